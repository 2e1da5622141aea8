package kz.quat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the published tables refer to. A column of a dimension's code refers to the dimension in
 * every table; references between other tables are listed. A dimension has a further row of a code
 * where something about it changed, so a reference names the code, and the row of a day is the one
 * between {@code valid_from} and {@code valid_to}.
 */
public final class ForeignKeys {

  private record Code(ColumnSpec column, TableSpec dimension, ColumnSpec code) {}

  private static final List<Code> CODES =
      List.of(
          new Code(Columns.REGION, DimensionTables.REGIONS, Columns.REGION),
          new Code(Columns.SITE_ID, DimensionTables.SITES, Columns.SITE_ID),
          new Code(MinerColumns.HOST_SITE_ID, DimensionTables.SITES, Columns.SITE_ID),
          new Code(Columns.MARKET_DATE, DimensionTables.DATES, DimensionTables.DATE));

  /** Columns that hold a code as somebody wrote it, whether or not it is in the register. */
  private static final Map<String, Set<ColumnSpec>> AS_WRITTEN =
      Map.of(CoreTables.FILINGS.name(), Set.of(Columns.SITE_ID));

  /** References between tables of the same published days, by the name of the table. */
  private static final Map<String, ForeignKey> LISTED =
      Map.of(
          OutTables.QUOTA_EXPLANATIONS.name(),
          sameColumns(OutTables.QUOTA_SITE_HOURS, Columns.SITE_ID, Columns.HOUR_START_UTC),
          OutTables.QUOTA_REGION_HOURS.name(),
          sameColumns(OutTables.QUOTA_POLICIES, Columns.MARKET_DATE, QuotaColumns.POLICY),
          OutTables.STRAIN_EVENTS.name(),
          sameColumns(OutTables.STRAIN_REGION_DAYS, Columns.REGION, Columns.MARKET_DATE),
          OutTables.STRAIN_ATTRIBUTION.name(),
          sameColumns(OutTables.STRAIN_REGION_DAYS, Columns.REGION, Columns.MARKET_DATE),
          AdequacyTables.ADEQUACY_HOURS.name(),
          sameColumns(
              AdequacyTables.ADEQUACY_DAYS, AdequacyTables.ADEQUACY_AREA, Columns.MARKET_DATE),
          ReconciliationTables.QUALITY_SITE_MONTHS.name(),
          sameColumns(ReconciliationTables.SITE_MONTHS, Columns.SITE_ID, Columns.MARKET_DATE),
          ReconciliationTables.RECONCILIATION.name(),
          sameColumns(ReconciliationTables.SITE_MONTHS, Columns.SITE_ID, Columns.MARKET_DATE),
          LeadTables.POINTS.name(),
          sameColumns(LeadTables.FEEDERS, LeadColumns.LEAD_ID));

  private ForeignKeys() {}

  /** What a published table refers to; none for a table that is not published. */
  public static List<ForeignKey> of(TableSpec table) {
    List<ForeignKey> keys = new ArrayList<>();
    if (table.audience() == Audience.INTERNAL) {
      return keys;
    }
    for (Code code : CODES) {
      for (ColumnSpec column : table.columns()) {
        if (column.name().equals(code.column().name()) && refers(table, code)) {
          keys.add(new ForeignKey(List.of(column), code.dimension(), List.of(code.code())));
        }
      }
    }
    ForeignKey listed = LISTED.get(table.name());
    if (listed != null) {
      keys.add(listed);
    }
    return keys;
  }

  private static boolean refers(TableSpec table, Code code) {
    boolean ownCode = table.equals(code.dimension()) && code.column().equals(code.code());
    return !ownCode
        && AS_WRITTEN.getOrDefault(table.name(), Set.of()).stream()
            .noneMatch(column -> column.name().equals(code.column().name()));
  }

  /** A reference by columns that both tables have. */
  private static ForeignKey sameColumns(TableSpec target, ColumnSpec... columns) {
    return new ForeignKey(List.of(columns), target, List.of(columns));
  }
}
