package kz.quat.allocation.strain;

import java.util.Arrays;
import kz.quat.allocation.network.FlowNetwork;

/** Finds the smallest cut of many hubs by a maximum flow, in whole milliwatts. */
final class FlowHubCuts implements HubCuts {
  private static final double PER_MW = 1e9;

  /** A tenth of a watt, the same as {@link HubCuts#TOLERANCE_MW}. */
  private static final long TOLERANCE = 100;

  private static final long UNLIMITED = 1L << 60;

  private final int zones;
  private final long[] forward;
  private final long[] backward;
  private final FlowNetwork network;

  FlowHubCuts(int zones, int[] tieFrom, int[] tieTo, double[] forward, double[] backward) {
    this.zones = zones;
    int ties = tieFrom.length;
    int[] from = new int[2 * zones + ties];
    int[] to = new int[from.length];
    this.forward = new long[ties];
    this.backward = new long[ties];
    for (int z = 0; z < zones; z++) {
      from[2 * z] = zones;
      to[2 * z] = z;
      from[2 * z + 1] = z;
      to[2 * z + 1] = zones + 1;
    }
    for (int l = 0; l < ties; l++) {
      from[2 * zones + l] = tieFrom[l];
      to[2 * zones + l] = tieTo[l];
      this.forward[l] = whole(forward[l]);
      this.backward[l] = whole(backward[l]);
    }
    network = new FlowNetwork(zones + 2, from, to);
  }

  private static long whole(double mw) {
    return Double.isInfinite(mw) ? UNLIMITED : Math.round(mw * PER_MW);
  }

  @Override
  public double least(double[] in, double[] out) {
    return least(in, out, NONE, false);
  }

  @Override
  public void leastByHub(double[] in, double[] out, double[] leastInside, double[] leastOutside) {
    for (int z = 0; z < zones; z++) {
      leastInside[z] = least(in, out, z, true);
      leastOutside[z] = least(in, out, z, false);
    }
  }

  @Override
  public void smallest(double[] in, double[] out, int forced, boolean inside, boolean[] hubs) {
    if (Double.isInfinite(least(in, out, forced, inside))) {
      Arrays.fill(hubs, false);
      return;
    }
    boolean[] reaching = new boolean[zones + 2];
    reaching[zones + 1] = true;
    network.closeBackwards(reaching, zones, TOLERANCE);
    System.arraycopy(reaching, 0, hubs, 0, zones);
  }

  private double least(double[] in, double[] out, int forced, boolean inside) {
    long base = 0;
    for (int z = 0; z < zones; z++) {
      long ifIn = whole(in[z]);
      long ifOut = whole(out[z]);
      if (z == forced) {
        base += inside ? ifIn : ifOut;
        set(2 * z, inside ? 0 : UNLIMITED, 0);
        set(2 * z + 1, inside ? UNLIMITED : 0, 0);
      } else {
        base += Math.min(ifIn, ifOut);
        set(2 * z, ifIn - Math.min(ifIn, ifOut), 0);
        set(2 * z + 1, ifOut - Math.min(ifIn, ifOut), 0);
      }
    }
    for (int l = 0; l < forward.length; l++) {
      set(2 * zones + l, forward[l], backward[l]);
    }
    long flow = network.augment(zones, zones + 1, Long.MAX_VALUE);
    return flow >= UNLIMITED / 2 ? Double.POSITIVE_INFINITY : (base + flow) / PER_MW;
  }

  private void set(int pair, long forwardCap, long backwardCap) {
    network.residual[2 * pair] = forwardCap;
    network.residual[2 * pair + 1] = backwardCap;
  }
}
