package kz.quat.allocation.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cuts known in an hour with their milliwatts: the mining caps, and every network cut met so
 * far.
 */
public final class CutPool {
  private final @Nullable Topology topology;
  private final List<Cut> cuts = new ArrayList<>();
  private double[] value = new double[16];

  /** No cuts yet; for cuts that come with their values. */
  public CutPool() {
    topology = null;
  }

  /** The mining caps of a case; network cuts are found on the way. */
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

  /** Takes the limits of an hour whose native need {@code flow} has served. */
  public void revalue(HourLimits limits, GridFlow flow) {
    Topology of = Objects.requireNonNull(topology);
    for (int i = 0; i < cuts.size(); i++) {
      put(i, cuts.get(i).value(of, limits, flow));
    }
  }

  /** Adds a cut with its limit in milliwatts; false where its set is known already. */
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

  public int size() {
    return cuts.size();
  }

  public Cut cut(int index) {
    return cuts.get(index);
  }

  /** The cut's limit in milliwatts; infinite where it limits nothing. */
  public double value(int index) {
    return value[index];
  }

  /** Forgets the network cuts. */
  public void forget() {
    while (cuts.get(cuts.size() - 1).isNetwork()) {
      cuts.remove(cuts.size() - 1);
    }
  }
}
