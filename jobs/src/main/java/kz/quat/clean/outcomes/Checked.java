package kz.quat.clean.outcomes;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Faults;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.Texts;
import kz.quat.clean.values.Times;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * New records of one source, each typed and checked on its own but not yet compared with others.
 *
 * @param table the core table that they go into
 * @param rows the table's columns (null where the text gave none), followed by columns that only
 *     cleaning uses
 */
public record Checked(Source source, TableSpec table, Dataset<Row> rows) {

  /**
   * First days of the months (market time) that the new records fall into: the partitions whose
   * existing rows {@link #against} needs. Empty for a table that is a single partition. At most as
   * many rows as there are months. Reads the new records once.
   */
  public Dataset<Row> touchedMonths() {
    return months(table, rows.where(Columns.REASON_CODE.col().isNull()));
  }

  /** The same for rows that are already on the driver, of a table with market days. */
  public static SortedSet<LocalDate> touchedMonths(List<Row> rows) {
    SortedSet<LocalDate> months = new TreeSet<>();
    for (Row row : rows) {
      Date day = Columns.MARKET_DATE.from(row);
      if (day != null && Columns.REASON_CODE.from(row) == null) {
        months.add(day.toLocalDate().withDayOfMonth(1));
      }
    }
    return months;
  }

  /** Judges the new records among themselves, for a table that has no rows yet. */
  public Split alone() {
    return KeyPrecedence.of(this, null, Withdrawals.NONE);
  }

  /**
   * Judges the new records together with those in force.
   *
   * @param existing rows of the table, at least those of all touched months; whole months only
   */
  public Split against(Dataset<Row> existing) {
    return KeyPrecedence.of(this, existing, Withdrawals.NONE);
  }

  /**
   * Judges the new records together with those in force, and applies what reports withdraw from
   * either.
   *
   * @param existing as for {@link #against(Dataset)}, including the months of the withdrawals; null
   *     where there are none
   */
  public Split against(@Nullable Dataset<Row> existing, Withdrawals withdrawals) {
    return KeyPrecedence.of(this, existing, withdrawals);
  }

  static Dataset<Row> months(TableSpec table, Dataset<Row> rows) {
    Column month =
        table.has(Columns.MARKET_DATE) ? Times.month(Columns.MARKET_DATE.col()) : lit(null);
    return rows.select(CleanColumns.MONTH.as(month))
        .where(CleanColumns.MONTH.col().isNotNull())
        .distinct();
  }

  /**
   * Converts and checks the text column by column. Of several faults of a record the first counts.
   */
  public static Checked of(
      Source source, TableSpec table, Dataset<Row> raw, CleanRules rules, List<Field> fields) {
    Map<String, Column> typed = new LinkedHashMap<>();
    List<Column> faults = new ArrayList<>(List.of(Faults.ofProblem()));
    for (Field field : fields) {
      typed.put(field.typedName(), field.value().cast(field.target().type().sparkType()));
      faults.addAll(field.faults());
    }
    Dataset<Row> rows =
        raw.withColumns(typed)
            .withColumn(CleanColumns.FAULT.name(), Faults.first(faults))
            .select(columns(table, rules, fields));
    return new Checked(source, table, rows);
  }

  private static Column[] columns(TableSpec table, CleanRules rules, List<Field> fields) {
    Map<String, Column> values = new LinkedHashMap<>();
    for (Field field : fields) {
      values.put(field.target().name(), field.typed());
    }
    if (table.has(Columns.MARKET_DATE) && !values.containsKey(Columns.MARKET_DATE.name())) {
      Column hour = CleanColumns.typed(Columns.HOUR_START_UTC).col();
      values.put(Columns.MARKET_DATE.name(), Times.localDate(hour, lit(rules.marketZone())));
    }
    values.put(Columns.FIRST_RECEIVED_AT.name(), Columns.RECEIVED_AT.col());
    List<Column> columns = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      columns.add(column.as(values.getOrDefault(column.name(), column.col())));
    }
    columns.add(Columns.ITEM_NO.as(lit(0L)));
    columns.addAll(carried(fields));
    return columns.toArray(Column[]::new);
  }

  private static List<Column> carried(List<Field> fields) {
    Column fault = CleanColumns.FAULT.col();
    Column[] notes = fields.stream().map(Field::note).toArray(Column[]::new);
    return Stream.of(
            Columns.RECORD_TEXT.as(Texts.kept(Columns.RECORD_TEXT.col())),
            Columns.REASON_CODE.as(Faults.reason(fault)),
            MinerColumns.COLUMN_NAME.as(Faults.column(fault)),
            MinerColumns.VALUE_TEXT.as(Texts.kept(Faults.value(fault))),
            CleanColumns.NOTE.as(coalesce(notes)))
        .toList();
  }
}
