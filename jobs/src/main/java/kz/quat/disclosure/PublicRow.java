package kz.quat.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.PublicView;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row of a complete table into the row that everybody may see: suppressed figures are null,
 * and the reason is stated.
 */
public final class PublicRow implements UnaryOperator<Row> {

  /** The load-duration curve covers this many days before the delivery day. */
  private static final int CURVE_DAYS = 365;

  private final TableSpec table;
  private final Suppression suppression;
  private final RowType view;
  private final List<ColumnSpec> columns;
  private final boolean[] controlled;
  private final boolean[] restricted;

  /** Prepares the public view of a table. */
  public PublicRow(TableSpec table, Suppression suppression) {
    this.table = table;
    this.suppression = suppression;
    this.view = RowType.of(PublicView.of(table));
    this.columns = table.columns();
    this.controlled = among(PublicView.controlled(table));
    this.restricted = among(PublicView.restricted(table));
  }

  /** For each column of the table, whether it is among these. */
  private boolean[] among(List<ColumnSpec> some) {
    boolean[] among = new boolean[columns.size()];
    some.forEach(column -> among[columns.indexOf(column)] = true);
    return among;
  }

  /** Applies to a row with the columns of the complete table. */
  @Override
  public Row apply(Row row) {
    LocalDate day = Columns.MARKET_DATE.<Date>from(row).toLocalDate();
    String region = table.has(Columns.REGION) ? Columns.REGION.from(row) : SmallCells.NATION;
    String reason = reason(region, day);
    String exempt = hasExempt() ? suppression.exempt(region, day) : null;
    String reoffered = suppression.reoffered(region, day);
    String firstReason = reason != null ? reason : exempt;
    RowBuilder out = view.row();
    for (int i = 0; i < controlled.length; i++) {
      ColumnSpec column = columns.get(i);
      String why = isExempt(column) ? exempt : controlled[i] ? reason : null;
      if (why == null && controlled[i] && isReoffered(column) && row.get(i) != null) {
        why = reoffered;
        firstReason = firstReason == null ? reoffered : firstReason;
      }
      out.set(column, why != null || restricted[i] ? null : row.get(i));
    }
    return out.set(PublicView.WITHHELD_CODE, firstReason).build();
  }

  private boolean hasExempt() {
    return table.equals(OutTables.QUOTA_REGION_HOURS);
  }

  /**
   * Exempt power is decided separately: few sites have it, and that should not suppress the quotas
   * of the others.
   */
  private boolean isExempt(ColumnSpec column) {
    return hasExempt() && column.equals(QuotaColumns.REGION_EXEMPT_MW);
  }

  /**
   * Re-offered power is decided separately too, unless the quotas published with it are suppressed.
   */
  private static boolean isReoffered(ColumnSpec column) {
    return column.equals(QuotaColumns.REOFFER_MW) || column.equals(QuotaColumns.REOFFER_MWH);
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
