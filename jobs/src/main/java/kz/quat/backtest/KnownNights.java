package kz.quat.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.Withdrawals;
import kz.quat.clean.sources.CleanInputs;
import kz.quat.clean.sources.CleanSources;
import kz.quat.grid.AvailableCapacity;
import kz.quat.grid.Reserve;
import kz.quat.grid.StrainInputs;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What the nights of a past span knew, taken from the raw text: the forecast and the capacity of
 * each day as of its issue. Two kinds of data are used in their present state, because they rarely
 * change for the past: a site's region and connection, which are needed to subtract past mining
 * from the load, and the zones by which the reserve is divided.
 *
 * @param raw the raw table of a source
 * @param rejected keys of {@link CoreTables#REJECTED} with their source
 * @param register the present {@link CoreTables#REGISTER_SITES}
 * @param regions the present {@link CoreTables#REGIONS}
 * @param points the present {@link CoreTables#METERING_POINTS}, which gives readings that name only
 *     a point their site; null if no points are named
 */
public record KnownNights(
    Function<RawTables.Source, Dataset<Row>> raw,
    Dataset<Row> rejected,
    Dataset<Row> register,
    Dataset<Row> regions,
    @Nullable Dataset<Row> points,
    CleanRules rules,
    Clocks clocks) {

  private static final RowType AREA =
      RowType.of("area", Columns.REGION, Columns.ZONE, Clocks.ZONE_ID);

  /** All versions of the rows of an effective-dated or otherwise small table. */
  public Dataset<Row> small(RawTables.Source source) {
    Checked checked = checked(source);
    if (checked.table().partitioning() != TableSpec.Partitioning.NONE) {
      throw new IllegalArgumentException(source.folder() + " is not small");
    }
    return Versions.of(checked, rejected).select(checked.table().select());
  }

  /**
   * The inputs from which the cases of all days are made: rows of {@link StrainInputs#forecast}.
   *
   * @param days the days as rows of {@link KnownNights#dayRows}
   * @param areas region, zone and zone_id of every region of the country, see {@link #areasType}
   * @param factorPct percent of installed capacity that is taken as available
   */
  public Dataset<Row> strainInputs(
      Span span,
      Dataset<Row> days,
      Dataset<Row> areas,
      List<Reserve.Rule> reserve,
      double factorPct) {
    Column spanDays = between(span.first().date(), span.last().date());
    Dataset<Row> capacity =
        AvailableCapacity.of(
            KnownCapacity.hours(versions(RawTables.GRID_CAPACITY, spanDays), days),
            KnownCapacity.outages(versions(RawTables.GRID_OUTAGES, functions.lit(true)), days),
            regions,
            clocks,
            factorPct);
    return StrainInputs.forecast(forecasts(span, areas), capacity, regions, reserve);
  }

  private Dataset<Row> forecasts(Span span, Dataset<Row> areas) {
    LocalDate earliest = span.first().date().minusDays(span.historyDays() + 1L);
    Column history = between(earliest, span.last().date());
    Dataset<Row> zones = areas.select(Columns.REGION.col(), Columns.ZONE.col());
    Dataset<Row> changes =
        NativeEvents.of(
            versions(RawTables.GRID_LOAD, history),
            versions(RawTables.METERING, history),
            versions(RawTables.REPORTS, history),
            register,
            new SiteMonthMining(
                rules.meterSpans(),
                points == null ? List.of() : small(RawTables.METERING_POINTS).collectAsList(),
                rules.marketZone()));
    Dataset<Row> all =
        changes.unionByName(NativeEvents.ofZones(changes, zones, KnownForecasts.ZONE_AREA));
    Dataset<Row> weather = versions(RawTables.WEATHER, history);
    Dataset<Row> donors =
        areas.withColumn(
            KnownForecasts.DONOR,
            functions.concat(functions.lit(KnownForecasts.ZONE_AREA), Columns.ZONE.col()));
    Dataset<Row> forecast =
        KnownForecasts.of(
            all,
            weather,
            donors,
            new KnownForecasts.Plan(
                span.days(),
                span.calendar(),
                span.historyDays(),
                span.choice(),
                new KnownLoadEvents(
                    small(RawTables.LOAD_EVENTS).collectAsList(), zones.collectAsList())));
    return clocks.withClock(forecast.join(functions.broadcast(zones), Columns.REGION.name()));
  }

  private Dataset<Row> versions(RawTables.Source source, Column where) {
    return Versions.of(checked(source), rejected).where(where);
  }

  private Checked checked(RawTables.Source source) {
    CleanInputs inputs =
        new CleanInputs(() -> register, () -> points, () -> Withdrawals.NONE, rules, rows -> rows);
    return CleanSources.of(source).checked(raw.apply(source), inputs);
  }

  private static Column between(LocalDate first, LocalDate last) {
    Column date = Columns.MARKET_DATE.col();
    return date.geq(functions.lit(first)).and(date.leq(functions.lit(last)));
  }

  /** The days as rows of {@link #daysType}, from which a dataset can be made. */
  public static List<Row> dayRows(List<DayPlan> days) {
    return KnownCapacity.dayRows(days);
  }

  /** Type of the rows of {@link #dayRows}. */
  public static StructType daysType() {
    return KnownCapacity.daysType();
  }

  /** Type of the areas: region, zone, zone_id. */
  public static StructType areasType() {
    return AREA.structType();
  }

  /** A region of the country with its zone and time zone. */
  public static Row areaRow(String region, String zone, String zoneId) {
    return AREA.row()
        .set(Columns.REGION, region)
        .set(Columns.ZONE, zone)
        .set(Clocks.ZONE_ID, zoneId)
        .build();
  }

  /**
   * Days that are to be computed again.
   *
   * @param historyDays trailing window that a forecast reads, days
   */
  public record Span(
      List<DayPlan> days, KnownCalendar calendar, int historyDays, ForecastChoice choice) {
    DayPlan first() {
      return days.get(0);
    }

    DayPlan last() {
      return days.get(days.size() - 1);
    }
  }
}
