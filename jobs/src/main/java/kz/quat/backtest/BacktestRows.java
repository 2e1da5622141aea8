package kz.quat.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kz.quat.schema.BacktestTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Scores as rows of {@link BacktestTables}. */
public final class BacktestRows {

  private BacktestRows() {}

  /** Rows of {@link BacktestTables#QUOTA_DAYS}, sorted by its key. */
  public static List<Row> days(List<DayScore> scores, ForecastChoice forecast) {
    return scores.stream()
        .sorted(Comparator.comparing(DayScore::policy).thenComparing(DayScore::date))
        .map(
            score -> {
              List<Object> values = new ArrayList<>(List.of(score.policy(), forecast.id()));
              values.add(Date.valueOf(score.date()));
              values.addAll(figures(score));
              return RowFactory.create(values.toArray());
            })
        .toList();
  }

  /** Rows of {@link BacktestTables#QUOTA_TOTALS}, sorted by its key. */
  public static List<Row> totals(List<DayScore> scores, ForecastChoice forecast) {
    return totals(scores).stream()
        .map(
            score -> {
              List<Object> values = new ArrayList<>(List.of(score.policy(), forecast.id()));
              values.add(score.days());
              values.addAll(figures(score));
              return RowFactory.create(values.toArray());
            })
        .toList();
  }

  /** The sum of each policy, by its name. */
  public static List<DayScore> totals(List<DayScore> scores) {
    return scores.stream()
        .sorted(Comparator.comparing(DayScore::policy).thenComparing(DayScore::date))
        .collect(
            Collectors.groupingBy(DayScore::policy, java.util.TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(DayScore::sum)
        .toList();
  }

  private static List<Object> figures(DayScore score) {
    return List.of(
        score.hours(),
        score.shortHours(),
        decimal(score.unservedMwh()),
        decimal(score.grantedMwh()),
        decimal(score.grantedInShortHoursMwh()),
        decimal(score.grantedInDeficitMwh()),
        score.breachHours(),
        decimal(score.unservableMwh()),
        decimal(score.usableMwh()),
        decimal(score.notGrantedMwh()),
        decimal(score.quotaOfKnownUseMwh()),
        decimal(score.usedWithinMwh()),
        score.exceededSiteHours(),
        decimal(score.exceededMwh()),
        decimal(score.unknownMwh()));
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
  }
}
