package kz.quat.clean.outcomes;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log10;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import kz.quat.clean.RegionCodes;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.Faults;
import kz.quat.clean.values.RejectReason;
import kz.quat.config.CheckingRules.ConfirmedStep;
import kz.quat.config.CheckingRules.Plausibility;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * Compares figures of the operator and of the register with earlier ones. A figure in a wrong unit
 * breaks no rule of its own record. Refusing it here leaves the last good figure in force.
 */
public final class Plausible {

  private static final ColumnSpec IS_NEW = CleanColumns.IS_NEW;
  private static final ColumnSpec BROKEN =
      CleanColumns.text("implausible", "Reason, field and value; null if it is believed");
  private static final ColumnSpec STEP =
      new ColumnSpec(
          "is_step",
          ColumnType.BOOL,
          Unit.NONE,
          true,
          "Believed though it is far from the figures before it");
  private static final String NOTED = "noted";
  private static final int PERCENTILE_ACCURACY = 1000;
  private static final Column MEDIAN = lit(0.5);

  private Plausible() {}

  /** True if figures of this table are compared with earlier ones. */
  public static boolean holds(TableSpec table) {
    return isDated(table) || isOfLoad(table) || table.equals(CoreTables.CAPACITY_HOURS);
  }

  private static boolean isDated(TableSpec table) {
    return table.equals(CoreTables.TIES) || table.equals(CoreTables.REGISTER_SITES);
  }

  private static boolean isOfLoad(TableSpec table) {
    return table.equals(CoreTables.LOAD_HOURS);
  }

  /**
   * The new records, with implausible ones refused.
   *
   * @param before rows of the table that are in force; for hourly tables those of the touched
   *     months and of the month before; null where there are none yet
   */
  public static Checked of(Checked checked, @Nullable Dataset<Row> before, Plausibility rules) {
    TableSpec table = checked.table();
    Dataset<Row> rows = checked.rows().withColumn(IS_NEW.name(), lit(true));
    if (before != null) {
      rows =
          rows.unionByName(
              before.select(table.select()).withColumn(IS_NEW.name(), lit(false)), true);
    }
    Column broken = isDated(table) ? ofDated(table, rules) : ofHours(table, rules);
    Column step = isDated(table) ? stepOfDated(table, rules) : stepOfHours(table, rules);
    Column believed =
        Columns.REASON_CODE.col().isNotNull().or(BROKEN.col().isNull()).or(STEP.col());
    Dataset<Row> judged =
        rows.withColumn(BROKEN.name(), broken)
            .withColumn(STEP.name(), coalesce(step, lit(false)))
            .where(IS_NEW.col())
            .withColumn(STEP.name(), STEP.col().and(BROKEN.col().isNotNull()))
            .withColumn(
                MinerColumns.COLUMN_NAME.name(),
                when(believed, MinerColumns.COLUMN_NAME.col())
                    .otherwise(Faults.column(BROKEN.col())))
            .withColumn(
                MinerColumns.VALUE_TEXT.name(),
                when(believed, MinerColumns.VALUE_TEXT.col()).otherwise(Faults.value(BROKEN.col())))
            .withColumn(
                Columns.REASON_CODE.name(),
                when(believed, Columns.REASON_CODE.col()).otherwise(Faults.reason(BROKEN.col())));
    return new Checked(
        checked.source(),
        table,
        withNotes(withStep(judged).drop(IS_NEW.name(), BROKEN.name()), table, rules));
  }

  private static Dataset<Row> withStep(Dataset<Row> rows) {
    return rows.withColumn(CleanColumns.NOTE.name(), noted(STEP.col(), CleanColumns.STEP_OF_LEVEL))
        .drop(STEP.name());
  }

  /**
   * True for a step that is no error of unit; in such an error, both figures are off by a factor of
   * 10, 100 or 1000. A confirmed step is believed whatever its size.
   */
  private static Column stepOfDated(TableSpec table, Plausibility rules) {
    WindowSpec inOrder = inOrder(table);
    Column noUnit = lit(true);
    for (ColumnSpec figure : figures(table)) {
      Column before = lag(figure.col(), 1).over(inOrder);
      noUnit = noUnit.and(coalesce(isUnit(figure.col(), before, rules), lit(false)).equalTo(false));
    }
    return noUnit.or(confirmed(id(table), Columns.VALID_FROM.col(), rules));
  }

  /**
   * True if one figure is about 10, 100 or 1000 times the other, or the other about as many times
   * the first. Null if one of them is 0, as for a tie that is out of service: no unit makes a
   * figure of nothing.
   */
  private static Column isUnit(Column value, Column before, Plausibility rules) {
    Column power = log10(try_divide(value.cast("double"), before.cast("double")));
    Column apart = abs(power.minus(round(power)));
    return round(power).notEqual(0).and(apart.leq(lit(Math.log10(1 + nearness(rules)))));
  }

  private static double nearness(Plausibility rules) {
    return rules.unitNearnessPct() / 100;
  }

  /**
   * True for a change of level that a delivery keeps for long enough and that is no error of unit.
   */
  private static Column stepOfHours(TableSpec table, Plausibility rules) {
    WindowSpec region = Window.partitionBy(Columns.REGION.col());
    Column figure = hourly(table).col().cast("double");
    Column known = Columns.REASON_CODE.col().isNull().and(figure.gt(0));
    Column isNew = known.and(IS_NEW.col());
    Column before = median(when(known.and(IS_NEW.col().equalTo(false)), figure)).over(region);
    Column level = median(when(isNew, figure)).over(region);
    Column hours = count(when(isNew, lit(1))).over(region);
    double most = isOfLoad(table) ? rules.loadTimesMedian() : rules.stepFactor();
    double part = isOfLoad(table) ? rules.loadPartOfMedian() : rules.stepFactor();
    Column held =
        hours
            .geq(rules.stepHours())
            .and(figure.between(level.divide(lit(part)), level.multiply(lit(most))))
            .and(isUnit(level, before, rules).equalTo(false));
    return coalesce(held, lit(false))
        .or(confirmed(Columns.REGION, Columns.MARKET_DATE.col(), rules));
  }

