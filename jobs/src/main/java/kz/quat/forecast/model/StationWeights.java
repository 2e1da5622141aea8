package kz.quat.forecast.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much each weather station of a region counts. The weights of a month are learnt from all days
 * before it: they are those with which the stations' mean temperature explains best how the daily
 * load changes from day to day. They are at least 0, add up to 1, and stay equal as far as the
 * loads do not tell (a ridge towards equal weights). Days are UTC days, so that a region has the
 * same ones in its own forecast and in that of its zone.
 */
public final class StationWeights {
  /** Of a region with more stations only so many are used: those with the longest series. */
  public static final int MOST_STATIONS = 20;

  /** With fewer days all stations count alike. */
  static final int LEAST_DAYS = 60;

  private static final int DAY = 24;
  private static final int LEAST_HOURS = 20;
  private static final int LEAST_STATION_HOURS = 12;
  private static final int OFFSET_ROUNDS = 10;

  private final long firstHour;
  private final double[] offsetsC;
  private final double[] loadMw;
  private final double[][] dayMeansC;
  private final SortedMap<YearMonth, double[]> byMonth = new TreeMap<>();

  private StationWeights(long firstHour, double[][] stationsC, double[] loadMw) {
    this.firstHour = firstHour;
    this.offsetsC = offsets(stationsC);
    int days = (loadMw.length + (int) Math.floorMod(firstHour, (long) DAY)) / DAY + 1;
    this.loadMw = dayMeans(loadMw, 0, days, LEAST_HOURS);
    this.dayMeansC = new double[stationsC.length][];
    for (int s = 0; s < stationsC.length; s++) {
      dayMeansC[s] = dayMeans(stationsC[s], offsetsC[s], days, LEAST_STATION_HOURS);
    }
    learnMonths(days, firstHour + Math.max(loadMw.length, stationsC[0].length));
  }

  /**
   * The stations of a region that are used: those with the longest series, at most {@link
   * #MOST_STATIONS}, in the order of their names.
   *
   * @param length of a station's series
   */
  public static <T> Stream<T> used(
      Collection<T> stations, ToIntFunction<T> length, Function<T, String> name) {
    return stations.stream()
        .sorted(Comparator.comparingInt(length).reversed().thenComparing(name))
        .limit(MOST_STATIONS)
        .sorted(Comparator.comparing(name));
  }

  /**
   * Learns the weights of a region's stations.
   *
   * @param firstHour of all series, hours since 1970
   * @param stationsC by station, °C by hour; NaN where it reports nothing
   * @param loadMw the region's load before the issue; NaN where unknown
   */
  public static StationWeights learn(long firstHour, double[][] stationsC, double[] loadMw) {
    return new StationWeights(firstHour, stationsC, loadMw);
  }

  /** The weights in an hour since 1970, by station. */
  public double[] at(long epochHour) {
    double[] weights = byMonth.get(YearMonth.from(date(epochHour)));
    return weights == null ? equal() : weights.clone();
  }

  /**
   * The weighted mean of values by station and hour over the stations that have one. Temperatures
   * are compared after each station's usual difference from the others is subtracted, so that the
   * mean does not jump when a station falls silent.
   *
   * @param temperature false for values whose differences between stations are not corrected
   */
  public double[] mean(double[][] values, boolean temperature) {
    double[] out = new double[values[0].length];
    double[] weights = equal();
    YearMonth month = null;
    for (int i = 0; i < out.length; i++) {
      if (i == 0 || Math.floorMod(firstHour + i, (long) DAY) == 0) {
        YearMonth now = YearMonth.from(date(firstHour + i));
        weights = now.equals(month) ? weights : at(firstHour + i);
        month = now;
      }
      out[i] = mean(values, i, weights, temperature);
    }
    return out;
  }

  private double mean(double[][] values, int hour, double[] weights, boolean temperature) {
    double sum = 0;
    double total = 0;
    double plain = 0;
    int known = 0;
    for (int s = 0; s < values.length; s++) {
      double value = values[s][hour] - (temperature ? offsetsC[s] : 0);
      if (!Double.isNaN(value)) {
        sum += weights[s] * value;
        total += weights[s];
        plain += value;
        known++;
      }
    }
    return known == 0 ? Double.NaN : total > 1e-6 ? sum / total : plain / known;
  }

