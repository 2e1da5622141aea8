package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Times;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Temperature, and optionally wind and clouds, of one or several stations a region: forecasts,
 * several of which may be issued for an hour, and measurements. If a key arrives twice, the later
 * arrival counts.
 */
public final class CleanWeather {

  private static final String KIND = "kind";
  private static final String ACTUAL = "actual";
  private static final String FORECAST = "forecast";
  private static final int COLDEST_C = -70;
  private static final int HOTTEST_C = 60;
  private static final int STRONGEST_MS = 100;
  private static final int ALL_PCT = 100;

  /** The source {@code weather/}. */
  public static final CleanSource SOURCE =
      CleanSource.of(
          RawTables.WEATHER,
          CoreTables.WEATHER_HOURS,
          CleanSource.Absence.tolerated("The load is forecast without temperatures."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> hours(raw, inputs.rules()));

  private CleanWeather() {}

  /**
   * Temperatures of the regions. A measurement has no issue time; its hour is used instead, so that
   * a later measurement of the same hour supersedes it.
   */
  public static Checked hours(Dataset<Row> raw, CleanRules rules) {
    Field hour = Field.hour(Columns.HOUR_START_UTC, Columns.HOUR_START_UTC.name()).required();
    Field degrees =
        Field.number(GridColumns.TEMPERATURE_C, GridColumns.TEMPERATURE_C.name()).required();
    Column day = Times.localDate(hour.typed(), lit(rules.marketZone()));
    return Checked.of(
        RawTables.WEATHER,
        CoreTables.WEATHER_HOURS,
        raw,
        rules,
        List.of(
            Field.region(Columns.REGION, Columns.REGION.name(), rules.regions(), false, day)
                .required(),
            hour,
            Field.oneOf(CoreTables.WEATHER_KIND, KIND, List.of(ACTUAL, FORECAST)).required(),
            issued(hour),
            degrees.unless(
                degrees.typed().between(COLDEST_C, HOTTEST_C), RejectReason.OUT_OF_RANGE),
            upTo(GridColumns.WIND_MS, STRONGEST_MS),
            upTo(GridColumns.CLOUD_PCT, ALL_PCT),
            Field.id(GridColumns.STATION, GridColumns.STATION.name())));
  }

  /** A number from 0 to a largest one, which may be blank. */
  private static Field upTo(ColumnSpec column, int most) {
    Field field = Field.amount(column, column.name());
    return field.when(field.typed().gt(lit(most)), RejectReason.OUT_OF_RANGE);
  }

  private static Field issued(Field hour) {
    Field issued = Field.instant(GridColumns.ISSUED_AT_UTC, GridColumns.ISSUED_AT_UTC.name());
    Column isForecast = Field.raw(KIND).equalTo(FORECAST);
    Field ofBoth =
        new Field(
            issued.target(),
            issued.rawField(),
            functions.when(isForecast, issued.value()).otherwise(hour.value()),
            List.of(),
            issued.note());
    return ofBoth
        .when(isForecast.and(Field.raw(issued.rawField()).isNull()), RejectReason.MISSING_FIELD)
        .when(isForecast.and(issued.typed().isNull()), RejectReason.BAD_TIMESTAMP)
        .when(Field.isFarOff(issued.typed()), RejectReason.BAD_TIMESTAMP);
  }
}
