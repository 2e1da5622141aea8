package kz.quat.leads.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a feeder from hours that arrive in any order. */
public final class FeederBuilder {

  private static final class Point {
    String category = "";
    double declaredKw = Double.NaN;
    boolean registered;
    HourLine line = new HourLine();
  }

  private final String feederId;
  private final HourLine energyIn;
  private final Map<String, Point> points = new TreeMap<>();

  /** A feeder without hours. */
  public FeederBuilder(String feederId) {
    this(feederId, new HourLine());
  }

  FeederBuilder(String feederId, HourLine energyIn) {
    this.feederId = feederId;
    this.energyIn = energyIn;
  }

  /** Code of the feeder. */
  public String feederId() {
    return feederId;
  }

  /**
   * Describes a point; a point without readings has only missing hours.
   *
   * @param category empty if unknown
   * @param declaredKw NaN if unknown
   */
  public void describe(String pointId, String category, double declaredKw, boolean registered) {
    Point point = point(pointId);
    point.category = category;
    point.declaredKw = declaredKw;
    point.registered = registered;
  }

  /** Sets the energy fed into the feeder in an hour since 1970-01-01T00:00Z. */
  public void energyIn(long hour, double kwh) {
    energyIn.put(hour, kwh);
  }

  /** Sets the energy of a point in an hour since 1970-01-01T00:00Z. */
  public void reading(String pointId, long hour, double kwh) {
    point(pointId).line.put(hour, kwh);
  }

  void readings(String pointId, HourLine line) {
    point(pointId).line = line;
  }

  private Point point(String pointId) {
    return points.computeIfAbsent(pointId, id -> new Point());
  }

  /** The feeder with its complete days; without hours if it has less than one day. */
  public FeederSeries build() {
    long least = energyIn.least();
    long most = energyIn.most();
    for (Point point : points.values()) {
      least = Math.min(least, point.line.least());
      most = Math.max(most, point.line.most());
    }
    if (least > most || most - least < FeederSeries.DAY) {
      return new FeederSeries(feederId, 0, new double[0], List.of());
    }
    long start = Math.floorDiv(least, FeederSeries.DAY) * FeederSeries.DAY;
    // A day is judged only when it is complete.
    int hours = (int) (Math.floorDiv(most + 1, FeederSeries.DAY) * FeederSeries.DAY - start);
    List<PointSeries> series = new ArrayList<>();
    points.forEach(
        (id, p) ->
            series.add(
                new PointSeries(
                    id, p.category, p.declaredKw, p.registered, p.line.from(start, hours))));
    return new FeederSeries(feederId, start, energyIn.from(start, hours), series);
  }
}
