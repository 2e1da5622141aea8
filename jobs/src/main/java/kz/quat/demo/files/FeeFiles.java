package kz.quat.demo.files;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/**
 * SYNTHETIC fees (1 KZT per kWh used in a quarter of 2022, the REAL rate of that year) and one
 * site's purchases of imported power.
 */
public final class FeeFiles {
  private static final int IMPORT_SITE = 36;
  private static final int UNDER_REPORTED_PCT = 60;

  private final World world;
  private final LandingFiles files;

  public FeeFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  public void write() throws IOException {
    for (int quarter = 1; quarter <= 3; quarter++) {
      YearMonth first = YearMonth.of(2022, 3 * quarter - 2);
      if (!first.atDay(1).isBefore(world.options().from())) {
        writeQuarter(quarter, first);
      }
    }
    for (YearMonth month = YearMonth.of(2022, 10);
        month.isBefore(YearMonth.of(2022, 12));
        month = month.plusMonths(1)) {
      boolean covered =
          !month.atDay(1).isBefore(world.options().from())
              && !month.atEndOfMonth().isAfter(world.options().to());
      if (covered) {
        writePurchases(month);
      }
    }
  }

  /**
   * Writes a quarter's fees. They are due on the 20th of the month after the quarter; the site that
   * never files never pays.
   */
  private void writeQuarter(int quarter, YearMonth first) throws IOException {
    CsvText csv = new CsvText("miner_bin,site_id,quarter,paid_kzt,paid_on");
    LocalDate due = first.plusMonths(3).atDay(20);
    for (Site site : world.sites()) {
      long kwh = 0L;
      long end = MarketClock.startHour(first.plusMonths(3));
      for (long hour = MarketClock.startHour(first); hour < end; hour++) {
        kwh += world.mining().kwh(site, hour);
      }
      if (site.number() == SiteRoles.UNDER_REPORTS) {
        kwh = kwh * UNDER_REPORTED_PCT / 100;
      }
      if (kwh > 0 && site.number() != SiteRoles.NEVER_FILES) {
        LocalDate paid = due.minusDays(site.number() % 9L);
        csv.row(site.bin(), site.id(), "2022-Q" + quarter, Long.toString(kwh), paid.toString());
      }
    }
    String name = "fees_2022-Q" + quarter + ".csv";
    files.put("fees", Delivery.at(due.plusDays(1), 3, 0), name, csv);
  }

  private void writePurchases(YearMonth month) throws IOException {
    Site site = world.sites().get(IMPORT_SITE - 1);
    CsvText csv = new CsvText("miner_bin,site_id,hour_start_utc,energy_mwh,price_kzt_per_kwh");
    long start = MarketClock.startHour(month);
    for (long hour = start; hour < start + MarketClock.hoursIn(month); hour++) {
      long kwh = world.mining().kwh(site, hour);
      String mwh = CsvText.thousandths(kwh);
      csv.row(site.bin(), site.id(), MarketClock.utcText(hour), mwh, "15.5");
    }
    LocalDate published = month.plusMonths(1).atDay(3);
    files.put("purchases", Delivery.at(published, 3, 0), "purchases_" + month + ".csv", csv);
  }
}
