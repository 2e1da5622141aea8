package kz.quat.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The hours of an area's regions, a list a region, added up in whole numbers: the same in any
 * order.
 */
final class AreaPoints {

  /** Temperatures come as so many parts of a degree. */
  static final int PER_DEGREE = 10_000;

  private static final int PER_DEGREE_DIGITS = 4;
  private static final int MEAN_DIGITS = 8;
  private static final double WH_PER_MWH = 1e6;

  private final List<List<Row>> regions;

  /** The lists in a column of a row: each element an hour since 1970 and a value; null is none. */
  AreaPoints(Row row, int column) {
    this.regions =
        row.isNullAt(column)
            ? List.of()
            : CollectionConverters.asJava(row.<Seq<Seq<Row>>>getAs(column)).stream()
                .map(CollectionConverters::asJava)
                .toList();
  }

  boolean isEmpty() {
    return regions.isEmpty();
  }

  /** The first hour of any region; the other where there is none. */
  long firstHour(long other) {
    return regions.stream()
        .flatMap(List::stream)
        .mapToLong(point -> point.getLong(0))
        .min()
        .orElse(other);
  }

  /** MW of so many hours from a first one: Wh added up; NaN where not all regions are known. */
  double[] loadsMw(long first, int hours) {
    long[] sums = new long[hours];
    long[] known = new long[hours];
    add(first, sums, known);
    double[] mw = new double[hours];
    for (int i = 0; i < hours; i++) {
      mw[i] = known[i] == 0 ? Double.NaN : sums[i] / WH_PER_MWH;
    }
    PartialSums.takeOut(mw, known);
    return mw;
  }

  /** The plain mean of the regions' temperatures, °C; NaN where none is known. */
  double[] temperaturesC(long first, int hours) {
    long[] sums = new long[hours];
    long[] known = new long[hours];
    add(first, sums, known);
    double[] mean = new double[hours];
    Arrays.fill(mean, Double.NaN);
    for (int i = 0; i < hours; i++) {
      if (known[i] > 0) {
        mean[i] =
            BigDecimal.valueOf(sums[i], PER_DEGREE_DIGITS)
                .divide(BigDecimal.valueOf(known[i]), MEAN_DIGITS, RoundingMode.HALF_UP)
                .doubleValue();
      }
    }
    return mean;
  }

  private void add(long first, long[] sums, long[] known) {
    for (List<Row> points : regions) {
      for (Row point : points) {
        long index = point.getLong(0) - first;
        if (index >= 0 && index < sums.length && !point.isNullAt(1)) {
          sums[(int) index] += point.getLong(1);
          known[(int) index]++;
        }
      }
    }
  }
}
