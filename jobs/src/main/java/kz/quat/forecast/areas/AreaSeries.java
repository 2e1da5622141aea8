package kz.quat.forecast.areas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.quat.forecast.model.StationWeights;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The series of an area's regions, added up in the order of their codes.
 *
 * <p>A series is a row of {@link AreaForecasts}: its role, its first hour (hours since 1970), and
 * three parallel lists: the hours; for temperatures the order that decides which of several values
 * of an hour counts (the largest); the values; and the region and its zone. A region has one series
 * of loads, and one series of weather for each of its stations.
 */
final class AreaSeries {

  /** Role: native load of a region, Wh. */
  static final int LOAD = 0;

  /** Role: load of another region of the zone, lent to a region with a shorter history. */
  static final int LENT_LOAD = 1;

  /** Role: weather of a station of a region, see {@link AreaWeather}. */
  static final int WEATHER = 2;

  private static final double WH_PER_MWH = 1e6;

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
            .sorted(Comparator.comparing(AreaSeries::regionOf).thenComparing(AreaSeries::stationOf))
            .toList();
  }

  private static boolean isOneOf(int[] roles, @Nullable Integer role) {
    return role != null && IntStream.of(roles).anyMatch(one -> one == role);
  }

  private static String regionOf(Row series) {
    return series.getAs(SERIES_REGION);
  }

  private static String stationOf(Row series) {
    return GridColumns.STATION.from(series);
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

  /**
   * The weather of {@code hours} hours from {@code first} on; see {@link StationAir}. The series
   * must not be empty.
   *
   * @param loads of the regions, from which the weights of their stations are learnt
   * @param knownHours the number of hours from {@code first} on whose loads are known at the issue
   */
  AreaAir air(long first, int hours, LongUnaryOperator issuedUs, AreaSeries loads, int knownHours) {
    Map<String, List<Row>> stations = new TreeMap<>();
    for (Row one : series) {
      stations.computeIfAbsent(regionOf(one), region -> new ArrayList<>()).add(one);
    }
    List<RegionAir> regions = new ArrayList<>();
    stations.forEach(
        (region, all) ->
            regions.add(
                RegionAir.of(
                    StationWeights.used(all, one -> list(one, HOURS).size(), AreaSeries::stationOf)
                        .map(one -> new StationAir(one, first, hours, issuedUs))
                        .toList(),
                    first,
                    () -> loads.of(region).loadsMw(first, knownHours))));
    return new AreaAir(regions, hours);
  }

  static List<Long> list(Row one, String column) {
    return CollectionConverters.asJava(one.<Seq<Long>>getAs(column));
  }
}
