package kz.quat.demo.faults;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.LocalDate;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.ReportForm;
import kz.quat.demo.world.Bins;
import kz.quat.demo.world.Site;

/**
 * Faults of reports by site and week (0 to 5, 5 being the last). Each is listed in PLANTED.csv;
 * data/README.md has the table.
 */
public final class ReportFaults {
  private static final String IMPOSSIBLE = "impossible energy for the connection";

  private final LandingFiles files;
  private final ReportForm form;
  private final AmendedReports amended;

  public ReportFaults(LandingFiles files, ReportForm form) {
    this.files = files;
    this.form = form;
    this.amended = new AmendedReports(files, form);
  }

  /**
   * Writes the week's file or files if they have a fault.
   *
   * @return false if they have none
   */
  public boolean write(Site site, int week, LocalDate monday) throws IOException {
    ReportWeek filing = new ReportWeek(files.faults(), files, form, site, monday);
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

  private static boolean duplicateReadings(ReportWeek week) throws IOException {
    ObjectNode same = week.reading(30).deepCopy();
    ObjectNode other = week.reading(31).deepCopy();
    other.set("value", LongNode.valueOf(1));
    String where = "hours " + text(same) + " and " + text(other);
    week.readings().add(same).add(other);
    String what = "two hours given twice, one of them with another value";
    return week.put("R02", where, what, "rejected", "duplicate key", 3L);
  }

  private static boolean missingHours(ReportWeek week) throws IOException {
    String where = "from hour " + text(week.reading(60));
    for (int i = 0; i < 6; i++) {
      week.readings().remove(60);
    }
    return week.put("R08", where, "six hours missing", "accepted", "", 162L);
  }

  private boolean wrongUnit(ReportWeek week) throws IOException {
    long impossible = 0L;
    for (int i = 0; i < week.readings().size(); i++) {
      long hour = ReportForm.startHour(week.site(), week.monday()) + i;
      long kwh = form.reportedKwh(week.site(), hour);
      week.reading(i).set("value", LongNode.valueOf(kwh));
      impossible += kwh * 1000L > week.site().connectionKw() ? 1L : 0L;
    }
    week.report().put("unit", "MWh");
    String what = "kWh labelled MWh: a thousand times the energy";
    return week.put("R09", "unit", what, "rejected", IMPOSSIBLE, impossible);
  }

  private static boolean negative(ReportWeek week) throws IOException {
    week.reading(50).set("value", LongNode.valueOf(-7));
    String where = "hour " + text(week.reading(50));
    return week.put("R10", where, "a negative value", "rejected", "negative", 1L);
  }

  private static boolean unknownUnit(ReportWeek week) throws IOException {
    week.report().put("unit", "GJ");
    return week.put("R12", "unit", "a unit that no rule knows", "rejected", "bad unit", 168L);
  }

  private boolean overConnection(ReportWeek week) throws IOException {
    for (int i = 80; i < 83; i++) {
      long kwh = week.site().connectionKw() * 16 / 10;
      week.reading(i).set("value", ReportForm.value(form.unit(week.site()), kwh));
    }
    String where = "from hour " + text(week.reading(80));
    String what = "three hours at 1.6 times the connection";
    return week.put("R17", where, what, "rejected", IMPOSSIBLE, 3L);
  }

  private boolean outsidePeriod(ReportWeek week) throws IOException {
    long end = ReportForm.startHour(week.site(), week.monday().plusWeeks(1));
    for (long hour = end; hour < end + 2; hour++) {
      ObjectNode reading = week.readings().addObject();
      reading.put("hour", form.hourText(week.site(), hour));
      reading.set("value", LongNode.valueOf(1));
    }
    String where = "from hour " + form.hourText(week.site(), end);
    String what = "two hours after the end of the period";
    return week.put("R19", where, what, "rejected", "hour outside the period", 2L);
  }

  private static boolean truncated(ReportWeek week) throws IOException {
    String text = Json.compact(week.report());
    String cut = text.substring(0, text.length() * 6 / 10);
    return week.put(
        cut, "R20", "whole file", "cut off in the middle", "rejected", "unparseable", 1L);
  }

  private static boolean wrongBin(ReportWeek week) throws IOException {
    week.report().put("miner_bin", Bins.ofOwner(44));
    String what = "the BIN of another miner";
    return week.put("R21", "miner_bin", what, "rejected", "wrong BIN for the site", 168L);
  }

  private static boolean wordForNumber(ReportWeek week) throws IOException {
    week.reading(20).set("value", TextNode.valueOf("н/д"));
    String where = "hour " + text(week.reading(20));
    return week.put("R25", where, "a word (н/д) as value", "rejected", "unparseable", 1L);
  }

  private static boolean unknownSchema(ReportWeek week) throws IOException {
    week.report().put("schema", "quat-report/0");
    String what = "a schema version that does not exist";
    return week.put("R26", "schema", what, "rejected", "unparseable", 168L);
  }

  private static boolean noPeriodEnd(ReportWeek week) throws IOException {
    week.report().remove("period_to");
    String what = "a required field is missing";
    return week.put("R27", "period_to", what, "rejected", "unparseable", 168L);
  }

  private static boolean copyPaste(ReportWeek week) throws IOException {
    for (int i = 0; i < week.readings().size(); i++) {
      week.reading(i).set("value", week.reading(0).path("value"));
    }
    String what = "one value copied to every hour: formally fine, a lead";
    return week.put("R24", "readings", what, "accepted", "", 168L);
  }

  private static boolean pretty(ReportWeek week) throws IOException {
    String text = Json.pretty(week.report());
    return week.put(text, "R22", "whole file", "JSON over many lines", "accepted", "", 168L);
  }

  private static String text(ObjectNode reading) {
    return reading.path("hour").asText();
  }
}
