package kz.quat.demo.world;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One region's month: load without mining and grid-supplied mining, kW by hour from the month's
 * first market hour. Together they sum to {@code targetKwh}.
 */
public final class RegionMonth {
  private final double targetKwh;
  private final double[] baseKw;
  private final long[] miningKw;

  private RegionMonth(double targetKwh, double[] baseKw, long[] miningKw) {
    this.targetKwh = targetKwh;
    this.baseKw = baseKw;
    this.miningKw = miningKw;
  }

  public static RegionMonth of(
      DemoRegion region,
      YearMonth month,
      ReferenceData reference,
      LoadShape shape,
      MiningDemand mining) {
    int hours = MarketClock.hoursIn(month);
    long start = MarketClock.startHour(month);
    double[] base = new double[hours];
    long[] miners = new long[hours];
    for (int i = 0; i < hours; i++) {
      base[i] = shape.at(region, start + i);
      miners[i] = mining.regionGridKwh(region, start + i);
    }
    double target = reference.monthKwh(region, month);
    RegionMonth unscaled = new RegionMonth(target, base, miners);
    return unscaled.scaled(unscaled.baseTargetKwh() / sum(base), 0, hours);
  }

  /**
   * The month with one day's base load multiplied by a factor; the other days change so that the
   * month's sum stays the same.
   */
  public RegionMonth withDay(LocalDate day, double factor) {
    int from = (day.getDayOfMonth() - 1) * MarketClock.HOURS_A_DAY;
    int to = from + MarketClock.HOURS_A_DAY;
    double dayKwh = 0.0;
    for (int i = from; i < to; i++) {
      dayKwh += baseKw[i];
    }
    double rest = (baseTargetKwh() - factor * dayKwh) / (sum(baseKw) - dayKwh);
    return scaled(rest, 0, from).scaled(factor, from, to).scaled(rest, to, baseKw.length);
  }

  public double baseKw(int hour) {
    return baseKw[hour];
  }

  public long miningKw(int hour) {
    return miningKw[hour];
  }

  public long[] totalKw() {
    long[] total = new long[baseKw.length];
    for (int i = 0; i < total.length; i++) {
      total[i] = Math.round(baseKw[i]) + miningKw[i];
    }
    return total;
  }

  private double baseTargetKwh() {
    long miners = 0L;
    for (long kwh : miningKw) {
      miners += kwh;
    }
    return targetKwh - miners;
  }

  private RegionMonth scaled(double factor, int from, int to) {
    double[] base = baseKw.clone();
    for (int i = from; i < to; i++) {
      base[i] *= factor;
    }
    return new RegionMonth(targetKwh, base, miningKw);
  }

  private static double sum(double[] values) {
    double sum = 0.0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
