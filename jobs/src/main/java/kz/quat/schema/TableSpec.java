package kz.quat.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * A table: its columns in order, its key, its partitioning and its audience.
 *
 * @param name {@code layer_subject__what}, where the layer is raw, core or out; {@code dim_WHAT}
 *     for a dimension of the published tables
 * @param key the columns that identify a row: unique, and the order of the published file. They are
 *     never null, except in an internal table a column that older rows lack: there null is a value
 *     like any other
 * @param publishedDays number of published days up to and including the delivery day; 0 = all. The
 *     configuration can change {@link #REGION_DAYS} and {@link #SITE_DAYS}
 */
public record TableSpec(
    String name,
    String meaning,
    List<ColumnSpec> columns,
    List<ColumnSpec> key,
    Partitioning partitioning,
    Audience audience,
    int publishedDays) {

  /** Published days of tables by region: the delivered value of {@code publish.region_days}. */
  public static final int REGION_DAYS = 400;

  /** Published days of tables by site: the delivered value of {@code publish.site_days}. */
  public static final int SITE_DAYS = 35;

  /** How a table is partitioned; a run replaces whole partitions only. */
  public enum Partitioning {
    /**
     * One partition: small tables, which are replaced as a whole (or, for raw tables, appended to).
     */
    NONE,
    /** One partition per delivery day: what one night decides. */
    DAY,
    /**
     * One partition per month: measured history, for which daily partitions would be thousands of
     * small files.
     */
    MONTH
  }

  public TableSpec {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    Set<String> names = new HashSet<>();
    for (ColumnSpec column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(name + " names column " + column.name() + " twice");
      }
    }
    if (names.contains(Columns.RUN_ID.name())) {
      throw new IllegalArgumentException(name + " has a column that its published file adds");
    }
    for (ColumnSpec column : key) {
      if (!columns.contains(column) || !(column.required() || audience == Audience.INTERNAL)) {
        throw new IllegalArgumentException(
            name + ": key column " + column.name() + " must be one of its required columns");
      }
    }
    if (partitioning != Partitioning.NONE && !names.contains(Columns.MARKET_DATE.name())) {
      throw new IllegalArgumentException(name + " is cut by market_date and has none");
    }
  }

  /** The table as Spark sees it. */
  public StructType structType() {
    return ColumnSpec.struct(columns);
  }

  /** All columns in order, for a select. */
  public Column[] select() {
    return columns.stream().map(ColumnSpec::col).toArray(Column[]::new);
  }

  /** The key columns, for a sort or a group. */
  public Column[] keyColumns() {
    return key.stream().map(ColumnSpec::col).toArray(Column[]::new);
  }

  /** The columns as published (energy as MWh), in order. */
  public List<ColumnSpec> publishedColumns() {
    List<ColumnSpec> published = new ArrayList<>();
    for (ColumnSpec column : columns) {
      published.add(column.published());
    }
    return published;
  }

  /**
   * The columns of the table's file in a run's folder: {@link #publishedColumns}, then {@link
   * Columns#RUN_ID}, so that rows of several runs can be put together. The warehouse does not have
   * that column, as its rows pass from run to run.
   */
  public List<ColumnSpec> columnsOfRun() {
    List<ColumnSpec> columnsOfRun = new ArrayList<>(publishedColumns());
    columnsOfRun.add(Columns.RUN_ID);
    return columnsOfRun;
  }

  /** True if the table has that column. */
  public boolean has(ColumnSpec column) {
    return columns.stream().anyMatch(c -> c.name().equals(column.name()));
  }
}
