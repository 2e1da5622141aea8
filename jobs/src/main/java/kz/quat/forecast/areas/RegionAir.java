package kz.quat.forecast.areas;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import kz.quat.forecast.model.StationWeights;
import org.jspecify.annotations.Nullable;

/**
 * The weather of a region by hour: that of its only station as it is, or means of several stations
 * weighted as {@link StationWeights} learns. A mean is that of the stations which have a value, so
 * that a missing station is replaced by the others. NaN where no station has a value.
 */
final class RegionAir {
  private final List<StationAir> stations;
  private final @Nullable StationWeights weights;
  private final double[] temperaturesC;

  private RegionAir(
      List<StationAir> stations, @Nullable StationWeights weights, double[] temperaturesC) {
    this.stations = stations;
    this.weights = weights;
    this.temperaturesC = temperaturesC;
  }

  /**
   * The weather of a region.
   *
   * @param stations at least one
   * @param first the first hour, hours since 1970
   * @param loadsMw the region's loads from the first hour on, as known at the issue; read only if
   *     there are several stations
   */
  static RegionAir of(List<StationAir> stations, long first, Supplier<double[]> loadsMw) {
    if (stations.size() == 1) {
      return new RegionAir(stations, null, stations.get(0).temperaturesC());
    }
    double[][] celsius = each(stations, StationAir::temperaturesC);
    StationWeights weights = StationWeights.learn(first, celsius, loadsMw.get());
    return new RegionAir(stations, weights, weights.mean(celsius, true));
  }

  /** °C as measured, or as forecast last where not measured yet. */
  double[] temperaturesC() {
    return temperaturesC;
  }

  /** m/s in the same way. */
  double[] windsMs() {
    return mean(StationAir::windsMs, false);
  }

  /** % in the same way. */
  double[] cloudsPct() {
    return mean(StationAir::cloudsPct, false);
  }

  /** °C as forecast by the time at which the hour's day was forecast. */
  double[] forecastC() {
    return mean(StationAir::forecastC, true);
  }

  /** °C as measured. */
  double[] measuredC() {
    return mean(StationAir::measuredC, true);
  }

  private double[] mean(Function<StationAir, double[]> part, boolean temperature) {
    return weights == null
        ? part.apply(stations.get(0))
        : weights.mean(each(stations, part), temperature);
  }

  private static double[][] each(List<StationAir> stations, Function<StationAir, double[]> part) {
    return stations.stream().map(part).toArray(double[][]::new);
  }
}
