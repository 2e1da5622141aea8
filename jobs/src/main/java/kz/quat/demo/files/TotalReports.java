package kz.quat.demo.files;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.ReportForm;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/** Reports with a single total: of a day, a month or a quarter. */
public final class TotalReports {
  private static final int DAYS = 14;
  private static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2022, 10), YearMonth.of(2022, 11));
  private static final LocalDate QUARTER_FROM = LocalDate.of(2022, 7, 1);
  private static final LocalDate QUARTER_TO = LocalDate.of(2022, 10, 1);

  private final World world;
  private final LandingFiles files;
  private final ReportForm form;

  public TotalReports(World world, LandingFiles files, ReportForm form) {
    this.world = world;
    this.files = files;
    this.form = form;
  }

  /**
   * Writes the reports.
   *
   * @param end the Monday after the last week of reports
   */
  public void write(LocalDate end) throws IOException {
    for (YearMonth month : MONTHS) {
      for (int number : SiteRoles.MONTH_TOTAL) {
        LocalDate due = month.plusMonths(1).atDay(5);
        put(number, month.atDay(1), month.plusMonths(1).atDay(1), "month", due);
      }
    }
    put(SiteRoles.QUARTER_TOTAL, QUARTER_FROM, QUARTER_TO, "quarter", QUARTER_TO.plusDays(7));
    for (LocalDate day = end.minusDays(DAYS); day.isBefore(end); day = day.plusDays(1)) {
      put(SiteRoles.DAY_TOTAL, day, day.plusDays(1), "day", day.plusDays(1));
    }
  }

  private void put(int number, LocalDate from, LocalDate to, String interval, LocalDate due)
      throws IOException {
    Instant received = Delivery.at(due, 5, 0);
    boolean known = !from.isBefore(world.options().from()) && !to.isAfter(world.options().to());
    if (!known) {
      return;
    }
    Site site = world.sites().get(number - 1);
    var report =
        form.total(
            site,
            ReportForm.startHour(site, from),
            ReportForm.startHour(site, to),
            interval,
            received.minusSeconds(600));
    String name = site.id() + "_" + interval + "_" + from + ".json";
    files.put(ReportForm.SOURCE, received, name, Json.compact(report), 1);
  }
}
