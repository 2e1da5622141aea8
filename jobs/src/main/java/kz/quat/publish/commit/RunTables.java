package kz.quat.publish.commit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kz.quat.publish.parquet.ParquetTableWriter;
import kz.quat.schema.Audience;
import kz.quat.schema.Basis;
import kz.quat.schema.PublicView;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.apache.spark.sql.Row;

/**
 * Writes a run's tables. Each table is read once and written for every audience that may see it,
 * for the public with the values withheld that the view withholds.
 */
final class RunTables {

  /** Tables written at a time: while one waits for its rows, another compresses its own. */
  private static final int AT_A_TIME = 4;

  private final Function<Audience, Path> folders;
  private final Map<String, String> footer;
  private final Function<TableSpec, Iterator<Row>> rows;
  private final Function<TableSpec, UnaryOperator<Row>> views;

  /**
   * Prepares the tables.
   *
   * @param footer additional entries for each file's footer
   * @param rows see {@link Publication#writeTables}
   * @param views see {@link Publication#writeTables}
   */
  RunTables(
      Function<Audience, Path> folders,
      Map<String, String> footer,
      Function<TableSpec, Iterator<Row>> rows,
      Function<TableSpec, UnaryOperator<Row>> views) {
    this.folders = folders;
    this.footer = footer;
    this.rows = rows;
    this.views = views;
  }

  /**
   * Writes all tables.
   *
   * @return rows written, by table
   */
  SortedMap<String, Long> write() {
    Map<TableSpec, Map<Audience, TableSpec>> seenBy = new LinkedHashMap<>();
    for (Audience audience : List.of(Audience.PUBLISHED, Audience.RESTRICTED)) {
      for (TableSpec table : Tables.publishedTo(audience)) {
        seenBy
            .computeIfAbsent(PublicView.whole(table), whole -> new EnumMap<>(Audience.class))
            .put(audience, table);
      }
    }
    SortedMap<String, Long> counts = new TreeMap<>();
    try (ParallelTasks tasks = new ParallelTasks(AT_A_TIME)) {
      Map<String, Supplier<Long>> written = new TreeMap<>();
      // Tables that are written for two audiences take longest, so they begin first.
      seenBy.entrySet().stream()
          .sorted(Comparator.comparing(table -> -table.getValue().size()))
          .forEach(
              table ->
                  written.put(
                      table.getKey().name(),
                      tasks.begin(() -> write(table.getKey(), table.getValue()))));
      written.forEach((name, count) -> counts.put(name, count.get()));
    }
    return counts;
  }

  private long write(TableSpec whole, Map<Audience, TableSpec> audiences) {
    List<ParquetTableWriter> files = new ArrayList<>();
    List<UnaryOperator<Row>> shown = new ArrayList<>();
    try {
      audiences.forEach(
          (audience, table) -> {
            shown.add(PublicView.isView(table) ? views.apply(whole) : UnaryOperator.identity());
            Path file = folders.apply(audience).resolve(table.name() + ".parquet");
            Map<String, String> facts = new HashMap<>(footer);
            facts.put("quat.basis", Basis.of(table).word());
            files.add(new ParquetTableWriter(file, table, facts));
          });
      long count = 0;
      for (Iterator<Row> each = rows.apply(whole); each.hasNext(); count++) {
        Row row = each.next();
        for (int i = 0; i < files.size(); i++) {
          files.get(i).write(shown.get(i).apply(row));
        }
      }
      return count;
    } finally {
      files.forEach(ParquetTableWriter::close);
    }
  }
}
