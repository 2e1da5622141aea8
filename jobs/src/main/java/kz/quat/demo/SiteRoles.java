package kz.quat.demo;

import java.util.Map;
import java.util.Set;

/** Which site, by its number, plays which part in the demo; data/README.md tells the story. */
final class SiteRoles {
  static final int OVER_CONTRACT = 37;
  static final int UNDER_REPORTS = 25;
  static final int NO_METER = 32;
  static final int METER_GAP = 13;
  static final int NEVER_FILES = 45;
  static final int STOPS_FILING = 29;
  static final int CLOSED = 52;
  static final int NEWEST = 60;
  static final int COPY_PASTE = 15;
  static final int HOSTILE_NAME = 57;
  static final int QUARTER_TOTAL = 3;
  static final int DAY_TOTAL = 58;
  static final Set<Integer> TWO_POINTS = Set.of(6, 17, 34);
  static final Set<Integer> MONTH_TOTAL = Set.of(1, 30, 31);
  static final Set<Integer> DAILY_HOURS = Set.of(4, 22, 49);
  static final Set<Integer> SUBTYPE_TWO = Set.of(9, 21, 27, 43, 55);

  /** Sites of one miner; the others have a miner each. */
  static final Map<Integer, Integer> SHARED_OWNER =
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

  /** Miners that file all their sites in one file, a submission a line. */
  static final Set<Integer> FILES_LINES = Set.of(5, 34);

  static final Map<Integer, String> SUPPLY =
      Map.of(8, "own", 11, "own", 21, "own", 2, "renewable", 23, "renewable", 36, "import");

  private SiteRoles() {}
}
