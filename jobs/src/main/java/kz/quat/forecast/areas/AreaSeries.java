package kz.quat.forecast.areas;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The series of an area's regions, added up in the order of their codes.
 *
 * <p>A series is a row of {@link AreaForecasts}: its role, its first hour (hours since 1970), and
 * three parallel lists: the hours; for temperatures the order that decides which of several values
 * of an hour counts (the largest); the values; and the region and its zone.
 */
final class AreaSeries {

  /** Role: native load of a region, Wh. */
  static final int LOAD = 0;

  /** Role: load of another region of the zone, lent to a region with a shorter history. */
  static final int LENT_LOAD = 1;

  /** Role: weather of a region, see {@link AreaWeather}. */
  static final int WEATHER = 2;

  private static final double WH_PER_MWH = 1e6;
  private static final long NONE = Long.MIN_VALUE;

  /** Columns of a series besides the area and its time zone. */
  static final String ROLE = "role";

  static final String FIRST_HOUR = "first_hour";
  static final String HOURS = "hours";
  static final String ORDERS = "orders";
  static final String VALUES = "values";
  static final String SERIES_REGION = "series_region";
  static final String SERIES_ZONE = "series_zone";

  private final List<Row> series;

  /** Selects the series with one of the roles from an area's rows. */
  AreaSeries(List<Row> rows, int... roles) {
    this.series =
        rows.stream()
            .filter(row -> isOneOf(roles, row.getAs(ROLE)))
            .sorted(Comparator.comparing(AreaSeries::regionOf))
            .toList();
  }

  private static boolean isOneOf(int[] roles, @Nullable Integer role) {
    return role != null && IntStream.of(roles).anyMatch(one -> one == role);
  }

  private static String regionOf(Row series) {
    return series.getAs(SERIES_REGION);
  }

  private AreaSeries(Stream<Row> chosen) {
    this.series = chosen.toList();
  }

  /** The series of one region. */
  AreaSeries of(String region) {
    return new AreaSeries(series.stream().filter(one -> region.equals(regionOf(one))));
  }

  /** The zone of the regions, as an area's name; null if there are none. */
  @Nullable String zone() {
    return series.isEmpty() ? null : series.get(0).<@Nullable String>getAs(SERIES_ZONE);
  }

  boolean isEmpty() {
    return series.isEmpty();
  }

  /**
   * The first hour of any region, but at most {@code other}, which is returned if there is none.
   */
  long firstHour(long other) {
    return series.stream().mapToLong(one -> one.<Long>getAs(FIRST_HOUR)).min().orElse(other);
  }

  /**
   * Loads in MW of {@code hours} hours from {@code first} on; NaN where not all regions are known.
   */
  double[] loadsMw(long first, int hours) {
    long[] sums = new long[hours];
    long[] known = new long[hours];
    for (Row one : series) {
      List<Long> at = list(one, HOURS);
      List<Long> values = list(one, VALUES);
      for (int i = 0; i < at.size(); i++) {
        long index = at.get(i) - first;
        if (index >= 0 && index < hours) {
          sums[(int) index] += values.get(i);
          known[(int) index]++;
        }
      }
    }
    double[] mw = new double[hours];
    for (int i = 0; i < hours; i++) {
      mw[i] = known[i] == 0 ? Double.NaN : sums[i] / WH_PER_MWH;
    }
    PartialSums.takeOut(mw, known);
    return mw;
  }

  /** The unweighted mean of the regions' temperatures, °C; NaN where none is known. */
  double[] temperaturesC(long first, int hours) {
    return means(first, hours, hour -> Long.MAX_VALUE, AreaWeather::temperatureC, false);
  }

  /** The unweighted mean of the regions' winds, m/s; NaN where none is known. */
  double[] windsMs(long first, int hours) {
    return means(first, hours, hour -> Long.MAX_VALUE, AreaWeather::windMs, false);
  }

  /** The unweighted mean of the regions' clouds, %; NaN where none is known. */
  double[] cloudsPct(long first, int hours) {
    return means(first, hours, hour -> Long.MAX_VALUE, AreaWeather::cloudPct, false);
  }

  /**
   * The mean temperature that was forecast, °C: of each hour the latest forecast that had been
   * issued by a moment of its own. NaN where a region of which a temperature is known has none.
   *
   * @param issuedUs by hours since 1970: microseconds since 1970
   */
  double[] forecastC(long first, int hours, LongUnaryOperator issuedUs) {
    return means(first, hours, issuedUs, AreaWeather::temperatureC, true);
  }

  private double[] means(
      long first,
      int hours,
      LongUnaryOperator mostOrder,
      LongToDoubleFunction part,
      boolean complete) {
    double[] sums = new double[hours];
    int[] known = new int[hours];
    int[] least = new int[hours];
    for (Row one : series) {
      long[] latest = latest(one, first, hours, mostOrder);
      long[] any = complete ? latest(one, first, hours, hour -> Long.MAX_VALUE) : latest;
      for (int i = 0; i < hours; i++) {
        least[i] += complete && any[i] != NONE ? 1 : 0;
        double value = latest[i] == NONE ? Double.NaN : part.applyAsDouble(latest[i]);
        if (!Double.isNaN(value)) {
          sums[i] += value;
          known[i]++;
        }
      }
    }
    double[] mean = new double[hours];
    for (int i = 0; i < hours; i++) {
      mean[i] = known[i] == 0 || known[i] < least[i] ? Double.NaN : sums[i] / known[i];
    }
    return mean;
  }

  /**
   * For each hour the value with the largest order that is not above the hour's most; of values
   * with equal order the warmest.
   */
  private static long[] latest(Row one, long first, int hours, LongUnaryOperator mostOrder) {
    List<Long> at = list(one, HOURS);
    List<Long> orders = list(one, ORDERS);
    List<Long> values = list(one, VALUES);
    long[] order = new long[hours];
    long[] value = new long[hours];
    Arrays.fill(value, NONE);
    for (int i = 0; i < at.size(); i++) {
      long index = at.get(i) - first;
      if (index < 0 || index >= hours || orders.get(i) > mostOrder.applyAsLong(at.get(i))) {
        continue;
      }
      int cell = (int) index;
      if (value[cell] == NONE
          || orders.get(i) > order[cell]
          || (orders.get(i) == order[cell] && values.get(i) > value[cell])) {
        order[cell] = orders.get(i);
        value[cell] = values.get(i);
      }
    }
    return value;
  }

  private static List<Long> list(Row one, String column) {
    return CollectionConverters.asJava(one.<Seq<Long>>getAs(column));
  }
}
