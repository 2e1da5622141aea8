package kz.quat.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Defines which parts of the tables are public (docs/disclosure.md). A controlled column is null
 * where its value would reveal a miner's figures; {@code withheld_code} tells why. The complete
 * tables are published to the restricted audience.
 */
public final class PublicView {

  public static final ColumnSpec WITHHELD_CODE =
      ColumnSpec.text(
              "withheld_code",
              "Why values of the row are withheld: small_cell: they would give away a miner;"
                  + " secondary: they would give back what is withheld elsewhere; null = none is")
          .nullable();

  /**
   * Figures of mining. Load belongs to them because native load is public, and the difference is
   * mining.
   */
  private static final Map<TableSpec, List<ColumnSpec>> MINING =
      Map.of(
          CoreTables.REGION_HOURS,
          List.of(
              GridColumns.LOAD_WH, GridColumns.MINING_KNOWN_WH, GridColumns.MINING_COVERAGE_PCT),
          OutTables.STRAIN_REGION_HOURS,
          List.of(GridColumns.TOTAL_LOAD_MW, GridColumns.MINING_LOAD_MW),
          OutTables.STRAIN_REGION_DAYS,
          List.of(
              GridColumns.ENERGY_MWH,
              GridColumns.MINING_MWH,
              GridColumns.MINING_SHARE_PCT,
              GridColumns.PEAK_LOAD_MW,
              GridColumns.LOAD_FACTOR,
              GridColumns.MINING_AT_SYSTEM_PEAK_MW,
              GridColumns.MINING_COINCIDENCE),
          OutTables.STRAIN_LOAD_DURATION,
          List.of(GridColumns.LOAD_MW));

  /** Figures of quotas. */
  private static final Map<TableSpec, List<ColumnSpec>> QUOTAS =
      Map.of(
          OutTables.QUOTA_REGION_HOURS,
          List.of(
              Columns.LICENSED_MW,
              QuotaColumns.REGION_QUOTA_MW,
              QuotaColumns.REGION_EXEMPT_MW,
              QuotaColumns.INTERRUPTIBLE_MW,
              QuotaColumns.REOFFER_MW),
          OutTables.QUOTA_POLICIES,
          List.of(
              QuotaColumns.GRANTED_MWH,
              QuotaColumns.INTERRUPTIBLE_MWH,
              QuotaColumns.REOFFER_MWH,
              QuotaColumns.JAIN_INDEX,
              QuotaColumns.LOWEST_LEVEL,
              QuotaColumns.RAISED_MWH,
              QuotaColumns.LOWERED_MWH,
              QuotaColumns.COST_AT_BID_KZT,
              QuotaColumns.WITHOUT_BID_MWH));

  /**
   * Figures that only the restricted audience sees. What mining adds to a region's strain depends
   * on all regions of its area, so it would reveal the withheld figures of one of them.
   */
  private static final Map<TableSpec, List<ColumnSpec>> RESTRICTED =
      Map.of(
          OutTables.STRAIN_REGION_HOURS,
          List.of(GridColumns.COORDINATED_STRESS_WITH_MINING, GridColumns.MINING_STRESS_SHARE));

  private static final Map<String, TableSpec> WHOLE = new HashMap<>();

  static {
    MINING.keySet().forEach(table -> WHOLE.put(table.name(), table));
    QUOTAS.keySet().forEach(table -> WHOLE.put(table.name(), table));
  }

  private PublicView() {}

  /** True if some columns of the table are controlled. */
  public static boolean controls(TableSpec table) {
    return WHOLE.containsKey(table.name());
  }

  /** True for a view; false for the complete table of the same name. */
  public static boolean isView(TableSpec table) {
    return controls(table) && table.has(WITHHELD_CODE);
  }

  /** The complete table behind a view; any other table itself. */
  public static TableSpec whole(TableSpec table) {
    return WHOLE.getOrDefault(table.name(), table);
  }

  /** The controlled columns of a table; none for most. */
  public static List<ColumnSpec> controlled(TableSpec table) {
    TableSpec whole = whole(table);
    return MINING.getOrDefault(whole, QUOTAS.getOrDefault(whole, List.of()));
  }

  /** Columns of a table that are null for the public in every row; none for most tables. */
  public static List<ColumnSpec> restricted(TableSpec table) {
    return RESTRICTED.getOrDefault(whole(table), List.of());
  }

  /** True if the table's controlled columns are about mining, false if they are about quotas. */
  public static boolean isOfMining(TableSpec table) {
    return MINING.containsKey(whole(table));
  }

  /** The public view of a table; the table itself if none of its columns is controlled. */
  public static TableSpec of(TableSpec table) {
    if (!controls(table)) {
      return table;
    }
    Set<String> controlled =
        controlled(table).stream().map(ColumnSpec::name).collect(Collectors.toSet());
    List<ColumnSpec> columns = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      columns.add(controlled.contains(column.name()) ? column.nullable() : column);
    }
    columns.add(WITHHELD_CODE);
    return new TableSpec(
        table.name(),
        table.meaning(),
        columns,
        table.key(),
        table.partitioning(),
        table.audience(),
        table.publishedDays());
  }
}
