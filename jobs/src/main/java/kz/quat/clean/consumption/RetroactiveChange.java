package kz.quat.clean.consumption;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.domain.EffectiveDated;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Finds on which past days a late row of the register, of regions, ties, metering points or outages
 * changes what was in force. Only these days must be derived again. A row that is sent again with
 * the same content changes nothing.
 */
public final class RetroactiveChange {

  /**
   * Columns from which nothing is derived, such as where a record came from and the name of a site.
   * The last day of a row is not compared as content either; it only limits the days on which the
   * row holds.
   */
  private static final Set<ColumnSpec> NOT_DERIVED_FROM =
      Set.of(
          Columns.RECEIVED_AT,
          Columns.FIRST_RECEIVED_AT,
          Columns.SOURCE_FILE,
          Columns.LINE_NO,
          Columns.RUN_SEQ,
          Columns.NAME_KK,
          Columns.NAME_RU,
          MinerColumns.LICENCE_NO,
          MinerColumns.VALID_TO,
          CoreTables.LEGAL_SOURCE);

  private static final String IS_BEFORE = "is_before";

  private final TableSpec table;
  private final ZoneId marketZone;
  private final LocalDate earliest;
  private final LocalDate latest;
  private final SortedSet<LocalDate> months = new TreeSet<>();
  private @Nullable LocalDate firstDay;

  /** A row of the state before or after. */
  private record Version(LocalDate validFrom, @Nullable LocalDate validTo, List<Object> content)
      implements EffectiveDated {}

  private record Versions(List<Version> before, List<Version> after) {}

  /**
   * Prepares to compare two states of a table.
   *
   * @param earliest first day that may be derived again; earlier days stay as they are
   * @param latest last day that was derived
   */
  public RetroactiveChange(
      TableSpec table, ZoneId marketZone, LocalDate earliest, LocalDate latest) {
    this.table = table;
    this.marketZone = marketZone;
    this.earliest = earliest;
    this.latest = latest;
  }

  /** True if figures of past days depend on this table, which is a single partition. */
  public static boolean holds(TableSpec table) {
    return table.partitioning() == TableSpec.Partitioning.NONE
        && (table.has(Columns.VALID_FROM) || table.equals(CoreTables.OUTAGES));
  }

  /**
   * Compares two states in one query. It collects the rows of the register or of the network, or
   * the outages that end after the earliest day.
   *
   * @param before null for a table that had no rows
   */
  public RetroactiveChange of(@Nullable Dataset<Row> before, Dataset<Row> after) {
    Dataset<Row> both = state(after, false);
    if (before != null) {
      both = both.unionByName(state(before, true));
    }
    Map<List<Object>, Versions> byKey = new HashMap<>();
    for (Row row : both.collectAsList()) {
      Versions versions =
          byKey.computeIfAbsent(
              key(row), key -> new Versions(new ArrayList<>(), new ArrayList<>()));
      (row.<Boolean>getAs(IS_BEFORE) ? versions.before : versions.after).add(version(row));
    }
    byKey.values().forEach(this::compare);
    return this;
  }

  /** First days of the months in which what is in force differs from what was in force before. */
  public SortedSet<LocalDate> months() {
    return months;
  }

  /**
   * The first day with a difference if it is before the earliest day that may be derived again;
   * else null.
   */
  public @Nullable LocalDate beyond() {
    return firstDay != null && firstDay.isBefore(earliest) ? firstDay : null;
  }

  private Dataset<Row> state(Dataset<Row> rows, boolean isBefore) {
    Dataset<Row> state = rows.select(table.select());
    if (table.equals(CoreTables.OUTAGES)) {
      state =
          state.where(
              CoreTables.END_UTC
                  .col()
                  .gt(functions.lit(earliest.atStartOfDay(marketZone).toInstant())));
    }
    return state.withColumn(IS_BEFORE, functions.lit(isBefore));
  }

  private List<Object> key(Row row) {
    return table.key().stream()
        .filter(column -> !column.equals(Columns.VALID_FROM))
        .<Object>map(column -> column.from(row))
        .toList();
  }

  private Version version(Row row) {
    List<Object> content = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      if (!NOT_DERIVED_FROM.contains(column) && !column.equals(Columns.VALID_FROM)) {
        content.add(String.valueOf(column.<Object>from(row)));
      }
    }
    if (table.equals(CoreTables.OUTAGES)) {
      return new Version(
          day(row, CoreTables.START_UTC, 0), day(row, CoreTables.END_UTC, 1), content);
    }
    Date from = Columns.VALID_FROM.from(row);
    Date to = table.has(MinerColumns.VALID_TO) ? MinerColumns.VALID_TO.from(row) : null;
    return new Version(from.toLocalDate(), to == null ? null : to.toLocalDate(), content);
  }

  /** The market day of an instant, or of the moment {@code nanosBefore} before it. */
  private LocalDate day(Row row, ColumnSpec column, long nanosBefore) {
    return column
        .<Timestamp>from(row)
        .toInstant()
        .minusNanos(nanosBefore)
        .atZone(marketZone)
        .toLocalDate();
  }

  /**
   * What is in force changes only on days on which a row begins or ends, so only these are
   * compared.
   */
  private void compare(Versions versions) {
    TreeSet<LocalDate> steps = new TreeSet<>();
    steps(versions.before, steps);
    steps(versions.after, steps);
    while (!steps.isEmpty()) {
      LocalDate from = steps.pollFirst();
      LocalDate last = steps.isEmpty() ? latest : steps.first().minusDays(1);
      if (!from.isAfter(latest)
          && !content(versions.before, from).equals(content(versions.after, from))) {
        add(from, last.isAfter(latest) ? latest : last);
      }
    }
  }

  private static void steps(Collection<Version> versions, Set<LocalDate> steps) {
    for (Version version : versions) {
      steps.add(version.validFrom());
      LocalDate to = version.validTo();
      if (to != null) {
        steps.add(to.plusDays(1));
      }
    }
  }

  private static List<Object> content(List<Version> versions, LocalDate day) {
    return EffectiveDated.inForce(versions, day).map(Version::content).orElse(List.of());
  }

  private void add(LocalDate from, LocalDate last) {
    if (firstDay == null || from.isBefore(firstDay)) {
      firstDay = from;
    }
    LocalDate begin = from.isBefore(earliest) ? earliest : from;
    for (LocalDate month = begin.withDayOfMonth(1);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month);
    }
  }
}
