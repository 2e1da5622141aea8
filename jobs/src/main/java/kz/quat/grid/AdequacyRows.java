package kz.quat.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import kz.quat.allocation.adequacy.Adequacy;
import kz.quat.schema.AdequacyTables;
import kz.quat.schema.Columns;
import kz.quat.schema.DayClock;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/** Joint adequacy of a delivery day as rows of its two tables. */
public final class AdequacyRows {
  private static final RowType HOUR = RowType.of(AdequacyTables.ADEQUACY_HOURS);
  private static final RowType DAY = RowType.of(AdequacyTables.ADEQUACY_DAYS);
  private static final int DECIMALS = 6;

  private final Adequacy adequacy;
  private final DayClock clock;
  private final DayUnits units;
  private final boolean fromPastErrors;

  /**
   * Rows for a result.
   *
   * @param clock the day whose market hours are the hours of the result
   * @param units the generating units that could be out
   * @param fromPastErrors true if the load scenarios were made from past errors
   */
  public AdequacyRows(Adequacy adequacy, DayClock clock, DayUnits units, boolean fromPastErrors) {
    this.adequacy = adequacy;
    this.clock = clock;
    this.units = units;
    this.fromPastErrors = fromPastErrors;
  }

  /** Rows of {@link AdequacyTables#ADEQUACY_HOURS}. */
  public List<Row> hours() {
    List<Row> rows = new ArrayList<>();
    for (Adequacy.Hour hour : adequacy.hours()) {
      RowBuilder row = HOUR.row().set(AdequacyTables.ADEQUACY_AREA, hour.area());
      clock.market(row, hour.hour());
      rows.add(
          row.set(AdequacyTables.LOLP, rounded(hour.lolp()))
              .set(AdequacyTables.LOLP_SE, rounded(hour.lolpSe()))
              .set(AdequacyTables.EUE_MWH, decimal(hour.eueMwh()))
              .set(AdequacyTables.EUE_SE_MWH, decimal(hour.eueSe()))
              .build());
    }
    return rows;
  }

  /**
   * Rows of {@link AdequacyTables#ADEQUACY_DAYS}.
   *
   * @param courses the number of load scenarios
   */
  public List<Row> days(int courses) {
    long count = units.count();
    Double coverage = units.coveragePct();
    List<Row> rows = new ArrayList<>();
    for (Adequacy.Day day : adequacy.days()) {
      rows.add(
          DAY.row()
              .set(AdequacyTables.ADEQUACY_AREA, day.area())
              .set(Columns.MARKET_DATE, clock.day().date())
              .set(AdequacyTables.LOLP_DAY, rounded(day.lolpDay()))
              .set(AdequacyTables.LOLE_HOURS, rounded(day.loleHours()))
              .set(AdequacyTables.EUE_MWH, decimal(day.eueMwh()))
              .set(AdequacyTables.EUE_SE_MWH, decimal(day.eueSe()))
              .set(
                  AdequacyTables.ADEQUACY_METHOD, adequacy.exact() ? "every_state" : "drawn_states")
              .set(AdequacyTables.STATES, (long) adequacy.states())
              .set(AdequacyTables.UNITS, count)
              .set(AdequacyTables.UNCERTAIN, count == 0 ? "load" : "load_and_generation")
              .set(AdequacyTables.UNITS_SIZE_ASSUMED, units.sizeAssumed())
              .set(AdequacyTables.UNITS_RATE_ASSUMED, units.rateAssumed())
              .set(AdequacyTables.UNITS_COVERAGE_PCT, coverage == null ? null : rounded(coverage))
              .set(AdequacyTables.LOAD_SCENARIOS, (long) courses)
              .set(AdequacyTables.SCENARIOS_BASIS, fromPastErrors ? "past_errors" : "quantiles")
              .build());
    }
    return rows;
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
