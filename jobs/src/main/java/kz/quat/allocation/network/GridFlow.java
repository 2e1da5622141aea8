package kz.quat.allocation.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The grid in one hour as a flow network. Arcs lead from the source to the regions (surplus),
 * between regions and their hubs, between hubs (ties), and from the regions to the sink (native
 * need, then mining). The native need is served first. Mining can have what can still be added, so
 * that U* never changes (docs/spec/quotas.md, section 1). An instance is reused from hour to hour
 * and is not thread-safe.
 */
public final class GridFlow {
  private final Topology topology;
  private final FlowNetwork network;
  private final int source;
  private final int sink;
  private final long[] nativeResidual;
  private final boolean[] deficit;
  private long unserved;

  public GridFlow(Topology topology) {
    this.topology = topology;
    int regions = topology.regionCount();
    source = regions + topology.zoneCount();
    sink = source + 1;
    int[] from = new int[3 * regions + topology.tieCount()];
    int[] to = new int[from.length];
    for (int r = 0; r < regions; r++) {
      from[supply(r)] = source;
      to[supply(r)] = r;
      from[demand(r)] = r;
      to[demand(r)] = sink;
      from[link(r)] = r;
      to[link(r)] = topology.hub(topology.regionZone[r]);
    }
    for (int l = 0; l < topology.tieCount(); l++) {
      from[tie(l)] = topology.hub(topology.tieFrom[l]);
      to[tie(l)] = topology.hub(topology.tieTo[l]);
    }
    network = new FlowNetwork(sink + 1, from, to);
    nativeResidual = new long[network.residual.length];
    deficit = new boolean[sink + 1];
  }

  /** The pair from the source to a region, which carries its surplus. */
  public static int supply(int region) {
    return 3 * region;
  }

  private static int demand(int region) {
    return 3 * region + 1;
  }

  /** The pair from a region to its hub: export forwards, import backwards. */
  public static int link(int region) {
    return 3 * region + 2;
  }

  /** The pair of a tie, whose forward direction is that of a positive flow. */
  public int tie(int tie) {
    return 3 * topology.regionCount() + tie;
  }

  /**
   * Sets the limits of an hour, serves as much of the native need as possible, and returns U* in
   * milliwatts.
   */
  public long serveNative(HourLimits limits) {
    long[] residual = network.residual;
    long need = 0;
    for (int r = 0; r < topology.regionCount(); r++) {
      long surplus = limits.surplus[r];
      set(supply(r), Math.max(0, surplus), 0);
      set(demand(r), Math.max(0, -surplus), 0);
      set(link(r), limits.exportCap[r], limits.importCap[r]);
      need += Math.max(0, -surplus);
    }
    for (int l = 0; l < topology.tieCount(); l++) {
      set(tie(l), limits.tieForward[l], limits.tieBackward[l]);
    }
    unserved = need - network.augment(source, sink, Long.MAX_VALUE);
    markDeficit();
    for (int r = 0; r < topology.regionCount(); r++) {
      residual[2 * demand(r)] = 0;
    }
    System.arraycopy(residual, 0, nativeResidual, 0, residual.length);
    return unserved;
  }

  /** What pair k can still carry in its forward direction. */
  public long left(int pair) {
    return network.residual[2 * pair];
  }

  /** What pair k can still carry in its backward direction. */
  public long used(int pair) {
    return network.residual[2 * pair + 1];
  }

  private void set(int pair, long forward, long backward) {
    network.residual[2 * pair] = forward;
    network.residual[2 * pair + 1] = backward;
  }

  /**
   * Marks the smallest cut that attains U*: every node from which one more MW could still reach an
   * unserved need. Mining inside it is 0, whatever the policy.
   */
  private void markDeficit() {
    Arrays.fill(deficit, false);
    if (unserved == 0) {
      return;
    }
    for (int r = 0; r < topology.regionCount(); r++) {
      deficit[r] = network.residual[2 * demand(r)] > 0;
    }
    network.closeBackwards(deficit, sink, 0);
  }

  /** True if the node (region or hub) is in the smallest cut that attains a U* above 0. */
  public boolean inDeficit(int node) {
    return deficit[node];
  }

  /** The greatest total mining of all regions, ignoring mining caps, in milliwatts. */
  public long systemHeadroom() {
    restoreNative();
    for (int r = 0; r < topology.regionCount(); r++) {
      network.residual[2 * demand(r)] = HourLimits.UNLIMITED;
    }
    return network.augment(source, sink, Long.MAX_VALUE);
  }

  /**
   * The greatest mining of one region if all others have none, ignoring mining caps, in milliwatts.
   */
  public long headroom(int region) {
    restoreNative();
    return grow(region, HourLimits.UNLIMITED);
  }

  /** Resets the flow to the native need alone, without mining. */
  void restoreNative() {
    System.arraycopy(nativeResidual, 0, network.residual, 0, nativeResidual.length);
  }

  /**
   * Adds at most {@code most} milliwatts of mining in the region to the current flow, and returns
   * how much was added.
   */
  public long grow(int region, long most) {
    if (deficit[region] || most <= 0) {
      return 0;
    }
    network.residual[2 * demand(region)] = most;
    long sent = network.augment(source, sink, most);
    network.residual[2 * demand(region)] = 0;
    return sent;
  }

  /**
   * Saves the current flow in {@code store} (of {@link #stateSize()}), from which it can be
   * restored.
   */
  public void save(long[] store) {
    System.arraycopy(network.residual, 0, store, 0, store.length);
  }

  /** Returns to a flow that {@link #save} has stored. */
  public void restore(long[] store) {
    System.arraycopy(store, 0, network.residual, 0, store.length);
  }

  /** The length of the array that {@link #save} needs. */
  public int stateSize() {
    return nativeResidual.length;
  }

  /**
   * Routes this mining in addition to the native need, and returns how many milliwatts cannot be
   * routed.
   */
  public long route(long[] mining) {
    restoreNative();
    long wanted = 0;
    for (int r = 0; r < mining.length; r++) {
      network.residual[2 * demand(r)] = mining[r];
      wanted += mining[r];
    }
    return wanted - network.augment(source, sink, wanted);
  }

  /** How many milliwatts of the last {@link #route} could not be routed in that region. */
  public long shortIn(int region) {
    return network.residual[2 * demand(region)];
  }

  /**
   * The smallest set of nodes that prevents the region from growing in the current flow: all nodes
   * outside the deficit that can still send power to it. Null if the source is among them.
   */
  public boolean @Nullable [] blockingNodes(int region, long tolerance) {
    boolean[] nodes = deficit.clone();
    nodes[region] = true;
    network.closeBackwards(nodes, sink, tolerance);
    if (nodes[source]) {
      return null;
    }
    for (int v = 0; v < nodes.length; v++) {
      nodes[v] &= !deficit[v];
    }
    return nodes;
  }
}
