package kz.quat.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.config.CheckingRules.Plausibility;
import kz.quat.grid.SourceBalance;
import kz.quat.quality.Finding;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.RowType;
import kz.quat.store.Warehouse;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;

/** Compares generation, imports and losses with the load, if a source delivers them. */
final class BalanceStage {

  static final Stage STAGE =
      Stage.named("balance", "Compares generation, imports and losses with the load, if delivered.")
          .reads(MarketTables.BALANCE_HOURS, CoreTables.LOAD_HOURS)
          .writes(MarketTables.BALANCE_DAYS)
          .needs(Handover.MONTHS)
          .gives(Handover.BALANCE)
          .runs(
              state ->
                  state.give(
                      Handover.BALANCE,
                      new BalanceStage(state.night(), state.get(Handover.MONTHS)).run()));

  private static final RowType ROW = RowType.of(MarketTables.BALANCE_DAYS);
  private static final int WH_PER_MWH = 1_000_000;

  private final Night night;
  private final SortedSet<LocalDate> months = new TreeSet<>();

  private BalanceStage(Night night, SortedSet<LocalDate> touched) {
    this.night = night;
    touched.forEach(day -> months.add(day.withDayOfMonth(1)));
  }

  /** Derives the touched months; runs no query if no balance was ever delivered. */
  private List<Finding> run() {
    Warehouse warehouse = night.warehouse();
    if (!warehouse.holds(MarketTables.BALANCE_HOURS)) {
      return List.of();
    }
    List<Row> balance = new ArrayList<>();
    List<Row> loads = new ArrayList<>();
    for (LocalDate month : months) {
      List<Row> ofMonth =
          warehouse.rows(MarketTables.BALANCE_HOURS, month, month.plusMonths(1)).list();
      balance.addAll(ofMonth);
      if (!ofMonth.isEmpty()) {
        loads.addAll(
            warehouse
                .rows(CoreTables.LOAD_HOURS, month.minusDays(1), month.plusMonths(1).plusDays(1))
                .list());
      }
    }
    Plausibility rules = night.config().rules().checking().plausibilityOn(night.day());
    List<SourceBalance.Day> days =
        new SourceBalance(
                night.zones(),
                this::clock,
                new SourceBalance.Rule(rules.balanceTolerancePct(), rules.balanceShiftGainPct()))
            .days(balance, loads);
    warehouse.replaceRows(
        MarketTables.BALANCE_DAYS, days.stream().map(BalanceStage::row).toList(), months);
    return findings(days);
  }

  private ZoneId clock(String area) {
    return ZoneId.of(night.zoneIds().getOrDefault(area, night.config().market().zoneId()));
  }

  private static Row row(SourceBalance.Day day) {
    return ROW.row()
        .set(MarketColumns.BALANCE_AREA, day.area())
        .set(Columns.MARKET_DATE, day.day())
        .set(MarketColumns.BALANCE_HOURS, (long) day.hours())
        .set(MarketColumns.HOURS_APART, (long) day.apart())
        .set(MarketColumns.SUPPLIED_WH, day.suppliedWh())
        .set(MarketColumns.BALANCE_LOAD_WH, day.loadWh())
        .set(MarketColumns.BALANCE_DIFFERENCE_PCT, day.differencePct())
        .set(MarketColumns.BALANCE_SHIFT_HOURS, day.shiftHours())
        .set(MarketColumns.BALANCE_CODE, day.code())
        .build();
  }

  /** One finding for each area and kind of problem, with its newest day as evidence. */
  private static List<Finding> findings(List<SourceBalance.Day> days) {
    Map<String, SourceBalance.Day> newest = new TreeMap<>();
    Map<String, Integer> count = new TreeMap<>();
    for (SourceBalance.Day day : days) {
      if (!day.isBalanced()) {
        String key = day.area() + " " + day.code();
        newest.put(key, day);
        count.merge(key, 1, Integer::sum);
      }
    }
    List<Finding> findings = new ArrayList<>();
    newest.forEach((key, day) -> findings.add(finding(day, count.getOrDefault(key, 1))));
    return findings;
  }

  private static Finding finding(SourceBalance.Day day, int days) {
    Integer shift = day.shiftHours();
    FindingWords words =
        FindingWords.of(shift == null ? "balance_unbalanced" : "balance_shifted")
            .with("days", days)
            .with("last", day.day().toString())
            .with("supplied", (double) day.suppliedWh() / WH_PER_MWH, 1)
            .with("load", (double) day.loadWh() / WH_PER_MWH, 1)
            .with("hours", day.apart());
    return Finding.of(
        "balance_" + day.code(),
        day.area(),
        shift == null ? Finding.Severity.WARNING : Finding.Severity.ERROR,
        shift == null ? words : words.with("shift", shift));
  }
}
