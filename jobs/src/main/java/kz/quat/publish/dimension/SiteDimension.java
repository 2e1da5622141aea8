package kz.quat.publish.dimension;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.InForce;
import kz.quat.schema.KeyComparator;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of {@link DimensionTables#SITES}: those of the register, with their spans of days. */
final class SiteDimension {

  private static final RowType TYPE = RowType.of(DimensionTables.SITES);

  private SiteDimension() {}

  /**
   * The rows, sorted by key.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   * @param day the delivery day
   */
  static List<Row> rows(Collection<Row> register, LocalDate day) {
    TreeMap<String, List<Row>> bySite = new TreeMap<>(KeyComparator::compareText);
    List<Row> sorted = new ArrayList<>(register);
    sorted.sort(new KeyComparator(CoreTables.REGISTER_SITES));
    sorted.forEach(
        row ->
            bySite.computeIfAbsent(Columns.SITE_ID.from(row), site -> new ArrayList<>()).add(row));
    List<Row> rows = new ArrayList<>();
    for (List<Row> site : bySite.values()) {
      int current = Spans.current(site.stream().map(InForce::validFrom).toList(), day);
      for (int i = 0; i < site.size(); i++) {
        LocalDate next = i + 1 < site.size() ? InForce.validFrom(site.get(i + 1)) : null;
        rows.add(row(site.get(i), next, i == current));
      }
    }
    return rows;
  }

  private static Row row(Row registered, @Nullable LocalDate next, boolean current) {
    Date lastDay = MinerColumns.VALID_TO.from(registered);
    RowBuilder row =
        TYPE.row()
            .set(
                DimensionTables.VALID_TO,
                Spans.end(lastDay == null ? null : lastDay.toLocalDate(), next))
            .set(DimensionTables.IS_CURRENT, current);
    for (ColumnSpec column : DimensionTables.SITES.columns()) {
      if (!column.equals(DimensionTables.VALID_TO) && !column.equals(DimensionTables.IS_CURRENT)) {
        row.copy(column, registered);
      }
    }
    return row.build();
  }
}
