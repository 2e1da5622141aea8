package kz.quat.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.List;
import java.util.stream.Collectors;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.figures.PolicyFigures;
import kz.quat.schema.OutTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** The policies side by side, as rows of {@link OutTables#QUOTA_POLICIES}. */
public final class PolicyRows {

  private PolicyRows() {}

  /**
   * A row a policy.
   *
   * @param decides the policy whose quotas are published
   */
  public static List<Row> of(CaseOfDay caseOfDay, Policy decides, List<PolicyFigures> policies) {
    return policies.stream().map(figures -> row(caseOfDay, decides, figures)).toList();
  }

  private static Row row(CaseOfDay caseOfDay, Policy decides, PolicyFigures figures) {
    return RowFactory.create(
        Date.valueOf(caseOfDay.date()),
        figures.policy().id(),
        figures.policy() == decides,
        figures.exactness().name().toLowerCase(java.util.Locale.ROOT),
        decimal(figures.grantedMwh()),
        decimal(figures.interruptibleMwh()),
        decimal(figures.reofferMwh()),
        decimal(figures.unusedSurplusMwh()),
        figures.bindingHours().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(";")),
        figures.jainIndex(),
        figures.lowestLevel(),
        (long) figures.sites(),
        (long) figures.cutToZero(),
        (long) figures.shutOffHours(),
        decimal(figures.raisedMwh()),
        decimal(figures.loweredMwh()),
        decimal(figures.costAtBidKzt()),
        decimal(figures.withoutBidMwh()));
  }

  private static @Nullable BigDecimal decimal(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
  }
}
