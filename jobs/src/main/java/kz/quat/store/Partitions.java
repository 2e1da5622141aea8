package kz.quat.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * The part of a table that a write replaces: whole months or days, or the whole table. It gives the
 * same condition to Spark and to Iceberg, aligned with the table's partitions so that files are
 * dropped and never rewritten.
 *
 * @param firstDays first day of each partition; null for the whole table
 */
record Partitions(TableSpec table, @Nullable SortedSet<LocalDate> firstDays) {

  /** The whole table. */
  static Partitions all(TableSpec table) {
    return new Partitions(table, null);
  }

  /** The months or days (whichever the table is partitioned by) that contain the given days. */
  static Partitions of(TableSpec table, Collection<LocalDate> days) {
    SortedSet<LocalDate> first = new TreeSet<>();
    for (LocalDate day : days) {
      first.add(firstDay(table, day));
    }
    return new Partitions(table, first);
  }

  private static LocalDate firstDay(TableSpec table, LocalDate day) {
    return switch (table.partitioning()) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
      case NONE -> throw new IllegalArgumentException(table.name() + " is not cut into partitions");
    };
  }

  private LocalDate end(LocalDate first) {
    return table.partitioning() == TableSpec.Partitioning.DAY
        ? first.plusDays(1)
        : first.plusMonths(1);
  }

  /** True if no partition is selected. */
  boolean none() {
    return firstDays != null && firstDays.isEmpty();
  }

  /** True if a row of that market day may be written. */
  boolean hold(LocalDate day) {
    return firstDays == null || firstDays.contains(firstDay(table, day));
  }

  /** The condition for Spark. */
  Column condition() {
    if (firstDays == null) {
      return functions.lit(true);
    }
    Column date = Columns.MARKET_DATE.col();
    return firstDays.stream()
        .map(first -> date.geq(functions.lit(first)).and(date.lt(functions.lit(end(first)))))
        .reduce(Column::or)
        .orElse(functions.lit(false));
  }

  /** The condition for Iceberg. */
  Expression filter() {
    if (firstDays == null) {
      return Expressions.alwaysTrue();
    }
    String date = Columns.MARKET_DATE.name();
    return firstDays.stream()
        .map(
            first ->
                Expressions.and(
                    Expressions.greaterThanOrEqual(date, first.toString()),
                    Expressions.lessThan(date, end(first).toString())))
        .reduce(Expressions.alwaysFalse(), Expressions::or);
  }
}
