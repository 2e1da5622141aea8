package kz.quat.allocation.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Rules between the rows of a case: keys, references, completeness and size. */
public final class CaseChecks {
  static final int MOST_REGIONS = 100;
  static final int MOST_TIES = 1_000;

  /** The number of hours of a leap year. */
  static final int MOST_HOURS = 8_784;

  static final int MOST_REGION_HOURS = 200_000;
  static final int MOST_MINERS = 100_000;
  private static final String KNOWN_ZONE = "must be a zone of regions.csv";

  /** Gives the line of a row in its file, for messages only. */
  interface LineNumbers {
    int line(String file, int index);
  }

  private final LineNumbers lineOf;

  private CaseChecks(LineNumbers lineOf) {
    this.lineOf = lineOf;
  }

  static void check(
      List<CaseRegion> regions,
      List<CaseRegionHour> regionHours,
      List<CaseTie> ties,
      List<CaseZone> zones,
      List<CaseCapHour> capHours,
      List<CaseMiner> miners,
      LineNumbers lineOf) {
    CaseChecks checks = new CaseChecks(lineOf);
    Set<String> names = checks.regions(regions);
    Set<String> zoneNames = zoneNames(regions);
    checks.some(CaseRegionHour.FILE, regionHours);
    checks.regionHours(names, regionHours);
    checks.ties(ties, zoneNames);
    checks.unique(CaseZone.FILE, "zone", zones, CaseZone::zone, MOST_REGIONS);
    checks.known(CaseZone.FILE, "zone", zones, CaseZone::zone, zoneNames, KNOWN_ZONE);
    checks.unique(
        CaseCapHour.FILE, "hour", capHours, row -> String.valueOf(row.hour()), MOST_HOURS);
    Set<String> hours =
        new HashSet<>(regionHours.stream().map(row -> String.valueOf(row.hour())).toList());
    checks.known(
        CaseCapHour.FILE,
        "hour",
        capHours,
        row -> String.valueOf(row.hour()),
        hours,
        "must be an hour of region_hours.csv");
    checks.unique(CaseMiner.FILE, "miner", miners, CaseMiner::miner, MOST_MINERS);
    checks.known(
        CaseMiner.FILE,
        "region",
        miners,
        CaseMiner::region,
        names,
        "must be a region of regions.csv");
  }

  /** Checks the same rules for a network without hours and miners. */
  public static void checkNetwork(List<CaseRegion> regions, List<CaseTie> ties) {
    CaseChecks checks = new CaseChecks((file, index) -> index + 2);
    checks.regions(regions);
    checks.ties(ties, zoneNames(regions));
  }

  private static Set<String> zoneNames(List<CaseRegion> regions) {
    return new HashSet<>(regions.stream().map(CaseRegion::zone).toList());
  }

  private Set<String> regions(List<CaseRegion> regions) {
    some(CaseRegion.FILE, regions);
    return unique(CaseRegion.FILE, "region", regions, CaseRegion::region, MOST_REGIONS);
  }

  private void ties(List<CaseTie> ties, Set<String> zoneNames) {
    unique(CaseTie.FILE, "tie", ties, CaseTie::tie, MOST_TIES);
    known(CaseTie.FILE, "from_zone", ties, CaseTie::fromZone, zoneNames, KNOWN_ZONE);
    known(CaseTie.FILE, "to_zone", ties, CaseTie::toZone, zoneNames, KNOWN_ZONE);
  }

  private void regionHours(Set<String> regions, List<CaseRegionHour> rows) {
    String file = CaseRegionHour.FILE;
    known(file, "region", rows, CaseRegionHour::region, regions, "must be a region of regions.csv");
    Set<String> keys = unique(file, "region,hour", rows, CaseChecks::key, MOST_REGION_HOURS);
    Set<Integer> hours = new TreeSet<>(rows.stream().map(CaseRegionHour::hour).toList());
    if (hours.size() > MOST_HOURS) {
      throw refusal(
          file, rows.size() - 1, "hour", hours.size() + " hours", "at most " + MOST_HOURS);
    }
    for (String region : new TreeSet<>(regions)) {
      for (int hour : hours) {
        if (!keys.contains(region + "," + hour)) {
          throw refusal(
              file,
              rows.size() - 1,
              "region,hour",
              region + "," + hour,
              "is missing: there must be a row for every region and hour");
        }
      }
    }
  }

  private static String key(CaseRegionHour row) {
    return row.region() + "," + row.hour();
  }

  private void some(String file, List<?> rows) {
    if (rows.isEmpty()) {
      throw new BadCaseException(file, 1, "region", "", "there must be at least one row");
    }
  }

  private <T> Set<String> unique(
      String file, String column, List<T> rows, Function<T, String> key, int most) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      String value = key.apply(rows.get(i));
      if (!keys.add(value)) {
        throw refusal(file, i, column, value, "is repeated: the key must be unique");
      }
      if (keys.size() > most) {
        throw refusal(file, i, column, value, "must be one of at most " + most + " rows");
      }
    }
    return keys;
  }

  private <T> void known(
      String file,
      String column,
      List<T> rows,
      Function<T, String> value,
      Set<String> names,
      String rule) {
    for (int i = 0; i < rows.size(); i++) {
      if (!names.contains(value.apply(rows.get(i)))) {
        throw refusal(file, i, column, value.apply(rows.get(i)), rule);
      }
    }
  }

  private BadCaseException refusal(
      String file, int index, String column, String value, String rule) {
    return new BadCaseException(file, lineOf.line(file, index), column, value, rule);
  }
}
