package kz.quat.leads;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.series.PointSeries;

/**
 * A feeder with eight offices (A to H, on average 50 kW each by day), for 220 days from Monday
 * 2024-01-01, with a line loss of 4 %. Each test adds its own changes.
 */
final class SmallFeeder {

  static final int DAYS = 220;
  static final int HOURS = DAYS * 24;

  /** Tuesday 2024-05-07, 10:00. */
  static final int START = 127 * 24 + 10;

  static final long FIRST_HOUR = LocalDate.of(2024, 1, 1).toEpochDay() * 24;

  interface Load {
    double kw(int hour);
  }

  final double[][] load = new double[8][HOURS];
  final double[][] seen = new double[8][];
  final String[] category = new String[8];
  final double[] declaredKw = new double[8];
  final boolean[] registered = new boolean[8];
  final double[] unmetered = new double[HOURS];
  private double[] energyIn = new double[HOURS];
  private final Random random;

  SmallFeeder() {
    this(5);
  }

  SmallFeeder(long seed) {
    random = new Random(seed);
    Arrays.fill(category, "commercial");
    Arrays.fill(declaredKw, 200);
    for (int p = 0; p < 8; p++) {
      double daily = 0;
      for (int h = 0; h < HOURS; h++) {
        if (h % 24 == 0) {
          daily = 0.85 * daily + 0.012 * random.nextGaussian();
        }
        load[p][h] = office(h, 8 + p % 3) * 50 * (1 + daily + 0.015 * random.nextGaussian());
      }
    }
  }

  /** The load of an office: 0.45 by night and on days off, up to 1.7 on a working day. */
  static double office(int hour, int opens) {
    int ofDay = hour % 24;
    int ofWeek = hour / 24 % 7;
    boolean open = ofWeek < 5 && ofDay >= opens && ofDay < opens + 9;
    return open ? 1.7 : 0.45 + 0.1 * Math.sin(ofDay / 24.0 * 2 * Math.PI);
  }

  /** A machine hall that never rests, from {@link #START} on. */
  static Load steady(double kw) {
    return h -> h < START ? 0 : kw * (1 + 0.01 * Math.sin(h * 1.7));
  }

  SmallFeeder onMeter(int point, Load extra) {
    for (int h = 0; h < HOURS; h++) {
      load[point][h] += extra.kw(h);
    }
    return this;
  }

  SmallFeeder besideMeters(Load extra) {
    for (int h = 0; h < HOURS; h++) {
      unmetered[h] += extra.kw(h);
    }
    return this;
  }

  /** Sets what a meter shows instead of the actual load. */
  SmallFeeder shows(int point, Load shown) {
    seen[point] = new double[HOURS];
    for (int h = 0; h < HOURS; h++) {
      seen[point][h] = shown.kw(h);
    }
    return this;
  }

  FeederSeries series() {
    return series(HOURS);
  }

  /** The feeder as known after a number of hours. */
  FeederSeries series(int hours) {
    Random noise = new Random(11);
    energyIn = new double[HOURS];
    for (int h = 0; h < HOURS; h++) {
      double sum = unmetered[h];
      for (double[] meter : load) {
        sum += meter[h];
      }
      energyIn[h] = sum + 4 + 0.00006 * sum * sum * (1 + 0.05 * noise.nextGaussian());
    }
    List<PointSeries> points = new ArrayList<>();
    for (int p = 0; p < 8; p++) {
      double[] kwh = Arrays.copyOf(seen[p] == null ? load[p] : seen[p], hours);
      String id = String.valueOf((char) ('A' + p));
      points.add(new PointSeries(id, category[p], declaredKw[p], registered[p], rounded(kwh)));
    }
    return new FeederSeries("small", FIRST_HOUR, Arrays.copyOf(energyIn, hours), points);
  }

  private static double[] rounded(double[] kwh) {
    return Arrays.stream(kwh).map(v -> Double.isNaN(v) ? v : Math.rint(v * 10) / 10).toArray();
  }

  Optional<Lead> lead() {
    return leads(series()).now(null);
  }

  static FeederLeads leads(FeederSeries series) {
    HourCalendar calendar =
        new HourCalendar(series.startHour(), series.hours(), ZoneOffset.UTC, Set.of());
    return new FeederLeads(series, calendar, LeadModel.shipped());
  }
}
