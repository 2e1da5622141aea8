package kz.quat.demo.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.landing.ReportForm;
import kz.quat.demo.world.Bins;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/**
 * Files with several submissions, a report of an unknown site, and reports that are merely missing.
 */
public final class OddReports {
  private static final long WEEK_RECORDS = 168L;
  private static final int BROKEN_LINE_OWNER = 34;
  private static final int BROKEN_LINE_WEEK = 4;

  private final World world;
  private final LandingFiles files;
  private final ReportForm form;

  public OddReports(World world, LandingFiles files, ReportForm form) {
    this.world = world;
    this.files = files;
    this.form = form;
  }

  /** Writes a miner's sites, one submission per line; once with a broken line between them. */
  public void writeLines(int owner, int week, LocalDate monday, String lines) throws IOException {
    Instant received = Delivery.at(monday.plusWeeks(1), 6, 0);
    String name = Bins.ofOwner(owner) + "_" + monday + ".jsonl";
    boolean broken = owner == BROKEN_LINE_OWNER && week == BROKEN_LINE_WEEK;
    String text = broken ? withBrokenLine(lines) : lines;
    long count = text.lines().count();
    String path = files.put(ReportForm.SOURCE, received, name, text, count);
    if (broken) {
      String what = "a broken line between two good ones";
      planted("R28", path, "line 2", what, "rejected", "unparseable", 1L);
    } else {
      String what = "several submissions, one a line";
      planted("R23", path, "whole file", what, "accepted", "", count * WEEK_RECORDS);
    }
  }

  public void writeUnknownSite(LocalDate monday) throws IOException {
    if (monday.isBefore(world.options().from())) {
      return;
    }
    Site like = world.sites().get(0);
    long from = ReportForm.startHour(like, monday);
    Instant received = Delivery.at(monday.plusDays(1), 4, 0);
    ObjectNode report =
        form.hourly(like, from, from + MarketClock.HOURS_A_DAY, received.minusSeconds(60));
    report.put("report_id", "R-KZM-9999-" + monday).put("site_id", "KZM-9999");
    String name = "KZM-9999_" + monday + ".json";
    String path = files.put(ReportForm.SOURCE, received, name, Json.compact(report), 1);
    String what = "a site not in the register";
    planted("R11", path, "site_id", what, "rejected", "unknown site", MarketClock.HOURS_A_DAY);
  }

  /**
   * Lists what a site does in every week of reports.
   *
   * @param weeks number of weeks written
   */
  public void listHabits(int weeks) {
    long hours = weeks * WEEK_RECORDS;
    habit("R13", ReportForm.UNIT_MW_SITE, "unit MW: mean power over the hour", hours);
    habit("R14", ReportForm.OFFSET_SITE, "local time with its offset", hours);
    habit("R15", ReportForm.LOCAL_SITE, "local time without offset or fold", hours);
    habit("R16", SiteRoles.OVER_CONTRACT, "over its contract, under its connection", hours);
    habit("R18", SiteRoles.UNDER_REPORTS, "reports 60 % of what its meter shows", hours);
    absent("R30", SiteRoles.NEVER_FILES, "never files", hours);
    absent("R31", SiteRoles.STOPS_FILING, "stops filing after the third week", hours / 2);
  }

  private void habit(String id, int number, String what, long records) {
    String id4 = world.sites().get(number - 1).id();
    planted(id, "reports/*/" + id4 + "_*.json", "whole file", what, "accepted", "", records);
  }

  private void absent(String id, int number, String what, long records) {
    String site = world.sites().get(number - 1).id();
    planted(id, "", site, what, "absent", "", records);
  }

  private static String withBrokenLine(String lines) {
    int lineEnd = lines.indexOf('\n') + 1;
    return lines.substring(0, lineEnd) + "{\"report_id\":\"R-x\",\n" + lines.substring(lineEnd);
  }

  private void planted(
      String id,
      String path,
      String where,
      String what,
      String expected,
      String reason,
      long records) {
    files
        .faults()
        .add(
            new PlantedFaults.Fault(
                id, ReportForm.SOURCE, path, where, what, expected, reason, records));
  }
}
