package kz.quat.allocation.strain;

/**
 * The least of all cuts over the hubs: each hub inside or outside adds a figure of its own, each
 * tie from outside to inside its capacity. How the cuts are searched is a matter of their number.
 */
interface HubCuts {
  /** No hub is forced. */
  int NONE = -1;

  /**
   * The least cut.
   *
   * @param in what a hub adds where it is inside, MW, by zone
   * @param out what it adds where it is outside
   * @return the least in MW; infinite where every cut holds an unlimited tie
   */
  double least(double[] in, double[] out);

  /**
   * The least cuts with each zone's hub forced to one side.
   *
   * @param leastInside takes the least of all cuts with the zone's hub inside, by zone
   * @param leastOutside takes the least of those with it outside
   */
  void leastByHub(double[] in, double[] out, double[] leastInside, double[] leastOutside);

  /**
   * The smallest set of hubs that attains the least cut, to {@link #TOLERANCE_MW}.
   *
   * @param forced a zone whose side is given; {@link #NONE}: all are free
   * @param inside its side
   * @param hubs takes the set, by zone
   */
  void smallest(double[] in, double[] out, int forced, boolean inside, boolean[] hubs);

  /** Below this, two cuts are the same: a tenth of a watt. */
  double TOLERANCE_MW = 1e-7;

  /** Search for that many hubs: by list where they are few, by flow where they are many. */
  static HubCuts of(int zones, int[] tieFrom, int[] tieTo, double[] forward, double[] backward) {
    return zones <= ListedHubCuts.MOST_ZONES
        ? new ListedHubCuts(zones, tieFrom, tieTo, forward, backward)
        : new FlowHubCuts(zones, tieFrom, tieTo, forward, backward);
  }
}
