package kz.quat.forecast.model;

import java.util.List;
import java.util.stream.IntStream;
import kz.quat.forecast.history.ForecastTask;
import kz.quat.forecast.history.LoadHistory;
import kz.quat.forecast.quantiles.HourQuantiles;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one region (or zone, or the nation) for a task.
 *
 * @param hours one entry per delivery hour in their order; empty if there is no forecast
 * @param basis whose history it is based on
 * @param modelVersion the method, with a version that changes whenever its numbers may change
 * @param snapshot key figures of the input
 * @param explanations what moved each hour's median, in the order of the hours; empty if the method
 *     gives none
 * @param pastErrorsMw errors of the forecasts of past days, load minus median, MW: one entry per
 *     delivery hour with the days in it, the day before the delivery day first; NaN where unknown;
 *     empty if the method keeps none
 * @param degreeResponses how each hour changes with temperature, in the order of the hours; empty
 *     if the method uses no temperatures
 * @param reason why there is no forecast, or why a simpler method was used; otherwise null
 */
public record RegionForecast(
    String region,
    ForecastTask task,
    List<HourQuantiles> hours,
    Basis basis,
    String modelVersion,
    FeatureSnapshot snapshot,
    List<Contributions> explanations,
    List<double[]> pastErrorsMw,
    List<DegreeResponse> degreeResponses,
    @Nullable String reason) {

  /** The area whose history a forecast is based on. */
  public enum Basis {
    /** The area's own history. */
    OWN,
    /** Partly that of its zone, because the region is new or part of its past is missing. */
    BORROWED,
    /** Partly a share of that of the region from which others were separated. */
    DIVIDED,
    /** None: there is no forecast. */
    NONE
  }

  /**
   * Throws {@link IllegalArgumentException} if some hours are missing, or if there is no forecast
   * and no reason.
   */
  public RegionForecast {
    hours = List.copyOf(hours);
    explanations = List.copyOf(explanations);
    pastErrorsMw = List.copyOf(pastErrorsMw);
    degreeResponses = List.copyOf(degreeResponses);
    int expected = basis == Basis.NONE ? 0 : task.hours();
    if (hours.size() != expected) {
      throw new IllegalArgumentException(
          hours.size() + " hours forecast for " + region + " (must be " + expected + ")");
    }
    if (basis == Basis.NONE && reason == null) {
      throw new IllegalArgumentException("No forecast and no reason for " + region);
    }
  }

  /** True if there is a forecast. */
  public boolean exists() {
    return basis != Basis.NONE;
  }

  /**
   * A forecast based on the history that is known. Announced changes are added to what the method
   * forecast without them.
   *
   * @param hours without announced changes
   * @param explanations as in the record, without announced changes
   */
  static RegionForecast of(
      LoadHistory known,
      ForecastTask task,
      String modelVersion,
      List<HourQuantiles> hours,
      List<Contributions> explanations,
      List<double[]> pastErrorsMw,
      List<DegreeResponse> degreeResponses) {
    Basis basis =
        switch (known.past()) {
          case OWN -> Basis.OWN;
          case ZONE -> Basis.BORROWED;
          case DIVIDED_REGION -> Basis.DIVIDED;
        };
    FeatureSnapshot snapshot = FeatureSnapshot.of(known, task);
    return new RegionForecast(
        known.region(),
        task,
        hours.stream().map(hour -> hour.plus(known.changeMw(hour.hourStartUtc()))).toList(),
        basis,
        modelVersion,
        snapshot,
        IntStream.range(0, explanations.size())
            .mapToObj(h -> explanations.get(h).withEvents(known.changeMw(task.hour(h))))
            .toList(),
        pastErrorsMw,
        degreeResponses,
        null);
  }

  /** No forecast, because no load is known. */
  static RegionForecast unknown(LoadHistory known, ForecastTask task, String modelVersion) {
    return none(known, task, modelVersion, "no known load before " + task.knownBefore());
  }

  static RegionForecast none(
      LoadHistory known, ForecastTask task, String modelVersion, String reason) {
    FeatureSnapshot snapshot = FeatureSnapshot.of(known, task);
    return new RegionForecast(
        known.region(),
        task,
        List.of(),
        Basis.NONE,
        modelVersion,
        snapshot,
        List.of(),
        List.of(),
        List.of(),
        reason);
  }

  /** The same forecast with a note on why a simpler method was used. */
  RegionForecast because(String why) {
    return new RegionForecast(
        region,
        task,
        hours,
        basis,
        modelVersion,
        snapshot,
        explanations,
        pastErrorsMw,
        degreeResponses,
        why);
  }
}
