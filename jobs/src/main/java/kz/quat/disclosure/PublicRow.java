package kz.quat.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.PublicView;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** A row of a whole table as everybody sees it: what is suppressed is null, with the reason. */
public final class PublicRow implements UnaryOperator<Row> {

  /** The load-duration curve is over so many days before the delivery day. */
  private static final int CURVE_DAYS = 365;

  private final TableSpec table;
  private final Suppression suppression;
  private final List<String> names;
  private final boolean[] controlled;
  private final boolean[] restricted;

  /** What makes a view's rows of a whole table's. */
  public PublicRow(TableSpec table, Suppression suppression) {
    this.table = table;
    this.suppression = suppression;
    this.names = table.columns().stream().map(ColumnSpec::name).toList();
    this.controlled = new boolean[names.size()];
    for (ColumnSpec column : PublicView.controlled(table)) {
      controlled[names.indexOf(column.name())] = true;
    }
    this.restricted = new boolean[names.size()];
    for (ColumnSpec column : PublicView.restricted(table)) {
      restricted[names.indexOf(column.name())] = true;
    }
  }

  @Override
  public Row apply(Row row) {
    @Nullable Object[] values = new Object[names.size() + 1];
    for (int i = 0; i < names.size(); i++) {
      values[i] = restricted[i] ? null : row.get(i);
    }
    LocalDate day = ((Date) row.get(names.indexOf(Columns.MARKET_DATE.name()))).toLocalDate();
    String region =
        table.has(Columns.REGION)
            ? row.getString(names.indexOf(Columns.REGION.name()))
            : SmallCells.NATION;
    String reason = reason(region, day);
    for (int i = 0; i < names.size() && reason != null; i++) {
      if (controlled[i] && !isExempt(i)) {
        values[i] = null;
      }
    }
    String exempt = hasExempt() ? suppression.exempt(region, day) : null;
    if (exempt != null) {
      values[names.indexOf(QuotaColumns.REGION_EXEMPT_MW.name())] = null;
    }
    values[names.size()] = reason != null ? reason : exempt;
    return RowFactory.create(Arrays.copyOf(values, values.length));
  }

  private boolean hasExempt() {
    return table.equals(OutTables.QUOTA_REGION_HOURS);
  }

  /** Exempt power is decided by itself: few have it, and quotas should not be suppressed for it. */
  private boolean isExempt(int column) {
    return hasExempt() && names.get(column).equals(QuotaColumns.REGION_EXEMPT_MW.name());
  }

  private @Nullable String reason(String region, LocalDate day) {
    if (table.equals(OutTables.STRAIN_LOAD_DURATION)) {
      return suppression.miningOfAny(region, day.minusDays(CURVE_DAYS), day);
    }
    return PublicView.isOfMining(table)
        ? suppression.mining(region, day)
        : suppression.quotas(region, day);
  }
}
