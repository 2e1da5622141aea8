package kz.quat.demo.faults;

import java.time.LocalDate;
import java.util.Map;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.world.DemoRegion;
import kz.quat.demo.world.MarketClock;

/** The few broken lines in the grid load files, three weeks before the record day. */
public final class GridFaults {
  /** A small region whose available capacity is missing for two days before the record. */
  private static final String BLANK_REGION = "KZ-33";

  private static final LocalDate BLANK_FROM = LocalDate.of(2022, 12, 3);
  private static final LocalDate BLANK_TO = LocalDate.of(2022, 12, 4);
  private static final LocalDate UNKNOWN_REGION = LocalDate.of(2022, 11, 15);
  private static final LocalDate DUPLICATE = LocalDate.of(2022, 11, 16);
  private static final LocalDate SHORT_LINE = LocalDate.of(2022, 11, 18);
  private static final long TEXT_HOUR = MarketClock.startHour(LocalDate.of(2022, 11, 17)) + 5;
  private static final String TEXT_REGION = "KZ-59";
  private static final String SOURCE = LandingFiles.GRID_LOAD;

  private final PlantedFaults faults;
  private final String path;

  public GridFaults(PlantedFaults faults, String path) {
    this.faults = faults;
    this.path = path;
  }

  /** The load as written to the file: a word in place of one of the numbers. */
  public String load(CsvText csv, DemoRegion region, long hour, String loadMw) {
    if (hour != TEXT_HOUR || !region.code().equals(TEXT_REGION)) {
      return loadMw;
    }
    add("L03", csv.lastLine() + 1, "a word (н/д) in place of load_mw", "unparseable");
    return "н/д";
  }

  public void extraLines(CsvText csv, LocalDate day) {
    String hour = MarketClock.utcText(MarketClock.startHour(day));
    Map<LocalDate, String> lines =
        Map.of(
            UNKNOWN_REGION, "KZ-99," + hour + ",12.5",
            DUPLICATE, "KZ-10," + hour + ",999.999",
            SHORT_LINE, "KZ-11," + hour);
    String line = lines.get(day);
    if (line == null) {
      return;
    }
    csv.line(line);
    if (day.equals(UNKNOWN_REGION)) {
      add("L01", csv.lastLine(), "a region that does not exist (KZ-99)", "unknown region");
    } else if (day.equals(DUPLICATE)) {
      faults.add(
          new PlantedFaults.Fault(
              "L02",
              SOURCE,
              path,
              "line " + csv.lastLine(),
              "region and hour twice, another value: neither counts",
              "rejected",
              "duplicate key",
              2L));
    } else {
      add("L04", csv.lastLine(), "a line of two fields", "unparseable");
    }
  }

  /** Whether a region's available capacity is left blank on a day. */
  public static boolean isBlank(String region, LocalDate day) {
    return region.equals(BLANK_REGION) && isBlank(day);
  }

  /** Whether some region's available capacity is left blank on a day. */
  public static boolean isBlank(LocalDate day) {
    return !day.isBefore(BLANK_FROM) && !day.isAfter(BLANK_TO);
  }

  public static void blank(PlantedFaults faults, String path) {
    faults.add(
        new PlantedFaults.Fault(
            "C01",
            LandingFiles.GRID_CAPACITY,
            path,
            BLANK_REGION,
            "available_mw blank all day: installed x factor - outages must serve",
            "accepted",
            "",
            MarketClock.HOURS_A_DAY));
  }

  private void add(String id, int line, String what, String reason) {
    faults.add(
        new PlantedFaults.Fault(id, SOURCE, path, "line " + line, what, "rejected", reason, 1L));
  }
}
