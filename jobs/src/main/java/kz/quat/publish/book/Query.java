package kz.quat.publish.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * A question to one published table, asked here in plain Java and printed as the SQL by which
 * anybody can ask it again: of the rows that meet the conditions, by groups, so many figures; or
 * the rows with the greatest values of a column.
 *
 * @param lastOf of rows that are the same in these, only the one of the last market_date counts;
 *     empty for all rows
 * @param by the columns of a group, or those that are shown
 * @param most null, or which rows are shown: then nothing is grouped
 */
record Query(
    TableSpec table,
    List<Condition> where,
    List<ColumnSpec> lastOf,
    List<ColumnSpec> by,
    List<Measure> measures,
    @Nullable Most most) {

  /** So many rows with the greatest values of a column, the greatest first. */
  record Most(ColumnSpec column, int rows) {}

  Query {
    where = List.copyOf(where);
    lastOf = List.copyOf(lastOf);
    by = List.copyOf(by);
    measures = List.copyOf(measures);
  }

  static Query of(
      TableSpec table, List<Condition> where, List<ColumnSpec> by, Measure... measures) {
    return new Query(table, where, List.of(), by, List.of(measures), null);
  }

  static Query most(
      TableSpec table, List<Condition> where, ColumnSpec column, int rows, List<ColumnSpec> shown) {
    return new Query(table, where, List.of(), shown, List.of(), new Most(column, rows));
  }

  Query lastOf(ColumnSpec... columns) {
    return new Query(table, where, List.of(columns), by, measures, most);
  }

  /** Names of the answer's columns. */
  List<String> names() {
    return Stream.concat(
            by.stream().map(column -> column.published().name()),
            measures.stream().map(Measure::name))
        .toList();
  }

  boolean wants(PublishedRow row) {
    return where.stream().allMatch(condition -> condition.isMet(row));
  }

  /** The answer from the rows that are wanted, in the order in which the SQL gives it. */
  List<List<@Nullable Object>> answer(List<PublishedRow> wanted) {
    List<PublishedRow> rows = lastOf.isEmpty() ? wanted : last(wanted);
    if (most != null) {
      return greatest(rows, most).stream().map(row -> values(row, by)).toList();
    }
    Map<List<@Nullable Object>, List<PublishedRow>> groups =
        new TreeMap<>((one, other) -> order(one, other));
    rows.forEach(row -> groups.computeIfAbsent(values(row, by), k -> new ArrayList<>()).add(row));
    if (by.isEmpty() && groups.isEmpty()) {
      groups.put(List.of(), List.of()); // as in SQL: a count of nothing is one row
    }
    List<List<@Nullable Object>> answer = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          List<@Nullable Object> line = new ArrayList<>(key);
          measures.forEach(measure -> line.add(measure.of(group)));
          answer.add(line);
        });
    return answer;
  }

  private List<PublishedRow> last(List<PublishedRow> rows) {
    Map<List<@Nullable Object>, PublishedRow> kept = new LinkedHashMap<>();
    for (PublishedRow row : rows) {
      kept.merge(
          values(row, lastOf),
          row,
          (one, other) ->
              other.date(Columns.MARKET_DATE).isAfter(one.date(Columns.MARKET_DATE)) ? other : one);
    }
    return List.copyOf(kept.values());
  }

  private List<PublishedRow> greatest(List<PublishedRow> rows, Most wanted) {
    Comparator<PublishedRow> down =
        Comparator.comparing(
            (PublishedRow row) ->
                Condition.decimal(Objects.requireNonNull((Number) row.find(wanted.column()))),
            Comparator.reverseOrder());
    return rows.stream()
        .filter(row -> row.knows(wanted.column()))
        .sorted(down.thenComparing((a, b) -> order(values(a, table.key()), values(b, table.key()))))
        .limit(wanted.rows())
        .toList();
  }

  private static List<@Nullable Object> values(PublishedRow row, List<ColumnSpec> columns) {
    List<@Nullable Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(row.find(column)));
    return values;
  }

  /** Column by column; what is not known comes first. */
  @SuppressWarnings(
      "unchecked") // values of one column are of one type, and published types compare
  private static int order(List<@Nullable Object> one, List<@Nullable Object> other) {
    for (int i = 0; i < one.size(); i++) {
      Object left = one.get(i);
      Object right = other.get(i);
      int order =
          left == null || right == null
              ? Boolean.compare(left != null, right != null)
              : ((Comparable<Object>) left).compareTo(right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The name of the table's file in the run's folder. */
  String file() {
    return table.name() + ".parquet";
  }

  /** The same question in the SQL of DuckDB, asked in the folder that holds the file. */
  String sql() {
    String columns =
        Stream.concat(
                by.stream().map(column -> column.published().name()),
                measures.stream().map(Measure::sql))
            .collect(Collectors.joining(", "));
    StringBuilder sql = new StringBuilder("SELECT " + columns + " FROM ");
    sql.append(lastOf.isEmpty() ? "'" + file() + "'" : "(SELECT * FROM '" + file() + "'");
    if (!where.isEmpty()) {
      sql.append(" WHERE ")
          .append(where.stream().map(Condition::sql).collect(Collectors.joining(" AND ")));
    }
    if (!lastOf.isEmpty()) {
      sql.append(" QUALIFY row_number() OVER (PARTITION BY ")
          .append(names(lastOf))
          .append(" ORDER BY market_date DESC) = 1)");
    }
    if (most != null) {
      sql.append(" ORDER BY ")
          .append(most.column().name())
          .append(" DESC NULLS LAST, ")
          .append(names(table.key()))
          .append(" LIMIT ")
          .append(most.rows());
    } else if (!by.isEmpty()) {
      String order =
          by.stream()
              .map(column -> column.published().name() + " NULLS FIRST")
              .collect(Collectors.joining(", "));
      sql.append(" GROUP BY ").append(names(by)).append(" ORDER BY ").append(order);
    }
    return sql.toString();
  }

  private static String names(List<ColumnSpec> columns) {
    return columns.stream()
        .map(column -> column.published().name())
        .collect(Collectors.joining(", "));
  }
}
