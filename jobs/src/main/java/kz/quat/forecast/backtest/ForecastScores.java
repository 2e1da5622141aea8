package kz.quat.forecast.backtest;

import java.util.List;
import java.util.function.Function;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * How good the forecasts of one method were for one region.
 *
 * @param method the method's name
 * @param hours scored hours
 * @param missing hours with a known load for which this method has no forecast
 * @param meanLoadMw mean of the scored loads
 * @param pinballPct mean pinball loss over P10 … P90, P95, P99, in % of the mean load
 * @param mapePct mean absolute error of the median relative to the load, in %; hours without load
 *     are left out
 * @param coveragePct for each level, the share of loads at or below it, in %
 * @param widthPct sharpness: mean of P90 − P10 in % of the mean load
 * @param crpsPct continuous ranked probability score from all levels, in % of the mean load
 */
public record ForecastScores(
    String region,
    String method,
    int hours,
    int missing,
    double meanLoadMw,
    double pinballPct,
    double mapePct,
    List<Double> coveragePct,
    double widthPct,
    double crpsPct) {

  public ForecastScores {
    coveragePct = List.copyOf(coveragePct);
  }

  /**
   * The scores of a method over hours of one region; all NaN if nothing could be scored.
   *
   * @param quantiles picks the method's forecast of an hour; null if it has none
   */
  public static ForecastScores of(
      String region,
      String method,
      List<BacktestHour> hours,
      Function<BacktestHour, @Nullable HourQuantiles> quantiles) {
    ScoreSums sums = new ScoreSums();
    for (BacktestHour hour : hours) {
      if (!Double.isNaN(hour.actualMw())) {
        sums.add(hour.actualMw(), quantiles.apply(hour));
      }
    }
    return sums.scores(region, method);
  }

  /** The share of loads at or below a quantile, in %. */
  public double coveragePct(int percent) {
    return coveragePct.get(Quantiles.indexOf(percent));
  }
}
