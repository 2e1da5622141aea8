package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import kz.quat.leads.night.LeadSites;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.LeadTables;
import kz.quat.schema.ReconciliationTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Row;

/**
 * Lists registered sites that drew more than their report, connection or quota; runs no Spark
 * query.
 */
final class LeadSitesStage {

  static final Stage STAGE =
      Stage.named("lead_sites", "Lists registered sites above their report, connection or quota.")
          .reads(
              ReconciliationTables.RECONCILIATION,
              ReconciliationTables.QUALITY_SITE_MONTHS,
              ComplianceTables.SITES)
          .writes(LeadTables.SITES)
          .runs(state -> run(state.night()));

  /** Number of whole months before the delivery day's month. */
  private static final int MONTHS = 3;

  private LeadSitesStage() {}

  /** Writes nothing as long as no site ever drew too much. */
  private static void run(Night night) {
    Warehouse warehouse = night.warehouse();
    LocalDate from = night.day().withDayOfMonth(1).minusMonths(MONTHS);
    LocalDate until = night.day().plusDays(1);
    List<Row> sites =
        LeadSites.of(
            warehouse.rows(ReconciliationTables.RECONCILIATION, from, until).list(),
            warehouse.rows(ReconciliationTables.QUALITY_SITE_MONTHS, from, until).list(),
            warehouse.rows(ComplianceTables.SITES, from, until).list(),
            from,
            night.day());
    if (!sites.isEmpty() || warehouse.holds(LeadTables.SITES)) {
      warehouse.replaceRows(LeadTables.SITES, sites);
    }
  }
}
