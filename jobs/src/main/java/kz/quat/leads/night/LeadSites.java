package kz.quat.leads.night;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.domain.Language;
import kz.quat.leads.page.LeadSentences;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.RowType;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Finds registered sites that drew more than they reported, than their connection can carry or than
 * their quota allowed. It uses the last months' rows of reconciliation, data quality and the sites'
 * record; sites and months bound their number.
 */
public final class LeadSites {

  private static final RowType ROW = RowType.of(LeadTables.SITES);

  /** Causes that explain a low report without unreported load. */
  private static final Set<String> EXPLAINED = Set.of("units_factor_1000", "missing_hours");

  /** The sums over a site's months. */
  private static final class Site {
    String region = "";
    String minerBin = "";
    long reportWh;
    long reportMonths;
    long contractWh;
    long contractHours;
    long quotaWh;
    long quotaHours;

    long mostWh() {
      return Math.max(reportWh, Math.max(contractWh, quotaWh));
    }

    boolean drewBeyond() {
      return mostWh() > 0 || contractHours > 0;
    }
  }

  private LeadSites() {}

  /**
   * Rows of {@link LeadTables#SITES}; sites without any excess have none.
   *
   * @param reconciliation rows of out_compliance__reconciliation of the months
   * @param quality rows of out_quality__site_months
   * @param records rows of out_compliance__sites, which name every site of the months
   * @param from first day of the months
   * @param day the delivery day
   */
  public static List<Row> of(
      List<Row> reconciliation,
      List<Row> quality,
      List<Row> records,
      LocalDate from,
      LocalDate day) {
    Map<String, Site> sites = new TreeMap<>();
    for (Row row : records) {
      Site site = site(sites, row);
      site.region = Columns.REGION.from(row);
      site.minerBin = Columns.MINER_BIN.from(row);
      site.quotaHours += ComplianceTables.EXCEEDED_HOURS.<Long>from(row);
      site.quotaWh += ComplianceTables.QUOTA_EXCEEDED_WH.<Long>from(row);
    }
    for (Row row : quality) {
      site(sites, row).contractHours += SiteMonthColumns.METERED_OVER.<Long>from(row);
    }
    reconciliation.forEach(row -> compare(site(sites, row), row));
    List<Map.Entry<String, Site>> beyond = new ArrayList<>(sites.entrySet());
    beyond.removeIf(site -> !site.getValue().drewBeyond());
    beyond.sort(
        Comparator.comparingLong((Map.Entry<String, Site> site) -> -site.getValue().mostWh())
            .thenComparing(Map.Entry::getKey));
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Site> site : beyond) {
      rows.add(row(site.getKey(), site.getValue(), rows.size() + 1, from, day));
    }
    return rows;
  }

  private static Site site(Map<String, Site> sites, Row row) {
    return sites.computeIfAbsent(Columns.SITE_ID.from(row), id -> new Site());
  }

  private static void compare(Site site, Row row) {
    site.region = Columns.REGION.from(row);
    site.minerBin = Columns.MINER_BIN.from(row);
    String comparison = ReconciliationColumns.COMPARISON.from(row);
    String outcome = ReconciliationColumns.OUTCOME_CODE.from(row);
    @Nullable Long difference = ReconciliationColumns.DIFFERENCE_WH.from(row);
    @Nullable String cause = ReconciliationColumns.CAUSE_CODE.from(row);
    if (difference == null) {
      return;
    }
    if (comparison.equals("report_meter")
        && outcome.equals("lower")
        && (cause == null || !EXPLAINED.contains(cause))) {
      site.reportWh += -difference;
      site.reportMonths++;
    } else if (comparison.equals("used_connection") && outcome.equals("higher")) {
      site.contractWh += difference;
    }
  }

  private static Row row(String id, Site site, int rank, LocalDate from, LocalDate day) {
    return ROW.row()
        .set(Columns.SITE_ID, id)
        .set(Columns.MARKET_DATE, day)
        .set(LeadColumns.SITE_RANK, (long) rank)
        .set(Columns.REGION, site.region)
        .set(Columns.MINER_BIN, site.minerBin)
        .set(LeadColumns.OVER_FROM, from)
        .set(LeadColumns.OVER_REPORT_WH, site.reportWh)
        .set(LeadColumns.OVER_REPORT_MONTHS, site.reportMonths)
        .set(LeadColumns.OVER_CONTRACT_WH, site.contractWh)
        .set(LeadColumns.OVER_CONTRACT_HOURS, site.contractHours)
        .set(LeadColumns.OVER_QUOTA_WH, site.quotaWh)
        .set(LeadColumns.OVER_QUOTA_HOURS, site.quotaHours)
        .set(LeadColumns.EVIDENCE_KK, sentences(Language.KK, site))
        .set(LeadColumns.EVIDENCE_RU, sentences(Language.RU, site))
        .set(LeadColumns.EVIDENCE_EN, sentences(Language.EN, site))
        .build();
  }

  private static String sentences(Language language, Site site) {
    return String.join(
        " ",
        new LeadSentences(language, ZoneOffset.UTC)
            .site(
                site.reportWh,
                site.reportMonths,
                site.contractWh,
                site.contractHours,
                site.quotaWh,
                site.quotaHours));
  }
}
