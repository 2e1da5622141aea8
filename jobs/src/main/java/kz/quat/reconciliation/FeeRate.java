package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import kz.quat.config.CheckingRules.FeeSchedule;
import kz.quat.config.CheckingRules.PriceBand;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;

/**
 * The rate of the digital-mining fee of a site's quarter, in KZT per kWh: the highest of those that
 * fit. A schedule by price needs the average price paid in the quarter; where it is not known, grid
 * power has no rate, for a guess would invent energy.
 */
final class FeeRate {

  private final List<FeeSchedule> schedules;
  private final Column quarterStart;
  private final Column meteredHours;
  private final Column price;

  /**
   * @param price average price of the quarter, KZT per kWh; null = not known
   */
  FeeRate(List<FeeSchedule> schedules, Column quarterStart, Column meteredHours, Column price) {
    this.schedules =
        schedules.stream().sorted(Comparator.comparing(FeeSchedule::validFrom)).toList();
    this.quarterStart = quarterStart;
    this.meteredHours = meteredHours;
    this.price = price;
  }

  /** The rate, decimal(18,6); null before the first schedule and where the price is needed. */
  Column rate() {
    Column rate = lit(null).cast("double");
    for (FeeSchedule schedule : schedules) {
      rate = when(isSince(schedule), rate(schedule)).otherwise(rate);
    }
    return rate.cast("decimal(18,6)");
  }

  /** Whether the rate of that name was not read in the law itself; null where there is none. */
  Column doubtful() {
    Column doubtful = lit(null).cast("boolean");
    for (FeeSchedule schedule : schedules) {
      Column ofBand = lit(false);
      for (PriceBand band : ascending(schedule)) {
        ofBand =
            when(price.geq(lit(decimal(band.fromKzt()))), lit(band.doubtful())).otherwise(ofBand);
      }
      Column byPrice = byPrice(schedule).equalTo(rate(schedule));
      Column here =
          lit(schedule.doubtful())
              .or(coalesce(byPrice, lit(false)).and(coalesce(ofBand, lit(false))));
      doubtful = when(isSince(schedule), here).otherwise(doubtful);
    }
    return when(rate().isNotNull(), doubtful);
  }

  /** Whether an amount is what a lower rate of the schedule in force gives for that energy. */
  Column isLowerRate(Column paidKzt, Column energyWh, double tolerancePct) {
    Column any = lit(false);
    for (FeeSchedule schedule : schedules) {
      Column here = lit(false);
      for (double rate : rates(schedule)) {
        Column due = energyWh.cast("double").multiply(lit(rate / 1000));
        Column near =
            functionsAbs(paidKzt.cast("double").minus(due))
                .leq(due.multiply(lit(tolerancePct / 100)));
        here = here.or(near.and(rate().cast("double").gt(lit(rate))));
      }
      any = when(isSince(schedule), here).otherwise(any);
    }
    return coalesce(any, lit(false));
  }

  private static Column functionsAbs(Column value) {
    return org.apache.spark.sql.functions.abs(value);
  }

  private static double[] rates(FeeSchedule schedule) {
    return java.util.stream.DoubleStream.concat(
            java.util.stream.DoubleStream.of(
                schedule.own(), schedule.renewable(), schedule.noMeter()),
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
    return when(
        unknown.notEqual(true),
        greatest(
            when(unmetered, lit(schedule.noMeter())),
            when(supply.equalTo("own"), lit(schedule.own())),
            when(supply.equalTo("renewable"), lit(schedule.renewable())),
            byPrice(schedule)));
  }

  /** The rate of the price alone; null where it must be known and is not. */
  private Column byPrice(FeeSchedule schedule) {
    List<PriceBand> bands = ascending(schedule);
    if (bands.size() == 1) {
      return lit(bands.get(0).kztPerKwh());
    }
    Column rate = lit(null).cast("double");
    for (PriceBand band : bands) {
      rate = when(price.geq(lit(decimal(band.fromKzt()))), lit(band.kztPerKwh())).otherwise(rate);
    }
    return rate;
  }

  private static List<PriceBand> ascending(FeeSchedule schedule) {
    return schedule.byPrice().stream()
        .sorted(Comparator.comparingDouble(PriceBand::fromKzt))
        .toList();
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value);
  }
}
