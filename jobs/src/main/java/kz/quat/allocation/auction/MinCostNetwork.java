package kz.quat.allocation.auction;

import java.util.Arrays;

/**
 * A small network of arcs in pairs, with a cost on each arc, in whole numbers. Finds shortest paths
 * by the algorithm of Bellman and Ford. Costs may be negative, but there must be no negative cycle.
 */
final class MinCostNetwork {
  /** The cost that means that there is no path. */
  static final long FAR = Long.MAX_VALUE / 4;

  private final int nodes;
  private final int[] tail;
  private final int[] head;
  final long[] residual;
  final long[] cost;
  private final long[] distance;
  private final int[] arcTo;

  MinCostNetwork(int nodes, int pairs) {
    this.nodes = nodes;
    tail = new int[2 * pairs];
    head = new int[2 * pairs];
    residual = new long[2 * pairs];
    cost = new long[2 * pairs];
    distance = new long[nodes];
    arcTo = new int[nodes];
  }

  /** Sets pair k: arc 2k leads from {@code from} to {@code to}, arc 2k + 1 back. */
  void pair(int k, int from, int to, long forward, long backward) {
    tail[2 * k] = from;
    head[2 * k] = to;
    tail[2 * k + 1] = to;
    head[2 * k + 1] = from;
    residual[2 * k] = forward;
    residual[2 * k + 1] = backward;
  }

  int nodes() {
    return nodes;
  }

  int tail(int arc) {
    return tail[arc];
  }

  int head(int arc) {
    return head[arc];
  }

  /** The least cost of a path from one node to another; {@link #FAR} if there is no path. */
  long shortest(int from, int to) {
    Arrays.fill(distance, FAR);
    distance[from] = 0;
    relax();
    return distance[to];
  }

  /** Node prices under which no arc with capacity left has a negative reduced cost. */
  long[] potentials() {
    Arrays.fill(distance, 0);
    relax();
    return distance.clone();
  }

  private void relax() {
    Arrays.fill(arcTo, -1);
    boolean changed = true;
    for (int round = 0; changed && round <= nodes; round++) {
      changed = false;
      for (int arc = 0; arc < head.length; arc++) {
        long start = distance[tail[arc]];
        if (residual[arc] > 0 && start < FAR && start + cost[arc] < distance[head[arc]]) {
          distance[head[arc]] = start + cost[arc];
          arcTo[head[arc]] = arc;
          changed = true;
        }
      }
    }
  }

  /** The most that the path found last can carry. */
  long narrowest(int from, int to) {
    long most = Long.MAX_VALUE;
    for (int v = to; v != from; v = tail[arcTo[v]]) {
      most = Math.min(most, residual[arcTo[v]]);
    }
    return most;
  }

  /** Sends this amount along the path found last. */
  void send(int from, int to, long amount) {
    for (int v = to; v != from; v = tail[arcTo[v]]) {
      residual[arcTo[v]] -= amount;
      residual[arcTo[v] ^ 1] += amount;
    }
  }
}
