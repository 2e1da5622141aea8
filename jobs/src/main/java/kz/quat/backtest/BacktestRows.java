package kz.quat.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.schema.BacktestTables;
import kz.quat.schema.Columns;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/** Scores as rows of {@link BacktestTables}. */
public final class BacktestRows {

  private static final RowType DAY = RowType.of(BacktestTables.QUOTA_DAYS);
  private static final RowType TOTAL = RowType.of(BacktestTables.QUOTA_TOTALS);

  private BacktestRows() {}

  /** Rows of {@link BacktestTables#QUOTA_DAYS}, sorted by its key. */
  public static List<Row> days(List<DayScore> scores, ForecastChoice forecast) {
    return scores.stream()
        .sorted(Comparator.comparing(DayScore::policy).thenComparing(DayScore::date))
        .map(
            score -> {
              RowBuilder row = DAY.row().set(Columns.MARKET_DATE, score.date());
              return figures(row, score, forecast).build();
            })
        .toList();
  }

  /** Rows of {@link BacktestTables#QUOTA_TOTALS}, sorted by its key. */
  public static List<Row> totals(List<DayScore> scores, ForecastChoice forecast) {
    return totals(scores).stream()
        .map(
            score -> {
              RowBuilder row = TOTAL.row().set(BacktestTables.DAYS, score.days());
              return figures(row, score, forecast).build();
            })
        .toList();
  }

  /** The sum over all days for each policy, ordered by its name. */
  public static List<DayScore> totals(List<DayScore> scores) {
    return scores.stream()
        .sorted(Comparator.comparing(DayScore::policy).thenComparing(DayScore::date))
        .collect(Collectors.groupingBy(DayScore::policy, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(DayScore::sum)
        .toList();
  }

  private static RowBuilder figures(RowBuilder row, DayScore score, ForecastChoice forecast) {
    return row.set(QuotaColumns.POLICY, score.policy())
        .set(BacktestTables.FORECAST, forecast.id())
        .set(BacktestTables.HOURS, score.hours())
        .set(BacktestTables.SHORT_HOURS, score.shortHours())
        .set(BacktestTables.UNSERVED_MWH, decimal(score.unservedMwh()))
        .set(BacktestTables.GRANTED_MWH, decimal(score.grantedMwh()))
        .set(BacktestTables.GRANTED_IN_SHORT_HOURS_MWH, decimal(score.grantedInShortHoursMwh()))
        .set(BacktestTables.GRANTED_IN_DEFICIT_MWH, decimal(score.grantedInDeficitMwh()))
        .set(BacktestTables.BREACH_HOURS, score.breachHours())
        .set(BacktestTables.UNSERVABLE_MWH, decimal(score.unservableMwh()))
        .set(BacktestTables.USABLE_MWH, decimal(score.usableMwh()))
        .set(BacktestTables.NOT_GRANTED_MWH, decimal(score.notGrantedMwh()))
        .set(BacktestTables.QUOTA_OF_KNOWN_USE_MWH, decimal(score.quotaOfKnownUseMwh()))
        .set(BacktestTables.USED_WITHIN_MWH, decimal(score.usedWithinMwh()))
        .set(BacktestTables.EXCEEDED_SITE_HOURS, score.exceededSiteHours())
        .set(BacktestTables.EXCEEDED_MWH, decimal(score.exceededMwh()))
        .set(BacktestTables.UNKNOWN_MWH, decimal(score.unknownMwh()));
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
  }
}
