package kz.quat.demo.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.demo.faults.OddReports;
import kz.quat.demo.faults.ReportFaults;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.ReportForm;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/**
 * Reports of the last six whole weeks. Most sites file a week of hours on the Monday after, some
 * one day at a time, some only totals, some nothing. {@link ReportFaults} adds the faults.
 */
public final class ReportFiles {
  public static final int WEEKS = 6;
  private static final int STOPPED_AFTER_WEEKS = 3;
  private static final int DAILY_WEEKS = 2;

  private final World world;
  private final LandingFiles files;
  private final ReportForm form;
  private final ReportFaults faults;
  private final OddReports odd;

  public ReportFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
    this.form = new ReportForm(world);
    this.faults = new ReportFaults(files, form);
    this.odd = new OddReports(world, files, form);
  }

  public void write() throws IOException {
    LocalDate end = world.options().to().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int weeks = 0;
    for (int week = 0; week < WEEKS; week++) {
      LocalDate monday = end.minusWeeks(WEEKS - week);
      if (!monday.isBefore(world.options().from())) {
        writeWeek(week, monday);
        weeks++;
      }
    }
    odd.listHabits(weeks);
    odd.writeUnknownSite(end.minusWeeks(1));
    new TotalReports(world, files, form).write(end);
  }

  private void writeWeek(int week, LocalDate monday) throws IOException {
    Map<Integer, StringBuilder> lines = new TreeMap<>();
    for (Site site : world.sites()) {
      if (!filesHours(site, week, monday)) {
        continue;
      }
      if (SiteRoles.DAILY_HOURS.contains(site.number()) && week >= WEEKS - DAILY_WEEKS) {
        writeDays(site, monday);
      } else if (SiteRoles.FILES_LINES.contains(site.owner())) {
        StringBuilder text = lines.computeIfAbsent(site.owner(), key -> new StringBuilder());
        text.append(report(site, monday)).append('\n');
      } else if (!faults.write(site, week, monday)) {
        String text = report(site, monday);
        files.put(
            ReportForm.SOURCE,
            ReportForm.received(site, monday),
            ReportForm.name(site, monday),
            text,
            1);
      }
    }
    for (Map.Entry<Integer, StringBuilder> entry : lines.entrySet()) {
      odd.writeLines(entry.getKey(), week, monday, entry.getValue().toString());
    }
  }

  private String report(Site site, LocalDate monday) {
    return Json.compact(form.week(site, monday, ReportForm.received(site, monday)));
  }

  /** Writes seven files, each on the morning after its day. */
  private void writeDays(Site site, LocalDate monday) throws IOException {
    for (int i = 0; i < 7; i++) {
      LocalDate day = monday.plusDays(i);
      Instant received = Delivery.at(day.plusDays(1), ReportForm.FIRST_HOUR, 0);
      ObjectNode report =
          form.hourly(
              site,
              ReportForm.startHour(site, day),
              ReportForm.startHour(site, day.plusDays(1)),
              received.minusSeconds(900));
      files.put(ReportForm.SOURCE, received, ReportForm.name(site, day), Json.compact(report), 1);
    }
  }

  private static boolean filesHours(Site site, int week, LocalDate monday) {
    int number = site.number();
    boolean totals =
        SiteRoles.MONTH_TOTAL.contains(number)
            || number == SiteRoles.QUARTER_TOTAL
            || number == SiteRoles.DAY_TOTAL;
    boolean silent =
        number == SiteRoles.NEVER_FILES
            || (number == SiteRoles.STOPS_FILING && week >= STOPPED_AFTER_WEEKS);
    return !totals && !silent && site.runsOn(monday.plusDays(6));
  }
}
