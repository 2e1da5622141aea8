package kz.quat.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.figures.PolicyFigures;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The comparison of policies as rows of {@link OutTables#QUOTA_POLICIES}. */
public final class PolicyRows {

  private static final RowType ROW = RowType.of(OutTables.QUOTA_POLICIES);

  private PolicyRows() {}

  /**
   * One row per policy.
   *
   * @param decides the policy whose quotas are published
   */
  public static List<Row> of(CaseOfDay caseOfDay, Policy decides, List<PolicyFigures> policies) {
    return policies.stream().map(figures -> row(caseOfDay, decides, figures)).toList();
  }

  private static Row row(CaseOfDay caseOfDay, Policy decides, PolicyFigures figures) {
    return ROW.row()
        .set(Columns.MARKET_DATE, caseOfDay.date())
        .set(QuotaColumns.POLICY, figures.policy().id())
        .set(QuotaColumns.DECIDES, figures.policy() == decides)
        .set(QuotaColumns.EXACTNESS, figures.exactness().name().toLowerCase(Locale.ROOT))
        .set(QuotaColumns.GRANTED_MWH, decimal(figures.grantedMwh()))
        .set(QuotaColumns.INTERRUPTIBLE_MWH, decimal(figures.interruptibleMwh()))
        .set(QuotaColumns.REOFFER_MWH, decimal(figures.reofferMwh()))
        .set(QuotaColumns.UNUSED_SURPLUS_MWH, decimal(figures.unusedSurplusMwh()))
        .set(
            QuotaColumns.BINDING_HOURS,
            figures.bindingHours().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";")))
        .set(QuotaColumns.JAIN_INDEX, figures.jainIndex())
        .set(QuotaColumns.LOWEST_LEVEL, figures.lowestLevel())
        .set(QuotaColumns.COMPETING_SITES, (long) figures.sites())
        .set(QuotaColumns.SITES_CUT_TO_ZERO, (long) figures.cutToZero())
        .set(QuotaColumns.SHUT_OFF_SITE_HOURS, (long) figures.shutOffHours())
        .set(QuotaColumns.RAISED_MWH, decimal(figures.raisedMwh()))
        .set(QuotaColumns.LOWERED_MWH, decimal(figures.loweredMwh()))
        .set(QuotaColumns.COST_AT_BID_KZT, decimal(figures.costAtBidKzt()))
        .set(QuotaColumns.WITHOUT_BID_MWH, decimal(figures.withoutBidMwh()))
        .build();
  }

  private static @Nullable BigDecimal decimal(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
  }
}
