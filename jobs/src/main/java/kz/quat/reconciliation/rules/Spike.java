package kz.quat.reconciliation.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.reconciliation.rules.QualityRule.Of;
import kz.quat.reconciliation.rules.QualityRule.Severity;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;

/**
 * Single hours that exceed the two hours before and after by a factor and by a share of the
 * connection.
 */
final class Spike {

  private static final String SPIKE = "spike_";

  static final QualityRule RULE =
      QualityRule.named("spike", Severity.WARNING, "spike_factor", "spike_connection_pct")
          .hourColumn(
              SPIKE + SiteHourRows.REPORTED, thresholds -> spike(SiteHourRows.REPORTED, thresholds))
          .hourColumn(
              SPIKE + SiteHourRows.METERED, thresholds -> spike(SiteHourRows.METERED, thresholds))
          .counts(
              Of.HOURS,
              SiteMonthColumns.REPORTED_SPIKES,
              thresholds -> SiteHourRows.count(col(SPIKE + SiteHourRows.REPORTED)))
          .counts(
              Of.HOURS,
              SiteMonthColumns.METERED_SPIKES,
              thresholds -> SiteHourRows.count(col(SPIKE + SiteHourRows.METERED)));

  private Spike() {}

  private static Column spike(String side, DataQuality rules) {
    Column known = lit(true);
    List<Column> around = new ArrayList<>();
    for (int by = 1; by <= 2; by++) {
      around.add(lag(col(side), by).over(SiteHourRows.IN_TIME));
      around.add(lead(col(side), by).over(SiteHourRows.IN_TIME));
    }
    for (Column neighbour : around) {
      known = known.and(neighbour.isNotNull());
    }
    Column highest = greatest(around.toArray(Column[]::new));
    Column least = col(SiteHourRows.LIMIT).multiply(lit(rules.spikeConnectionPct() / 100));
    return coalesce(
        known
            .and(col(side).gt(highest.multiply(lit(rules.spikeFactor()))))
            .and(col(side).minus(highest).gt(least)),
        lit(false));
  }
}
