package kz.quat.allocation.strain;

/**
 * Finds the smallest cut over the hubs. Each hub adds one value if it is inside the cut and another
 * if it is outside, and each tie from outside to inside adds its capacity. The search method
 * depends on the number of hubs.
 */
interface HubCuts {
  /** No hub is forced to a side. */
  int NONE = -1;

  /**
   * The value of the smallest cut.
   *
   * @param in what each zone's hub adds if it is inside, MW
   * @param out what it adds if it is outside
   * @return MW; infinite if every cut contains an unlimited tie
   */
  double least(double[] in, double[] out);

  /**
   * The smallest cuts with each zone's hub forced to one side.
   *
   * @param leastInside receives, by zone, the smallest cut with the zone's hub inside
   * @param leastOutside receives, by zone, the smallest cut with the zone's hub outside
   */
  void leastByHub(double[] in, double[] out, double[] leastInside, double[] leastOutside);

  /**
   * The smallest set of hubs whose cut is the smallest, to {@link #TOLERANCE_MW}.
   *
   * @param forced a zone whose side is given; {@link #NONE} if all are free
   * @param inside the side of that zone's hub
   * @param hubs receives the set, by zone
   */
  void smallest(double[] in, double[] out, int forced, boolean inside, boolean[] hubs);

  /** Two cuts that differ by less than this are treated as equal: a tenth of a watt. */
  double TOLERANCE_MW = 1e-7;

  /**
   * The search for this number of hubs: by enumeration if there are few, by flow if there are many.
   */
  static HubCuts of(int zones, int[] tieFrom, int[] tieTo, double[] forward, double[] backward) {
    return zones <= ListedHubCuts.MOST_ZONES
        ? new ListedHubCuts(zones, tieFrom, tieTo, forward, backward)
        : new FlowHubCuts(zones, tieFrom, tieTo, forward, backward);
  }
}
