package kz.quat.schema;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.domain.EffectiveDated;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Determines which row of an effective-dated table is in force on a day: among the rows of a key
 * the one with the latest {@code valid_from} not after the day, unless its {@code valid_to} has
 * passed. An older row is never in force again after a newer one has ended. {@link EffectiveDated}
 * implements the same rule for the rules of conf/; tests compare the three implementations.
 */
public final class InForce {

  private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

  private InForce() {}

  /**
   * The day on which a row ends (exclusive): the start of the key's next row or the day after its
   * {@code valid_to}, whichever is earlier; 9999-12-31 if it has neither. Of two rows with the same
   * key and day, the first ends on the day it begins.
   *
   * @param table has {@code valid_from}, may have {@code valid_to}
   */
  public static Column until(TableSpec table, ColumnSpec key) {
    Column next =
        lead(Columns.VALID_FROM.col(), 1)
            .over(Window.partitionBy(key.col()).orderBy(Columns.VALID_FROM.col()));
    Column replaced = coalesce(next, lit(FOR_EVER));
    return table.has(MinerColumns.VALID_TO)
        ? least(replaced, coalesce(date_add(MinerColumns.VALID_TO.col(), 1), lit(FOR_EVER)))
        : replaced;
  }

  /** Whether a row with that end is in force on a day. */
  public static Column on(Column day, Column validFrom, Column until) {
    return day.geq(validFrom).and(day.lt(until));
  }

  /**
   * The rows in force on a day, at most one per key, sorted by key.
   *
   * @param rows must have a schema
   */
  public static List<Row> on(LocalDate day, Collection<Row> rows, ColumnSpec key) {
    Map<String, Row> latest = new HashMap<>();
    for (Row row : rows) {
      if (!validFrom(row).isAfter(day)) {
        latest.merge(
            key.from(row),
            row,
            (before, now) -> validFrom(now).isBefore(validFrom(before)) ? before : now);
      }
    }
    latest.values().removeIf(row -> hasEnded(row, day));
    return List.copyOf(new TreeMap<>(latest).values());
  }

  /** The first day of an effective-dated row. */
  public static LocalDate validFrom(Row row) {
    return Columns.VALID_FROM.<Date>from(row).toLocalDate();
  }

  private static boolean hasEnded(Row row, LocalDate day) {
    String name = MinerColumns.VALID_TO.name();
    if (row.schema().getFieldIndex(name).isEmpty()) {
      return false;
    }
    Date validTo = row.getAs(name);
    return validTo != null && validTo.toLocalDate().isBefore(day);
  }
}
