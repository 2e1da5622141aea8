package kz.quat.demo.files;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.World;

/**
 * SYNTHETIC feeders with customers' meters on which leads can be found: invented offices, with
 * mines on three of the four feeders. PLANTED.csv tells which.
 */
public final class FeederFiles {
  private static final LocalDate FIRST = LocalDate.of(2022, 8, 1);
  private static final YearMonth DAILY_FROM = YearMonth.of(2022, 12);
  private static final String FEEDERS = "feeder_energy";
  private static final String METERS = "customer_meters";
  private static final String POINTS = "customer_points";
  private static final String REGION = "KZ-35";
  private static final int METERS_A_FEEDER = 4;
  private static final int NO_METER = -1;
  private static final double CONSTANT_LOSS_KW = 4;
  private static final double LOSS_PER_KWH = 0.00006;
  private static final int DECLARED_KW = 200;

  /**
   * A mine.
   *
   * @param feeder its feeder
   * @param meter its meter; -1: on none
   * @param from first day
   * @param kw power
   * @param peakKw power in the evening peak
   */
  private record Mine(
      String id, int feeder, int meter, LocalDate from, int kw, int peakKw, String what) {}

  private static final List<Mine> MINES =
      List.of(
          new Mine("N01", 1, 2, LocalDate.of(2022, 10, 11), 60, 60, "60 kW on one meter"),
          new Mine(
              "N02",
              2,
              NO_METER,
              LocalDate.of(2022, 10, 25),
              55,
              12,
              "55 kW on no meter that falls to 12 kW in the evening peak"),
          new Mine("N03", 3, 0, LocalDate.of(2022, 11, 8), 30, 30, "60 kW split over two meters"),
          new Mine("N03", 3, 3, LocalDate.of(2022, 11, 8), 30, 30, "60 kW split over two meters"));

  private static final int FEEDER_COUNT = 4;
  private static final int COLD_STORE = 4;
  private static final int COLD_STORE_KW = 70;

  private final World world;
  private final LandingFiles files;

  public FeederFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  /** Writes one file per month, from December one per day; nothing before August 2022. */
  public void write() throws IOException {
    LocalDate from = world.options().from().isAfter(FIRST) ? world.options().from() : FIRST;
    if (from.isAfter(world.options().to())) {
      return;
    }
    writePoints(from);
    LocalDate day = from;
    while (!day.isAfter(world.options().to())) {
      LocalDate last =
          YearMonth.from(day).isBefore(DAILY_FROM) ? YearMonth.from(day).atEndOfMonth() : day;
      LocalDate end = last.isAfter(world.options().to()) ? world.options().to() : last;
      writeHours(day, end);
      day = end.plusDays(1);
    }
    plant();
  }

  private void writePoints(LocalDate from) throws IOException {
    CsvText csv = new CsvText("point_id,feeder_id,category,declared_kw,registered_mining,region");
    for (int feeder = 1; feeder <= FEEDER_COUNT; feeder++) {
      for (int meter = 0; meter < METERS_A_FEEDER; meter++) {
        String category = isColdStore(feeder, meter) ? "cold_store" : "commercial";
        csv.row(
            point(feeder, meter),
            feeder(feeder),
            category,
            Integer.toString(DECLARED_KW),
            "0",
            REGION);
      }
    }
    files.put(POINTS, Delivery.at(from.plusDays(1), 0, 30), "points.csv", csv);
  }

  private void writeHours(LocalDate first, LocalDate last) throws IOException {
    CsvText feeders = new CsvText("feeder_id,hour_start_utc,energy_in_kwh");
    CsvText meters = new CsvText("point_id,feeder_id,hour_start_utc,energy_kwh");
    long end = MarketClock.startHour(last.plusDays(1));
    for (long hour = MarketClock.startHour(first); hour < end; hour++) {
      String at = MarketClock.utcText(hour);
      for (int feeder = 1; feeder <= FEEDER_COUNT; feeder++) {
        double sum = mine(feeder, NO_METER, hour);
        for (int meter = 0; meter < METERS_A_FEEDER; meter++) {
          double kwh = office(feeder, meter, hour) + mine(feeder, meter, hour);
          sum += kwh;
          meters.row(point(feeder, meter), feeder(feeder), at, tenths(kwh));
        }
        feeders.row(feeder(feeder), at, tenths(sum + CONSTANT_LOSS_KW + LOSS_PER_KWH * sum * sum));
      }
    }
    String name = first + ".csv";
    files.put(FEEDERS, Delivery.at(last.plusDays(1), 0, 30), name, feeders);
    files.put(METERS, Delivery.at(last.plusDays(1), 0, 30), name, meters);
  }

  /**
   * The load of an office, which works by day, or of a cold store, which never rests; with hourly
   * and weekly noise.
   */
  private double office(int feeder, int meter, long hour) {
    int local = MarketClock.marketHour(hour);
    int opens = 8 + meter % 3;
    boolean open =
        MarketClock.marketDay(hour).getDayOfWeek().getValue() < 6
            && local >= opens
            && local < opens + 9;
    String name = "feeder " + feeder + " meter " + meter;
    double kw = isColdStore(feeder, meter) ? COLD_STORE_KW : open ? 85 : 23;
    return kw
        * (1 + 0.02 * world.noise().smooth(name, hour, 120))
        * (1 + 0.02 * world.noise().centred(name, hour));
  }

  private double mine(int feeder, int meter, long hour) {
    double kw = 0;
    for (Mine mine : MINES) {
      if (mine.feeder() == feeder
          && mine.meter() == meter
          && hour >= MarketClock.startHour(mine.from())) {
        int local = MarketClock.marketHour(hour);
        double now = local >= 18 && local < 22 ? mine.peakKw() : mine.kw();
        kw += now * (1 + 0.01 * world.noise().centred(mine.id() + meter, hour));
      }
    }
    return kw;
  }

  private void plant() {
    for (Mine mine : MINES) {
      if (!mine.from().isAfter(world.options().to()) && mine.meter() <= 2) {
        files
            .faults()
            .add(
                new PlantedFaults.Fault(
                    mine.id(),
                    mine.meter() == NO_METER ? FEEDERS : METERS,
                    "",
                    feeder(mine.feeder()) + " from " + mine.from(),
                    "SYNTHETIC mine that nobody reports: " + mine.what(),
                    "accepted",
                    "",
                    0));
      }
    }
  }

  private static boolean isColdStore(int feeder, int meter) {
    return feeder == COLD_STORE && meter == 1;
  }

  private static String feeder(int feeder) {
    return "DEMO-F" + feeder;
  }

  private static String point(int feeder, int meter) {
    return "DEMO-F" + feeder + "-M" + (meter + 1);
  }

  private static String tenths(double kwh) {
    return String.format(Locale.ROOT, "%.1f", kwh);
  }
}
