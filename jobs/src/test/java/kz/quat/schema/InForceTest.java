package kz.quat.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kz.quat.domain.EffectiveDated;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rule of what is in force, in its three forms: on columns, on rows, on plain records. */
@ExtendWith(Spark.Extension.class)
class InForceTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final int DAYS = 40;
  private static final StructType TYPE =
      ColumnSpec.struct(List.of(Columns.SITE_ID, Columns.VALID_FROM, MinerColumns.VALID_TO));

  private record Entry(String site, LocalDate validFrom, @Nullable LocalDate validTo)
      implements EffectiveDated {

    Row row() {
      return new GenericRowWithSchema(
          new Object[] {
            site, Date.valueOf(validFrom), validTo == null ? null : Date.valueOf(validTo)
          },
          TYPE);
    }
  }

  private static Entry entry(String site, int from, @Nullable Integer to) {
    return new Entry(
        site, FIRST.plusDays(from), to == null ? null : FIRST.plusDays(to.longValue()));
  }

  @Test
  void anOlderRowDoesNotComeBackWhenANewerOneHasEnded() {
    List<Entry> rows = List.of(entry("A", 0, null), entry("A", 10, 19));
    assertThat(EffectiveDated.inForce(rows, FIRST.plusDays(9))).contains(rows.get(0));
    assertThat(EffectiveDated.inForce(rows, FIRST.plusDays(19))).contains(rows.get(1));
    assertThat(EffectiveDated.inForce(rows, FIRST.plusDays(20))).isEmpty();
  }

  @Test
  void columnsRowsAndRecordsAgree(Spark spark) {
    Random random = new Random(7);
    List<Entry> entries = new ArrayList<>();
    for (int site = 0; site < 60; site++) {
      List<Integer> begins = random.ints(0, DAYS).distinct().limit(1 + site % 4).boxed().toList();
      for (int from : begins) {
        entries.add(
            entry("S" + site, from, random.nextBoolean() ? null : from + random.nextInt(9)));
      }
    }
    Dataset<Row> rows =
        spark.session().createDataFrame(entries.stream().map(Entry::row).toList(), TYPE);
    Column until = functions.col("row_until");
    Map<LocalDate, List<String>> byColumns = new TreeMap<>();
    rows.withColumn("row_until", InForce.until(CoreTables.REGISTER_SITES, Columns.SITE_ID))
        .where(Columns.VALID_FROM.col().lt(until))
        .withColumn(
            "day",
            functions.explode(
                functions.sequence(
                    Columns.VALID_FROM.col(),
                    functions.least(
                        functions.date_sub(until, 1), functions.lit(FIRST.plusDays(DAYS))))))
        .where(InForce.on(functions.col("day"), Columns.VALID_FROM.col(), until))
        .select(functions.col("day"), Columns.SITE_ID.col(), Columns.VALID_FROM.col())
        .collectAsList()
        .forEach(
            row ->
                byColumns
                    .computeIfAbsent(row.getDate(0).toLocalDate(), day -> new ArrayList<>())
                    .add(row.getString(1) + " " + row.getDate(2)));
    for (int day = 0; day <= DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      List<String> byRows =
          InForce.on(date, entries.stream().map(Entry::row).toList(), Columns.SITE_ID).stream()
              .map(row -> row.getString(0) + " " + row.getDate(1))
              .toList();
      List<String> byRecords = new ArrayList<>();
      entries.stream()
          .map(Entry::site)
          .distinct()
          .forEach(
              site ->
                  EffectiveDated.inForce(
                          entries.stream().filter(entry -> entry.site().equals(site)).toList(),
                          date)
                      .ifPresent(entry -> byRecords.add(site + " " + entry.validFrom())));
      assertThat(byRows).as("rows on %s", date).containsExactlyInAnyOrderElementsOf(byRecords);
      assertThat(byColumns.getOrDefault(date, List.of()))
          .as("columns on %s", date)
          .containsExactlyInAnyOrderElementsOf(byRecords);
    }
  }
}
