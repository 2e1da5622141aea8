package kz.quat.forecast.backtest;

import java.time.Instant;
import kz.quat.forecast.quantiles.HourQuantiles;
import org.jspecify.annotations.Nullable;

/**
 * An hour that was forecast again in a back-test.
 *
 * @param actualMw the measured load; NaN where it is unknown or implausible, and then the hour is
 *     not scored
 * @param forecast the method's quantiles
 * @param weekAgo the baseline that uses the same hour seven days before; null where not available
 * @param similarDay the baseline of comparable days; null where not available
 */
public record BacktestHour(
    String region,
    Instant issuedAt,
    double actualMw,
    HourQuantiles forecast,
    @Nullable HourQuantiles weekAgo,
    @Nullable HourQuantiles similarDay) {}
