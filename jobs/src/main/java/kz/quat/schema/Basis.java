package kz.quat.schema;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where the figures of a published table come from, so that measured and forecast figures cannot be
 * mistaken for each other. Dictionary, data package and the footer of each file tell it.
 */
public enum Basis {
  /** Past hours and days, from meters and metered loads. */
  MEASURED("what happened, from meters and metered loads"),
  /** Hours that had not happened when the run was made. */
  FORECAST("what is expected of the delivery day"),
  /** Rows of both kinds; {@link GridColumns#BASIS} tells which. */
  BY_ROW("measured and forecast rows; the column `basis` tells which"),
  /** Columns of several kinds side by side, each named for what it is. */
  BY_COLUMN("measured, reported and recommended figures in columns of their own"),
  /** What Quat recommends. */
  RECOMMENDED("what Quat recommends for the delivery day"),
  /** What the operator says of hours past and to come; it is not measured. */
  ANNOUNCED("what the operator announced, of past and of coming hours alike"),
  /** What a miner says, which no meter has confirmed. */
  REPORTED("what miners state"),
  /** What is inferred from measurements. */
  ESTIMATED("what is inferred from measurements"),
  /** What was filed, paid, checked or judged. */
  RECORD("what was filed, paid, checked or found"),
  /** What other tables refer to. */
  REFERENCE("names, dates and the register");

  private static final Map<Basis, List<TableSpec>> TABLES = new EnumMap<>(Basis.class);

  static {
    TABLES.put(
        MEASURED,
        List.of(
            CoreTables.REGION_HOURS,
            OutTables.STRAIN_REGION_DAYS,
            OutTables.STRAIN_EVENTS,
            OutTables.STRAIN_LOAD_DURATION,
            OutTables.STRAIN_ATTRIBUTION,
            AdequacyTables.HEADROOM_CURVE,
            MarketTables.BALANCE_DAYS));
    TABLES.put(
        FORECAST,
        List.of(
            OutTables.FORECAST_REGION_HOURS,
            OutTables.FORECAST_AREA_HOURS,
            OutTables.FORECAST_DAY_PEAKS,
            AdequacyTables.ADEQUACY_HOURS,
            AdequacyTables.ADEQUACY_DAYS));
    TABLES.put(
        BY_ROW,
        List.of(
            OutTables.STRAIN_REGION_HOURS,
            OutTables.STRAIN_ZONE_HOURS,
            OutTables.STRAIN_SYSTEM_HOURS,
            OutTables.STRAIN_TIE_HOURS));
    TABLES.put(
        BY_COLUMN,
        List.of(
            CoreTables.SITE_HOURS,
            ReconciliationTables.SITE_MONTHS,
            ReconciliationTables.RECONCILIATION,
            OutTables.QUOTA_UTILISATION,
            MarketTables.QUOTA_OFFICIAL,
            MarketTables.PRICE_UPTAKE,
            MarketTables.IMBALANCE));
    TABLES.put(
        RECOMMENDED,
        List.of(
            OutTables.QUOTA_SITE_HOURS,
            OutTables.QUOTA_TENANTS,
            OutTables.QUOTA_REGION_HOURS,
            OutTables.QUOTA_EXPLANATIONS,
            OutTables.QUOTA_POLICIES,
            OutTables.QUOTA_CREDITS));
    TABLES.put(ANNOUNCED, List.of(CoreTables.AVAILABLE_CAPACITY));
    TABLES.put(REPORTED, List.of(ReconciliationTables.STATED_HOURS));
    TABLES.put(
        ESTIMATED,
        List.of(
            ReconciliationTables.IMPUTED_HOURS,
            LeadTables.FEEDERS,
            LeadTables.POINTS,
            LeadTables.REGIONS,
            LeadTables.SITES));
    TABLES.put(
        RECORD,
        List.of(
            ReconciliationTables.FEES,
            ReconciliationTables.FEE_DECLARATIONS,
            ReconciliationTables.QUALITY_SITE_MONTHS,
            CoreTables.FILINGS,
            CoreTables.REJECTED,
            OrderTables.ACKNOWLEDGEMENTS,
            OutTables.QUALITY_FINDINGS,
            OutTables.QUALITY_RECORDS,
            ComplianceTables.FILINGS,
            ComplianceTables.SITES,
            ComplianceTables.RESTATEMENTS));
    TABLES.put(
        REFERENCE,
        List.of(
            CoreTables.REGISTER_SITES,
            DimensionTables.REGIONS,
            DimensionTables.SITES,
            DimensionTables.DATES));
  }

  private final String meaning;

  Basis(String meaning) {
    this.meaning = meaning;
  }

  /** What the word says, in English. */
  public String meaning() {
    return meaning;
  }

  /** The word in dictionary, data package and footer. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The basis of a published table or of its public view.
   *
   * @throws IllegalArgumentException for a table that is not published
   */
  public static Basis of(TableSpec table) {
    return TABLES.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(one -> one.name().equals(table.name())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(table.name() + " has no basis: add it to Basis"));
  }
}
