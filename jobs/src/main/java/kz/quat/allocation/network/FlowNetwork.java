package kz.quat.allocation.network;

import java.util.Arrays;

/**
 * A small network of arcs in pairs, with Dinic's maximum flow algorithm in whole numbers. Every
 * result is exact, and nothing is allocated while it runs.
 */
public final class FlowNetwork {
  private final int nodes;
  private final int[] head;
  private final int[] first;
  private final int[] arcs;
  private final int[] level;
  private final int[] queue;
  private final int[] next;
  public final long[] residual;

  /**
   * Pair k consists of arc 2k from {@code from[k]} to {@code to[k]} and arc 2k + 1 in the other
   * direction.
   */
  public FlowNetwork(int nodes, int[] from, int[] to) {
    this.nodes = nodes;
    head = new int[2 * from.length];
    residual = new long[2 * from.length];
    first = new int[nodes + 1];
    arcs = new int[2 * from.length];
    level = new int[nodes];
    queue = new int[nodes];
    next = new int[nodes];
    for (int k = 0; k < from.length; k++) {
      head[2 * k] = to[k];
      head[2 * k + 1] = from[k];
      first[from[k] + 1]++;
      first[to[k] + 1]++;
    }
    for (int v = 0; v < nodes; v++) {
      first[v + 1] += first[v];
    }
    int[] place = Arrays.copyOf(first, nodes);
    for (int k = 0; k < from.length; k++) {
      arcs[place[from[k]]++] = 2 * k;
      arcs[place[to[k]]++] = 2 * k + 1;
    }
  }

  /** Sends as much as can still be sent, at most {@code most}, and returns how much that was. */
  public long augment(int source, int sink, long most) {
    long sent = 0;
    while (sent < most && levels(source, sink)) {
      System.arraycopy(first, 0, next, 0, nodes);
      sent += push(source, sink, most - sent);
    }
    return sent;
  }

  private boolean levels(int source, int sink) {
    Arrays.fill(level, -1);
    level[source] = 0;
    queue[0] = source;
    int filled = 1;
    for (int at = 0; at < filled; at++) {
      int u = queue[at];
      for (int i = first[u]; i < first[u + 1]; i++) {
        int v = head[arcs[i]];
        if (residual[arcs[i]] > 0 && level[v] < 0) {
          level[v] = level[u] + 1;
          if (v == sink) {
            return true;
          }
          queue[filled++] = v;
        }
      }
    }
    return false;
  }

  private long push(int u, int sink, long most) {
    if (u == sink) {
      return most;
    }
    long sent = 0;
    for (; next[u] < first[u + 1]; next[u]++) {
      int arc = arcs[next[u]];
      int v = head[arc];
      if (residual[arc] > 0 && level[v] == level[u] + 1) {
        long part = push(v, sink, Math.min(most - sent, residual[arc]));
        residual[arc] -= part;
        residual[arc ^ 1] += part;
        sent += part;
        if (sent == most) {
          return sent;
        }
      }
    }
    return sent;
  }

  /**
   * Adds to {@code reaching} every node that can still send more than {@code tolerance} to a node
   * already in it, but never through {@code closed}.
   */
  public void closeBackwards(boolean[] reaching, int closed, long tolerance) {
    int filled = 0;
    for (int v = 0; v < nodes; v++) {
      if (reaching[v]) {
        queue[filled++] = v;
      }
    }
    for (int at = 0; at < filled; at++) {
      int v = queue[at];
      for (int i = first[v]; i < first[v + 1]; i++) {
        int u = head[arcs[i]];
        if (u != closed && !reaching[u] && residual[arcs[i] ^ 1] > tolerance) {
          reaching[u] = true;
          queue[filled++] = u;
        }
      }
    }
  }
}