  private static Column confirmed(ColumnSpec subject, Column day, Plausibility rules) {
    Column any = lit(false);
    for (ConfirmedStep step : rules.confirmed()) {
      any = any.or(subject.col().equalTo(step.subject()).and(day.geq(lit(step.validFrom()))));
    }
    return any;
  }

  private static Column median(Column values) {
    return percentile_approx(values, MEDIAN, lit(PERCENTILE_ACCURACY));
  }

  private static ColumnSpec hourly(TableSpec table) {
    return isOfLoad(table) ? GridColumns.LOAD_WH : GridColumns.INSTALLED_MW;
  }

  private static ColumnSpec id(TableSpec table) {
    return table.equals(CoreTables.TIES) ? GridColumns.TIE : Columns.SITE_ID;
  }

  private static List<ColumnSpec> figures(TableSpec table) {
    return table.equals(CoreTables.TIES)
        ? List.of(GridColumns.NTC_FORWARD_MW, GridColumns.NTC_BACKWARD_MW)
        : List.of(Columns.LICENSED_MW, Columns.CONNECTION_MW);
  }

  private static WindowSpec inOrder(TableSpec table) {
    return Window.partitionBy(id(table).col(), Columns.REASON_CODE.col().isNull())
        .orderBy(Columns.VALID_FROM.col(), IS_NEW.col(), Columns.RECEIVED_AT.col());
  }

  /** Adds notes for figures that are left out or questioned without refusing their record. */
  private static Dataset<Row> withNotes(Dataset<Row> rows, TableSpec table, Plausibility rules) {
    if (table.equals(CoreTables.CAPACITY_HOURS)) {
      double most = 1 + rules.availableOverInstalledPct() / 100;
      Column above =
          coalesce(
              GridColumns.AVAILABLE_MW
                  .col()
                  .gt(GridColumns.INSTALLED_MW.col().multiply(lit(BigDecimal.valueOf(most)))),
              lit(false));
      return rows.withColumn(NOTED, above)
          .withColumn(
              CleanColumns.NOTE.name(), noted(col(NOTED), CleanColumns.AVAILABLE_ABOVE_INSTALLED))
          .withColumn(
              GridColumns.AVAILABLE_MW.name(),
              GridColumns.AVAILABLE_MW.as(
                  when(col(NOTED).equalTo(false), GridColumns.AVAILABLE_MW.col())))
          .drop(NOTED);
    }
    if (table.equals(CoreTables.REGISTER_SITES)) {
      return rows.withColumn(
          CleanColumns.NOTE.name(),
          noted(
              Columns.LICENSED_MW.col().gt(Columns.CONNECTION_MW.col()),
              CleanColumns.LICENCE_ABOVE_CONNECTION));
    }
    return rows;
  }

  private static Column noted(Column holds, String note) {
    Column refused = Columns.REASON_CODE.col().isNotNull();
    return when(refused.equalTo(false).and(holds), lit(note)).otherwise(CleanColumns.NOTE.col());
  }

  /** The fault of a row of ties or of the register: a large step from the row before it. */
  private static Column ofDated(TableSpec table, Plausibility rules) {
    WindowSpec inOrder = inOrder(table);
    return coalesce(
        figures(table).stream()
            .map(figure -> step(figure, lag(figure.col(), 1).over(inOrder), rules.stepFactor()))
            .toArray(Column[]::new));
  }

  /**
   * A change to or from 0 is no error of unit: a tie is taken out of service, or a licence is
   * suspended.
   */
  private static Column step(ColumnSpec figure, Column before, double factor) {
    Column value = figure.col();
    Column far =
        before
            .gt(lit(0))
            .and(value.gt(lit(0)))
            .and(value.gt(before.multiply(lit(factor))).or(value.lt(before.divide(lit(factor)))));
    return Faults.broken(far, RejectReason.FACTOR_OF_LAST, figure.name(), shown(value, before));
  }

  private static Column ofHours(TableSpec table, Plausibility rules) {
    boolean load = isOfLoad(table);
    ColumnSpec figure = hourly(table);
    WindowSpec region = Window.partitionBy(Columns.REGION.col());
    Column known = when(Columns.REASON_CODE.col().isNull(), figure.col().cast("double"));
    Column median = median(known).over(region);
    Column value = figure.col().cast("double");
    double most = load ? rules.loadTimesMedian() : rules.stepFactor();
    double part = load ? rules.loadPartOfMedian() : rules.stepFactor();
    // Supply from abroad follows a schedule and may change by any factor from one month to the
    // next.
    Column held = load ? lit(true) : functions.not(RegionCodes.isFromAbroad(Columns.REGION.col()));
    Column low = value.lt(median.divide(lit(part)));
    Column far =
        held.and(median.gt(lit(0)))
            .and(value.gt(median.multiply(lit(most))).or(load ? low : low.and(value.gt(lit(0)))));
    return Faults.broken(
        far,
        load ? RejectReason.IMPLAUSIBLE_LOAD : RejectReason.FACTOR_OF_LAST,
        load ? GridColumns.LOAD_MW.name() : figure.name(),
        load ? shown(value.divide(lit(1e6)), median.divide(lit(1e6))) : shown(value, median));
  }

  private static Column shown(Column value, Column before) {
    return concat_ws(" / ", value.cast("string"), before.cast("string"));
  }
}
