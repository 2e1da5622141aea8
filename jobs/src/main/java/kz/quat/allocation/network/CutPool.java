package kz.quat.allocation.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cuts known in an hour with their limits in milliwatts: the mining caps and every network cut
 * found so far.
 */
public final class CutPool {
  private final @Nullable Topology topology;
  private final List<Cut> cuts = new ArrayList<>();
  private double[] value = new double[16];

  /** An empty pool, to which cuts are added together with their limits. */
  public CutPool() {
    topology = null;
  }

  /** The mining caps of a case; network cuts are added as they are found. */
  public CutPool(Topology topology) {
    this.topology = topology;
    cuts.add(Cut.national(topology));
    for (int z = 0; z < topology.zoneCount(); z++) {
      cuts.add(Cut.zone(topology, z));
    }
    for (int r = 0; r < topology.regionCount(); r++) {
      cuts.add(Cut.region(r));
    }
  }

  /** Computes all limits for an hour, whose native need {@code flow} has served. */
  public void revalue(HourLimits limits, GridFlow flow) {
    Topology of = Objects.requireNonNull(topology);
    for (int i = 0; i < cuts.size(); i++) {
      put(i, cuts.get(i).value(of, limits, flow));
    }
  }

  /** Adds a cut with its limit in milliwatts; false if a cut with the same set is already known. */
  public boolean add(Cut cut, double milliwatts) {
    for (Cut known : cuts) {
      if (known.sameSet(cut)) {
        return false;
      }
    }
    cuts.add(cut);
    put(cuts.size() - 1, milliwatts);
    return true;
  }

  private void put(int index, double milliwatts) {
    if (index >= value.length) {
      value = Arrays.copyOf(value, 2 * index);
    }
    value[index] = milliwatts;
  }

  /** The number of known cuts. */
  public int size() {
    return cuts.size();
  }

  /** The cut with this index. */
  public Cut cut(int index) {
    return cuts.get(index);
  }

  /** The cut's limit in milliwatts; infinite if it limits nothing. */
  public double value(int index) {
    return value[index];
  }

  /** Removes all network cuts. */
  public void forget() {
    while (cuts.get(cuts.size() - 1).isNetwork()) {
      cuts.remove(cuts.size() - 1);
    }
  }
}
