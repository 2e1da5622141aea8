package kz.quat.forecast.backtest;

import java.time.Instant;
import kz.quat.forecast.quantiles.HourQuantiles;
import org.jspecify.annotations.Nullable;

/**
 * An hour forecast again.
 *
 * @param actualMw what happened; NaN where not known or not plausible: such an hour is not scored
 * @param forecast the method's quantiles
 * @param weekAgo the baseline that takes the same hour seven days before; null where not to be had
 * @param similarDay the baseline of comparable days; null where not to be had
 */
public record BacktestHour(
    String region,
    Instant issuedAt,
    double actualMw,
    HourQuantiles forecast,
    @Nullable HourQuantiles weekAgo,
    @Nullable HourQuantiles similarDay) {}
