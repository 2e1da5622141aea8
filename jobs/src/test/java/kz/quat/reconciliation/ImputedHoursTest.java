package kz.quat.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Series calculated by hand, and the definition applied hour by hour in plain Java. */
@ExtendWith(Spark.Extension.class)
class ImputedHoursTest {

  private static final StructType SERIES =
      new StructType()
          .add(Columns.SITE_ID.name(), DataTypes.StringType)
          .add(SiteMonthColumns.MONTH.name(), DataTypes.DateType)
          .add(ImputedHours.INDEX, DataTypes.LongType)
          .add(ImputedHours.HOUR_OF_WEEK, DataTypes.IntegerType)
          .add(ImputedHours.KNOWN, DataTypes.LongType);

  private static List<Row> rows(String site, long firstHour, List<@Nullable Long> known) {
    return IntStream.range(0, known.size())
        .mapToObj(
            i ->
                RowFactory.create(
                    site,
                    Date.valueOf("2022-09-01"),
                    firstHour + i,
                    (int) ((firstHour + i) % 168),
                    known.get(i)))
        .toList();
  }

  /**
   * Imputed energy, length of the gap and reason code of the filled hours, in the order of time.
   */
  private static List<String> filled(Spark spark, List<Row> series) {
    Dataset<Row> filled = ImputedHours.fill(spark.rows(SERIES, series));
    return filled
        .where(functions.col(ImputedHours.KNOWN).isNull())
        .orderBy(Columns.SITE_ID.col(), functions.col(ImputedHours.INDEX))
        .collectAsList()
        .stream()
        .map(
            row ->
                Stream.of(
                        Columns.SITE_ID,
                        MinerColumns.IMPUTED_WH,
                        MinerColumns.GAP_HOURS,
                        MinerColumns.IMPUTED_REASON_CODE)
                    .map(column -> String.valueOf(row.<@Nullable Object>getAs(column.name())))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** A series: a value and the number of its hours, alternating; a null value is a gap. */
  private static List<@Nullable Long> course(@Nullable Long... valueThenHours) {
    List<@Nullable Long> hours = new ArrayList<>();
    for (int i = 0; i < valueThenHours.length; i += 2) {
      for (long h = 0; h < Objects.requireNonNull(valueThenHours[i + 1]); h++) {
        hours.add(valueThenHours[i]);
      }
    }
    return hours;
  }

  @Test
  void anHourIsItsShapeTimesTheLevelOfTheDayAround(Spark spark) {
    // No hour of the week occurs twice: the shape of the gap is the mean of the 100 known hours,
    // (90 x 100 + 10 x 200) / 100 = 110; that of a known hour is the hour itself, so each ratio is
    // 1.
    List<Row> once = rows("once", 0, course(100L, 90L, null, 2L, 200L, 10L));
    // A week of 100 and a week of 300: shapes are 200, but 100 for the gap's own hour of the week.
    // Around it are 48 ratios of 300 / 200: 100 x 1.5.
    List<Row> twice = rows("twice", 0, course(100L, 168L, 300L, 80L, null, 1L, 300L, 87L));
    assertThat(filled(spark, Stream.concat(once.stream(), twice.stream()).toList()))
        .containsExactly(
            "once 110 2 level_of_day", "once 110 2 level_of_day", "twice 150 1 level_of_day");
  }

  @Test
  void aLongGapTakesTheLevelOfTheWeekAndTooLongAGapIsLeft(Spark spark) {
    // Shapes: the first week's 100 where the second week is unknown, otherwise 200. The first and
    // the last of the 60 hours have at least 6 known ones within a day, those between do not.
    List<String> filled =
        filled(spark, rows("A", 0, course(100L, 168L, 300L, 50L, null, 60L, 300L, 58L)));
    assertThat(filled.get(0)).isEqualTo("A 150 60 level_of_day");
    assertThat(filled.get(59)).isEqualTo("A 150 60 level_of_day");
    // Six known hours are within a day of the gap's 19th hour, five of its 20th.
    assertThat(filled.get(18)).isEqualTo("A 150 60 level_of_day");
    assertThat(filled.subList(19, 41)).allMatch(row -> row.endsWith(" 60 level_of_week"));
    assertThat(filled.get(41)).isEqualTo("A 150 60 level_of_day");
    assertThat(filled(spark, rows("B", 0, course(100L, 30L, null, 169L, 100L, 1L))))
        .hasSize(169)
        .allMatch(row -> row.equals("B null 169 null"));
  }

  @Test
  void gapsAtTheEndsAndWithoutNeighboursAreFilledByShapeOnly(Spark spark) {
    assertThat(filled(spark, rows("A", 0, course(null, 2L, 70L, 5L, null, 1L))))
        .containsExactly("A 70 2 shape_only", "A 70 2 shape_only", "A 70 1 shape_only");
  }

  @Test
  void runningSumsGiveWhatTheDefinitionGives(Spark spark) {
    Random random = new Random(20221207L);
    List<@Nullable Long> known = new ArrayList<>();
    while (known.size() < 744) {
      @Nullable Long value =
          random.nextInt(4) == 0 ? null : (Long) (long) random.nextInt(9_000_000);
      long hours = value == null ? 1 + random.nextInt(40) : 1 + random.nextInt(3);
      LongStream.range(0, hours).forEach(h -> known.add(value == null ? null : value + 1000 * h));
    }
    List<Row> series = rows("A", 460_000, known);
    assertThat(filled(spark, series))
        .extracting(row -> row.replaceAll("^A | .*$", ""))
        .containsExactlyElementsOf(byDefinition(known, 460_000));
  }

  private static List<String> byDefinition(List<@Nullable Long> known, long firstHour) {
    double[] shape = new double[known.size()];
    for (int i = 0; i < shape.length; i++) {
      int week = (int) ((firstHour + i) % 168);
      shape[i] =
          IntStream.range(0, shape.length)
              .filter(j -> (firstHour + j) % 168 == week)
              .mapToObj(known::get)
              .filter(Objects::nonNull)
              .mapToLong(wh -> wh)
              .average()
              .orElse(
                  known.stream()
                      .filter(Objects::nonNull)
                      .mapToLong(wh -> wh)
                      .average()
                      .orElseThrow());
    }
    return IntStream.range(0, shape.length)
        .filter(i -> known.get(i) == null)
        .mapToObj(
            i -> {
              double[] day = ratios(known, shape, i, 24);
              double[] week = ratios(known, shape, i, 168);
              double level = day.length >= 6 ? mean(day) : week.length >= 24 ? mean(week) : 1;
              return String.valueOf(Math.round(shape[i] * level));
            })
        .toList();
  }

  private static double[] ratios(List<@Nullable Long> known, double[] shape, int at, int around) {
    return IntStream.rangeClosed(Math.max(0, at - around), Math.min(shape.length - 1, at + around))
        .filter(i -> known.get(i) != null && shape[i] > 0)
        .mapToDouble(i -> Objects.requireNonNull(known.get(i)) / shape[i])
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
