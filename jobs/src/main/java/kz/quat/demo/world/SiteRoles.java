package kz.quat.demo.world;

import java.util.Map;
import java.util.Set;

/** The part that each site plays in the demo, by its number; data/README.md tells the story. */
public final class SiteRoles {
  public static final int OVER_CONTRACT = 37;
  public static final int UNDER_REPORTS = 25;
  public static final int NO_METER = 32;
  public static final int METER_GAP = 13;
  public static final int NEVER_FILES = 45;
  public static final int STOPS_FILING = 29;
  public static final int CLOSED = 52;
  public static final int NEWEST = 60;
  public static final int COPY_PASTE = 15;
  public static final int HOSTILE_NAME = 57;
  public static final int QUARTER_TOTAL = 3;
  public static final int DAY_TOTAL = 58;
  public static final Set<Integer> TWO_POINTS = Set.of(6, 17, 34);
  public static final Set<Integer> MONTH_TOTAL = Set.of(1, 30, 31);
  public static final Set<Integer> DAILY_HOURS = Set.of(4, 22, 49);
  public static final Set<Integer> SUBTYPE_TWO = Set.of(9, 21, 27, 43, 55);

  /** Sites that share a miner; each other site has its own. */
  public static final Map<Integer, Integer> SHARED_OWNER =
      Map.ofEntries(
          Map.entry(5, 5),
          Map.entry(6, 5),
          Map.entry(7, 5),
          Map.entry(9, 9),
          Map.entry(10, 9),
          Map.entry(17, 17),
          Map.entry(18, 17),
          Map.entry(19, 17),
          Map.entry(34, 34),
          Map.entry(35, 34),
          Map.entry(54, 54),
          Map.entry(55, 54));

  /** Miners that file all their sites in one file, one submission per line. */
  public static final Set<Integer> FILES_LINES = Set.of(5, 34);

  public static final Map<Integer, String> SUPPLY =
      Map.of(8, "own", 11, "own", 21, "own", 2, "renewable", 23, "renewable", 36, "import");

  private SiteRoles() {}
}
