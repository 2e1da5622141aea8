package kz.quat.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What goes wrong with reports, by site and week (0 to 5, 5 the last). Each is listed in
 * PLANTED.csv; data/README.md has the table.
 */
final class ReportFaults {
  private static final String IMPOSSIBLE = "impossible energy for the connection";

  private final World world;
  private final LandingFiles files;
  private final ReportForm form;
  private final AmendedReports amended;

  ReportFaults(World world, LandingFiles files, ReportForm form) {
    this.world = world;
    this.files = files;
    this.form = form;
    this.amended = new AmendedReports(world, files, form);
  }

  /** Writes the week's file or files if something is wrong with them; else false. */
  boolean write(Site site, int week, LocalDate monday) throws IOException {
    Week filing = new Week(site, monday);
    return switch (site.number() * 10 + week) {
      case 184 -> duplicateReadings(filing);
      case 334 -> missingHours(filing);
      case 384 -> wrongUnit(filing);
      case 394 -> negative(filing);
      case 403 -> unknownUnit(filing);
      case 285 -> overConnection(filing);
      case 434 -> outsidePeriod(filing);
      case 443 -> truncated(filing);
      case 464 -> wrongBin(filing);
      case 504 -> wordForNumber(filing);
      case 513 -> unknownSchema(filing);
      case 533 -> noPeriodEnd(filing);
      case 154, 155 -> copyPaste(filing);
      case 473, 474, 475 -> pretty(filing);
      default -> amended.write(site, week, monday);
    };
  }

  /** A site's week with its report and where it goes. */
  private final class Week {
    private final Site site;
    private final LocalDate monday;
    private final ObjectNode report;
    private final Instant received;

    Week(Site site, LocalDate monday) {
      this.site = site;
      this.monday = monday;
      this.received = ReportFiles.received(site, monday);
      long from = ReportFiles.startHour(site, monday);
      long to = ReportFiles.startHour(site, monday.plusWeeks(1));
      this.report = form.hourly(site, from, to, received.minusSeconds(1500));
    }

    ArrayNode readings() {
      return report.withArray("readings");
    }

    ObjectNode reading(int index) {
      return (ObjectNode) readings().get(index);
    }

    boolean put(String id, String where, String what, String expected, String reason, long records)
        throws IOException {
      return put(Json.compact(report), id, where, what, expected, reason, records);
    }

    boolean put(
        String text,
        String id,
        String where,
        String what,
        String expected,
        String reason,
        long records)
        throws IOException {
      String name = ReportFiles.name(site, monday);
      String path = files.put(ReportFiles.SOURCE, received, name, text, 1);
      planted(id, path, where, what, expected, reason, records);
      return true;
    }
  }

  private static boolean duplicateReadings(Week week) throws IOException {
    ObjectNode same = week.reading(30).deepCopy();
    ObjectNode other = week.reading(31).deepCopy();
    other.set("value", LongNode.valueOf(1));
    String where = "hours " + text(same) + " and " + text(other);
    week.readings().add(same).add(other);
    String what = "two hours given twice, one of them with another value";
    return week.put("R02", where, what, "rejected", "duplicate key", 2L);
  }

  private static boolean missingHours(Week week) throws IOException {
    String where = "from hour " + text(week.reading(60));
    for (int i = 0; i < 6; i++) {
      week.readings().remove(60);
    }
    return week.put("R08", where, "six hours missing", "accepted", "", 162L);
  }

  private boolean wrongUnit(Week week) throws IOException {
    long impossible = 0L;
    for (int i = 0; i < week.readings().size(); i++) {
      long hour = ReportFiles.startHour(week.site, week.monday) + i;
      long kwh = form.reportedKwh(week.site, hour);
      week.reading(i).set("value", LongNode.valueOf(kwh));
      impossible += kwh * 1000L > week.site.connectionKw() ? 1L : 0L;
    }
    week.report.put("unit", "MWh");
    String what = "kWh labelled MWh: a thousand times the energy";
    return week.put("R09", "unit", what, "rejected", IMPOSSIBLE, impossible);
  }

  private static boolean negative(Week week) throws IOException {
    week.reading(50).set("value", LongNode.valueOf(-7));
    String where = "hour " + text(week.reading(50));
    return week.put("R10", where, "a negative value", "rejected", "negative", 1L);
  }

  private static boolean unknownUnit(Week week) throws IOException {
    week.report.put("unit", "GJ");
    return week.put("R12", "unit", "a unit that no rule knows", "rejected", "bad unit", 168L);
  }

