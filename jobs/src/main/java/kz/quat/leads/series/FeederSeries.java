package kz.quat.leads.series;

import java.util.Comparator;
import java.util.List;

/** A feeder with its meters, hour by hour, from the midnight (UTC) at or before its first hour. */
public final class FeederSeries {

  /** Hours of a day. */
  public static final int DAY = 24;

  private final String feederId;
  private final long startHour;
  private final double[] energyInKwh;
  private final List<PointSeries> points;

  /**
   * A feeder.
   *
   * @param startHour hours since 1970-01-01T00:00Z of the first value; a multiple of 24
   * @param energyInKwh energy fed in during each hour; NaN is missing; not copied
   * @param points its meters, each as long as {@code energyInKwh}
   */
  public FeederSeries(
      String feederId, long startHour, double[] energyInKwh, List<PointSeries> points) {
    if (Math.floorMod(startHour, DAY) != 0) {
      throw new IllegalArgumentException("startHour must be a midnight: " + startHour);
    }
    this.feederId = feederId;
    this.startHour = startHour;
    this.energyInKwh = energyInKwh;
    this.points = points.stream().sorted(Comparator.comparing(PointSeries::pointId)).toList();
  }

  /** Code of the feeder. */
  public String feederId() {
    return feederId;
  }

  /** Hours since 1970-01-01T00:00Z of the first value. */
  public long startHour() {
    return startHour;
  }

  /** Number of hours. */
  public int hours() {
    return energyInKwh.length;
  }

  /** Energy fed in during each hour in kWh; NaN is missing. */
  public double[] energyInKwh() {
    return energyInKwh;
  }

  /** Its meters, by code. */
  public List<PointSeries> points() {
    return points;
  }
}
