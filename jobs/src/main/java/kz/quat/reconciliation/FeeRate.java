package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import kz.quat.config.CheckingRules.FeeSchedule;
import kz.quat.config.CheckingRules.PriceBand;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;

/**
 * The rate of the digital-mining fee for a site's quarter, in KZT per kWh: the highest of those
 * that apply. A kind of supply with its own rate has that rate regardless of the price. A schedule
 * by price needs the average price paid in the quarter; if that is unknown, grid power has no rate,
 * since a guess would invent energy.
 */
final class FeeRate {

  private final List<FeeSchedule> schedules;
  private final Column quarterStart;
  private final Column meteredHours;
  private final Column price;

  /**
   * The rate of a row's quarter.
   *
   * @param price average price of the quarter, KZT per kWh; null = not known
   */
  FeeRate(List<FeeSchedule> schedules, Column quarterStart, Column meteredHours, Column price) {
    this.schedules = ascending(schedules);
    this.quarterStart = quarterStart;
    this.meteredHours = meteredHours;
    this.price = price;
  }

  /**
   * The rate as decimal(18,6); null before the first schedule, and if the needed price is unknown.
   */
  Column rate() {
    Column rate = lit(null).cast("double");
    for (FeeSchedule schedule : schedules) {
      rate = when(isSince(schedule), rate(schedule)).otherwise(rate);
    }
    return rate.cast("decimal(18,6)");
  }

  /** Whether the applied rate was not verified in the text of the law; null if there is no rate. */
  Column doubtful() {
    Column doubtful = lit(null).cast("boolean");
    for (FeeSchedule schedule : schedules) {
      Boolean[] doubts =
          ascending(schedule).stream().map(PriceBand::doubtful).toArray(Boolean[]::new);
      Column ofBand = try_element_at(lit(doubts), band(schedule));
      Column byPrice = byPrice(schedule).equalTo(rate(schedule));
      Column here =
          lit(schedule.doubtful())
              .or(coalesce(byPrice, lit(false)).and(coalesce(ofBand, lit(false))));
      doubtful = when(isSince(schedule), here).otherwise(doubtful);
    }
    return when(rate().isNotNull(), doubtful);
  }

  /**
   * Whether the amount paid matches a lower rate of the schedule in force for that energy.
   *
   * @param inForce the {@link #rate} as a computed column
   */
  Column isLowerRate(Column inForce, Column paidKzt, Column energyWh, double tolerancePct) {
    Column any = lit(false);
    for (FeeSchedule schedule : schedules) {
      Column here =
          exists(
              lit(rates(schedule)),
              rate -> {
                Column due = energyWh.cast("double").multiply(rate).divide(lit(1000.0));
                Column apart = abs(paidKzt.cast("double").minus(due));
                return apart
                    .leq(due.multiply(lit(tolerancePct / 100)))
                    .and(inForce.cast("double").gt(rate));
              });
      any = when(isSince(schedule), here).otherwise(any);
    }
    return coalesce(any, lit(false));
  }

  private static double[] rates(FeeSchedule schedule) {
    return DoubleStream.concat(
            DoubleStream.of(schedule.own(), schedule.renewable(), schedule.noMeter()),
            schedule.byPrice().stream().mapToDouble(PriceBand::kztPerKwh))
        .distinct()
        .sorted()
        .toArray();
  }

  private Column isSince(FeeSchedule schedule) {
    return quarterStart.geq(lit(schedule.validFrom()));
  }

  private Column rate(FeeSchedule schedule) {
    Column supply = MinerColumns.SUPPLY.col();
    Column unmetered = meteredHours.equalTo(0);
    Column ownPlant = supply.isin("own", "renewable");
    Column unknown = byPrice(schedule).isNull().and(ownPlant.or(unmetered).notEqual(true));
    Column substituted = supply.isin(schedule.whateverThePrice().toArray());
    return when(
        unknown.notEqual(true),
        greatest(
            when(unmetered, lit(schedule.noMeter())),
            when(supply.equalTo("own"), lit(schedule.own())),
            when(supply.equalTo("renewable"), lit(schedule.renewable())),
            when(substituted.notEqual(true), byPrice(schedule))));
  }

  /** The rate by price alone; null if the price is needed and unknown. */
  private Column byPrice(FeeSchedule schedule) {
    List<PriceBand> bands = ascending(schedule);
    double[] rates = bands.stream().mapToDouble(PriceBand::kztPerKwh).toArray();
    return bands.size() == 1 ? lit(rates[0]) : try_element_at(lit(rates), band(schedule));
  }

  /** Number of the price's band, from 1; null if the price is unknown or below all bands. */
  private Column band(FeeSchedule schedule) {
    double[] from = ascending(schedule).stream().mapToDouble(PriceBand::fromKzt).toArray();
    Column reached = size(filter(lit(from), least -> price.cast("double").geq(least)));
    return when(reached.gt(0), reached);
  }

  static List<FeeSchedule> ascending(List<FeeSchedule> schedules) {
    return schedules.stream().sorted(Comparator.comparing(FeeSchedule::validFrom)).toList();
  }

  private static List<PriceBand> ascending(FeeSchedule schedule) {
    return schedule.byPrice().stream()
        .sorted(Comparator.comparingDouble(PriceBand::fromKzt))
        .toList();
  }
}
