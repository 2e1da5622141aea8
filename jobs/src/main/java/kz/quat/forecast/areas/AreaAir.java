package kz.quat.forecast.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The weather of an area: unweighted means of its regions by hour. NaN where it is unknown for
 * every region.
 */
final class AreaAir {
  private static final int DAY = 24;

  private final List<RegionAir> regions;
  private final int hours;
  private final List<double[]> temperaturesC = new ArrayList<>();

  /**
   * The weather of regions.
   *
   * @param regions in the order of their codes, at least one
   */
  AreaAir(List<RegionAir> regions, int hours) {
    this.regions = List.copyOf(regions);
    this.hours = hours;
    this.regions.forEach(region -> temperaturesC.add(region.temperaturesC()));
  }

  /** °C as measured, or as forecast last where not measured yet. */
  double[] temperaturesC() {
    return means(temperaturesC, false);
  }

  /** m/s in the same way. */
  double[] windsMs() {
    return means(each(RegionAir::windsMs), false);
  }

  /** % in the same way. */
  double[] cloudsPct() {
    return means(each(RegionAir::cloudsPct), false);
  }

  /**
   * °C as forecast by the time at which the hour's day was forecast; NaN also where a region of
   * which a temperature is known has no such forecast.
   */
  double[] forecastC() {
    return means(each(RegionAir::forecastC), true);
  }

  /** °C as measured; NaN also where a region of which a temperature is known was not measured. */
  double[] measuredC() {
    return means(each(RegionAir::measuredC), true);
  }

  /**
   * How much smaller the deviations of the area's mean temperature are than those of its regions,
   * above 0 and at most 1: the ratio of how they change within 24 hours. Errors of weather
   * forecasts cancel at least as much, because they are not shared over greater distances than
   * weather is. 1 for a single region.
   */
  double shared() {
    if (regions.size() == 1) {
      return 1;
    }
    double ofMean = 0;
    double ofRegions = 0;
    for (int i = DAY; i < hours; i++) {
      double sum = 0;
      double squares = 0;
      int known = 0;
      for (double[] celsius : temperaturesC) {
        double change = celsius[i] - celsius[i - DAY];
        if (!Double.isNaN(change)) {
          sum += change;
          squares += change * change;
          known++;
        }
      }
      if (known == regions.size()) {
        ofMean += sum * sum / known / known;
        ofRegions += squares / known;
      }
    }
    return ofRegions == 0 || ofMean == 0 ? 1 : Math.min(1, Math.sqrt(ofMean / ofRegions));
  }

  private List<double[]> each(Function<RegionAir, double[]> part) {
    return regions.stream().map(part).toList();
  }

  private double[] means(List<double[]> values, boolean complete) {
    double[] mean = new double[hours];
    for (int i = 0; i < hours; i++) {
      double sum = 0;
      int known = 0;
      int least = 0;
      for (int region = 0; region < values.size(); region++) {
        double value = values.get(region)[i];
        least += complete && !Double.isNaN(temperaturesC.get(region)[i]) ? 1 : 0;
        if (!Double.isNaN(value)) {
          sum += value;
          known++;
        }
      }
      mean[i] = known == 0 || known < least ? Double.NaN : sum / known;
    }
    return mean;
  }
}