  private void learnMonths(int days, long endHour) {
    double[] weights = equal();
    YearMonth last = YearMonth.from(date(endHour - 1));
    for (YearMonth m = YearMonth.from(date(firstHour)); !m.isAfter(last); m = m.plusMonths(1)) {
      long before = m.atDay(1).toEpochDay() - Math.floorDiv(firstHour, (long) DAY);
      int[] usable =
          IntStream.range(0, (int) Math.max(0, Math.min(days, before)))
              .filter(d -> !Double.isNaN(loadMw[d]) && !Double.isNaN(warmth(d, equal())))
              .toArray();
      if (usable.length >= LEAST_DAYS) {
        weights = new StationFit(this, usable).from(weights);
      }
      byMonth.put(m, weights.clone());
    }
  }

  /** Mean temperature of a day with these weights, °C; NaN where no station reports. */
  double warmth(int day, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int s = 0; s < weights.length; s++) {
      if (!Double.isNaN(dayMeansC[s][day])) {
        double weight = Math.max(weights[s], 1e-6);
        sum += weight * dayMeansC[s][day];
        total += weight;
      }
    }
    return sum / total;
  }

  /** Mean of a station's day, °C, or of all with these weights where it does not report. */
  double stationC(int station, int day, double[] weights) {
    double mean = dayMeansC[station][day];
    return Double.isNaN(mean) ? warmth(day, weights) : mean;
  }

  double dayLoadMw(int day) {
    return loadMw[day];
  }

  LocalDate dateOf(int day) {
    return LocalDate.ofEpochDay(Math.floorDiv(firstHour, (long) DAY) + day);
  }

  private double[] equal() {
    double[] out = new double[dayMeansC.length];
    Arrays.fill(out, 1.0 / out.length);
    return out;
  }

  private double[] dayMeans(double[] hourly, double offset, int days, int least) {
    double[] sums = new double[days];
    int[] known = new int[days];
    int shift = (int) Math.floorMod(firstHour, (long) DAY);
    for (int i = 0; i < hourly.length && (i + shift) / DAY < days; i++) {
      if (!Double.isNaN(hourly[i])) {
        sums[(i + shift) / DAY] += hourly[i] - offset;
        known[(i + shift) / DAY]++;
      }
    }
    for (int d = 0; d < days; d++) {
      sums[d] = known[d] < least ? Double.NaN : sums[d] / known[d];
    }
    return sums;
  }

  /** The usual differences of the stations from their mean, °C: they add up to 0. */
  private static double[] offsets(double[][] stationsC) {
    double[] offsets = new double[stationsC.length];
    for (int round = 0; round < OFFSET_ROUNDS; round++) {
      double[] sums = new double[offsets.length];
      int[] known = new int[offsets.length];
      for (int i = 0; i < stationsC[0].length; i++) {
        addDifferences(stationsC, i, offsets, sums, known);
      }
      for (int s = 0; s < offsets.length; s++) {
        offsets[s] = known[s] == 0 ? 0 : sums[s] / known[s];
      }
      double centre = Arrays.stream(offsets).average().orElse(0);
      Arrays.setAll(offsets, s -> offsets[s] - centre);
    }
    return offsets;
  }

  private static void addDifferences(
      double[][] stationsC, int hour, double[] offsets, double[] sums, int[] known) {
    double mean = 0;
    int count = 0;
    for (int s = 0; s < offsets.length; s++) {
      if (!Double.isNaN(stationsC[s][hour])) {
        mean += stationsC[s][hour] - offsets[s];
        count++;
      }
    }
    for (int s = 0; s < offsets.length && count > 1; s++) {
      if (!Double.isNaN(stationsC[s][hour])) {
        sums[s] += stationsC[s][hour] - mean / count;
        known[s]++;
      }
    }
  }

  private static LocalDate date(long epochHour) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochHour, (long) DAY));
  }
}
