package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;

import java.util.ArrayList;
import java.util.List;

/** Columns of a forecast other than its quantiles: what it is based on and what made it. */
public final class ForecastColumns {

  private ForecastColumns() {}

  public static final ColumnSpec AREA = text("area", "Zone (North, South, West), or nation");

  /** The area that is the whole country. */
  public static final String NATION = "nation";

  public static final ColumnSpec PEAK_AREA =
      text("area", "Region, zone (North, South, West), or nation");
  public static final ColumnSpec PEAK_HOUR_LIKELIEST_UTC =
      instant(
              "peak_hour_likeliest_utc",
              "The hour for which it is most probable that the peak is within one hour of it")
          .nullable();
  public static final ColumnSpec PEAK_HOUR_PROBABILITY_PCT =
      pct("peak_hour_probability_pct", "Probability that the peak is within one hour of it")
          .nullable();
  public static final ColumnSpec PEAK_HOUR_P10_UTC =
      instant("peak_hour_p10_utc", "The first hour by whose end the peak has occurred with 10 %")
          .nullable();
  public static final ColumnSpec PEAK_HOUR_P90_UTC =
      instant("peak_hour_p90_utc", "The first hour by whose end the peak has occurred with 90 %")
          .nullable();

  /** The column of a quantile of the day's peak: {@code peak_p90_mw}; null without a forecast. */
  public static ColumnSpec peakQuantile(int pct) {
    return mw(
            "peak_p%02d_mw".formatted(pct),
            "Largest hourly native load of the day that is not exceeded with probability %d %%"
                .formatted(pct))
        .nullable();
  }

  public static final ColumnSpec FALLBACK_REASON =
      text("fallback_reason", "Why a simpler method was used, or why there is no forecast")
          .nullable();

  public static final ColumnSpec ERROR_RESERVE_MW =
      mw(
              "error_reserve_mw",
              "Reserve that follows from the forecast's error: load_p90_mw - load_p50_mw; 0 for a"
                  + " measured hour; the configured one is reserve_mw")
          .nullable();

  public static final ColumnSpec PART_LEVEL_MW =
      mw("part_level_mw", "Part of the median: the recent level and the hour's usual share of it")
          .nullable();
  public static final ColumnSpec PART_CALENDAR_MW =
      mw("part_calendar_mw", "Part of the median: day of the week, holiday, season").nullable();
  public static final ColumnSpec PART_TEMPERATURE_MW =
      mw("part_temperature_mw", "Part of the median: temperature and its recent past").nullable();
  public static final ColumnSpec PART_RECENT_DAYS_MW =
      mw("part_recent_days_mw", "Part of the median: loads of the recent days beyond their level")
          .nullable();
  public static final ColumnSpec PART_ADJUSTMENT_MW =
      mw(
              "part_adjustment_mw",
              "Part of the median: correction by past errors; for a zone and the nation also the"
                  + " shift to the sum of the regions' medians")
          .nullable();

  public static final ColumnSpec PART_EVENTS_MW =
      mw(
              "part_events_mw",
              "Part of the median: announced changes of the load (load_events); null in forecasts"
                  + " made before such changes were taken in")
          .nullable();

  public static final ColumnSpec SEEN_HOURS =
      count("seen_hours", "Hours with a known load that the method could read").nullable();
  public static final ColumnSpec SEEN_LAST_HOUR_UTC =
      instant("seen_last_hour_utc", "Latest of these hours").nullable();
  public static final ColumnSpec SEEN_DAY_MEAN_MW =
      mw("seen_day_mean_mw", "Mean load of the last 24 of these hours, without announced changes")
          .nullable();
  public static final ColumnSpec SEEN_TEMPERATURE_C =
      typed(
              "seen_temperature_c",
              ColumnType.DOUBLE,
              Unit.CELSIUS,
              "Mean temperature forecast for the delivery hours; null where not given")
          .nullable();
  public static final ColumnSpec SEEN_SHA256 =
      text("seen_sha256", "First 16 hex digits of the SHA-256 over all loads and temperatures read")
          .nullable();

  /** Columns of every forecast row after its key and clock: issue, quantiles, reasons. */
  public static List<ColumnSpec> stated() {
    List<ColumnSpec> columns = new ArrayList<>();
    columns.add(GridColumns.ISSUED_AT_UTC);
    QuotaColumns.QUANTILES_PCT.forEach(pct -> columns.add(QuotaColumns.quantile(pct)));
    columns.addAll(
        List.of(
            ERROR_RESERVE_MW,
            QuotaColumns.MODEL,
            QuotaColumns.FORECAST_REASON_CODE,
            FALLBACK_REASON,
            PART_LEVEL_MW,
            PART_CALENDAR_MW,
            PART_TEMPERATURE_MW,
            PART_RECENT_DAYS_MW,
            PART_ADJUSTMENT_MW,
            PART_EVENTS_MW,
            SEEN_HOURS,
            SEEN_LAST_HOUR_UTC,
            SEEN_DAY_MEAN_MW,
            SEEN_TEMPERATURE_C,
            SEEN_SHA256));
    return columns;
  }
}
