package kz.quat.demo.faults;

import java.time.LocalDate;
import java.util.List;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;

/** Faults in the metering files, all within the last three weeks. */
public final class MeteringFaults {
  public static final LocalDate CORRECTED = LocalDate.of(2022, 11, 21);
  public static final LocalDate RESENT = LocalDate.of(2022, 11, 29);
  public static final int CORRECTED_SITE = 20;

  private static final String SOURCE = LandingFiles.METERING;
  private static final LocalDate SHORT_LINE = LocalDate.of(2022, 11, 23);
  private static final LocalDate DUPLICATE = LocalDate.of(2022, 11, 24);
  private static final LocalDate UNKNOWN_SITE = LocalDate.of(2022, 11, 25);
  private static final LocalDate BAD_TIME = LocalDate.of(2022, 11, 27);
  private static final long WORD_HOUR = at("2022-11-22", 10);
  private static final long NEGATIVE_HOUR = at("2022-11-25", 14);
  private static final long IMPOSSIBLE_HOUR = at("2022-11-26", 2);
  private static final long GAP_FROM = at("2022-11-20", 0);
  private static final long GAP_TO = at("2022-11-23", 0);
  private static final int SINGLE_GAPS_SITE = 41;
  private static final int SINGLE_GAPS_EVERY = 61;

  private final PlantedFaults faults;
  private final String path;

  public MeteringFaults(PlantedFaults faults, String path) {
    this.faults = faults;
    this.path = path;
  }

  /** Whether the reading is missing: three days at one site, single hours at another. */
  public boolean isGap(Site site, long hour) {
    if (site.number() == SiteRoles.METER_GAP && hour >= GAP_FROM && hour < GAP_TO) {
      if (hour == GAP_FROM) {
        add("M09", site.id(), "no readings for three days", "absent", "", 72L);
      }
      return true;
    }
    return site.number() == SINGLE_GAPS_SITE && hour % SINGLE_GAPS_EVERY == 0;
  }

  /** The energy as written to the file. */
  public String energy(CsvText csv, Site site, long hour, long kwh) {
    String line = "line " + (csv.lastLine() + 1);
    if (hour == WORD_HOUR && site.number() == 22) {
      add("M01", line, "a word (нет данных) in place of energy_kwh", "rejected", "unparseable", 1L);
      return "нет данных";
    }
    if (hour == NEGATIVE_HOUR && site.number() == 39) {
      add("M05", line, "a negative energy", "rejected", "negative", 1L);
      return "-5";
    }
    if (hour == IMPOSSIBLE_HOUR && site.number() == 42) {
      String what = "Wh written as kWh: a thousand times the energy";
      add("M06", line, what, "rejected", "impossible energy for the connection", 1L);
      return Long.toString(kwh * 1000L);
    }
    return Long.toString(kwh);
  }

  public void extraLines(CsvText csv, LocalDate day, List<Site> sites) {
    String hour = MarketClock.utcText(MarketClock.startHour(day));
    if (day.equals(SHORT_LINE)) {
      Site site = sites.get(29);
      csv.line(site.pointId(1) + "," + site.id());
      add("M02", line(csv), "a line of two fields", "rejected", "unparseable", 1L);
    } else if (day.equals(DUPLICATE)) {
      Site site = sites.get(32);
      csv.row(site.pointId(1), site.id(), hour, "1", "ok");
      add("M03", line(csv), "point and hour twice, another value", "rejected", "duplicate key", 2L);
    } else if (day.equals(UNKNOWN_SITE)) {
      csv.row("P-8888-1", "KZM-8888", hour, "120", "ok");
      add("M04", line(csv), "a site not in the register", "rejected", "unknown site", 1L);
    } else if (day.equals(BAD_TIME)) {
      Site site = sites.get(30);
      csv.row(site.pointId(1), site.id(), "2022-11-27 25:00", "3", "ok");
      add("M07", line(csv), "an hour that no day has", "rejected", "unparseable", 1L);
    }
  }

  public static void resent(PlantedFaults faults, String path, long rows) {
    String what = "yesterday's file again under another name, same bytes";
    faults.add(
        new PlantedFaults.Fault("M08", SOURCE, path, "whole file", what, "skipped", "", rows));
  }

  public static void corrected(PlantedFaults faults, String path, String original, long rows) {
    String what = "a later file restates one point's day";
    faults.add(
        new PlantedFaults.Fault("M10", SOURCE, path, "whole file", what, "accepted", "", rows));
    String point = "rows of " + Site.idOf(CORRECTED_SITE);
    String earlier = "the day that the later file restates";
    faults.add(
        new PlantedFaults.Fault("M10", SOURCE, original, point, earlier, "superseded", "", rows));
  }

  private void add(
      String id, String where, String what, String expected, String reason, long records) {
    faults.add(new PlantedFaults.Fault(id, SOURCE, path, where, what, expected, reason, records));
  }

  private static String line(CsvText csv) {
    return "line " + csv.lastLine();
  }

  private static long at(String day, int marketHour) {
    return MarketClock.startHour(LocalDate.parse(day)) + marketHour;
  }
}