  private boolean overConnection(Week week) throws IOException {
    for (int i = 80; i < 83; i++) {
      long kwh = week.site.connectionKw() * 16 / 10;
      week.reading(i).set("value", ReportForm.value(form.unit(week.site), kwh));
    }
    String where = "from hour " + text(week.reading(80));
    String what = "three hours at 1.6 times the connection";
    return week.put("R17", where, what, "rejected", IMPOSSIBLE, 3L);
  }

  private boolean outsidePeriod(Week week) throws IOException {
    long end = ReportFiles.startHour(week.site, week.monday.plusWeeks(1));
    for (long hour = end; hour < end + 2; hour++) {
      ObjectNode reading = week.readings().addObject();
      reading.put("hour", form.hourText(week.site, hour));
      reading.set("value", LongNode.valueOf(1));
    }
    String where = "from hour " + form.hourText(week.site, end);
    String what = "two hours after the end of the period";
    return week.put("R19", where, what, "rejected", "hour outside the period", 2L);
  }

  private static boolean truncated(Week week) throws IOException {
    String text = Json.compact(week.report);
    String cut = text.substring(0, text.length() * 6 / 10);
    return week.put(
        cut, "R20", "whole file", "cut off in the middle", "rejected", "unparseable", 1L);
  }

  private static boolean wrongBin(Week week) throws IOException {
    week.report.put("miner_bin", Bins.ofOwner(44));
    String what = "the BIN of another miner";
    return week.put("R21", "miner_bin", what, "rejected", "wrong BIN for the site", 168L);
  }

  private static boolean wordForNumber(Week week) throws IOException {
    week.reading(20).set("value", TextNode.valueOf("н/д"));
    String where = "hour " + text(week.reading(20));
    return week.put("R25", where, "a word (н/д) as value", "rejected", "unparseable", 1L);
  }

  private static boolean unknownSchema(Week week) throws IOException {
    week.report.put("schema", "quat-report/0");
    String what = "a schema version that does not exist";
    return week.put("R26", "schema", what, "rejected", "unparseable", 168L);
  }

  private static boolean noPeriodEnd(Week week) throws IOException {
    week.report.remove("period_to");
    String what = "a required field is missing";
    return week.put("R27", "period_to", what, "rejected", "unparseable", 168L);
  }

  private static boolean copyPaste(Week week) throws IOException {
    for (int i = 0; i < week.readings().size(); i++) {
      week.reading(i).set("value", week.reading(0).path("value"));
    }
    String what = "one value copied to every hour: formally fine, a lead";
    return week.put("R24", "readings", what, "accepted", "", 168L);
  }

  private static boolean pretty(Week week) throws IOException {
    String text = Json.pretty(week.report);
    return week.put(text, "R22", "whole file", "JSON over many lines", "accepted", "", 168L);
  }

  /** A miner's sites, a submission a line; once with a broken line between them. */
  void writeLines(int owner, int week, LocalDate monday, String lines) throws IOException {
    Instant received = Delivery.at(monday.plusWeeks(1), 6, 0);
    String name = Bins.ofOwner(owner) + "_" + monday + ".jsonl";
    boolean broken = owner == 34 && week == 4;
    int lineEnd = lines.indexOf('\n') + 1;
    String text =
        broken
            ? lines.substring(0, lineEnd) + "{\"report_id\":\"R-x\",\n" + lines.substring(lineEnd)
            : lines;
    long count = text.lines().count();
    String path = files.put(ReportFiles.SOURCE, received, name, text, count);
    if (broken) {
      String what = "a broken line between two good ones";
      planted("R28", path, "line 2", what, "rejected", "unparseable", 1L);
    } else {
      planted("R23", path, "whole file", "several submissions", "accepted", "", count * 168L);
    }
  }

  void writeUnknownSite(LocalDate monday) throws IOException {
    if (monday.isBefore(world.options().from())) {
      return;
    }
    Site like = world.sites().get(0);
    long from = ReportFiles.startHour(like, monday);
    Instant received = Delivery.at(monday.plusDays(1), 4, 0);
    ObjectNode report =
        form.hourly(like, from, from + MarketClock.HOURS_A_DAY, received.minusSeconds(60));
    report.put("report_id", "R-KZM-9999-" + monday).put("site_id", "KZM-9999");
    String name = "KZM-9999_" + monday + ".json";
    String path = files.put(ReportFiles.SOURCE, received, name, Json.compact(report), 1);
    planted("R11", path, "site_id", "a site not in the register", "rejected", "unknown site", 24L);
  }

  private void planted(
      String id,
      String path,
      String where,
      String what,
      String expected,
      String reason,
      long records) {
    world
        .faults()
        .add(
            new PlantedFaults.Fault(
                id, ReportFiles.SOURCE, path, where, what, expected, reason, records));
  }

  private static String text(ObjectNode reading) {
    return reading.path("hour").asText();
  }
}
