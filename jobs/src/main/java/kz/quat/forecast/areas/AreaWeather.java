package kz.quat.forecast.areas;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rint;

import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Column;

/**
 * Temperature, wind and clouds of an hour in one whole number, so that a series of them is as small
 * as one of temperatures and is read only once.
 */
final class AreaWeather {
  private static final int PER_DEGREE = 10_000;
  private static final int PER_MS = 10;
  private static final int CLOUD_BITS = 8;
  private static final int WIND_BITS = 12;
  private static final int AIR_BITS = CLOUD_BITS + WIND_BITS;

  private AreaWeather() {}

  /**
   * The number, from columns temperature_c, wind_ms (0 to 100) and cloud_pct (0 to 100); null
   * without a temperature.
   */
  static Column packed() {
    Column degrees = whole(GridColumns.TEMPERATURE_C.col().multiply(PER_DEGREE));
    Column wind = coalesce(whole(GridColumns.WIND_MS.col().multiply(PER_MS)).plus(1), lit(0L));
    Column cloud = coalesce(whole(GridColumns.CLOUD_PCT.col()).plus(1), lit(0L));
    return degrees.multiply(1L << AIR_BITS).plus(wind.multiply(1L << CLOUD_BITS)).plus(cloud);
  }

  private static Column whole(Column number) {
    return rint(number).cast("bigint");
  }

  static double temperatureC(long packed) {
    return (double) (packed >> AIR_BITS) / PER_DEGREE;
  }

  /** Wind in m/s; NaN if it is unknown. */
  static double windMs(long packed) {
    long code = packed >> CLOUD_BITS & ((1L << WIND_BITS) - 1);
    return code == 0 ? Double.NaN : (code - 1.0) / PER_MS;
  }

  /** Clouds in %; NaN if they are unknown. */
  static double cloudPct(long packed) {
    long code = packed & ((1L << CLOUD_BITS) - 1);
    return code == 0 ? Double.NaN : code - 1.0;
  }
}
