package kz.quat.allocation.headroom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many MW of constant load could be connected in an area if the load were curtailed in the
 * hours in which the headroom is too small (docs/spec/strain.md, section 2). For a constant load X
 * over T hours with headroom h, the curtailed share is {@code c(X) = sum max(0, X - h) / (X T)}. It
 * never falls as X grows, so that each share has a greatest load, which is found exactly on the
 * segments between the sorted headrooms. (The method: Duke University, Rethinking Load Growth,
 * 2025.)
 */
public final class HeadroomCurve {

  /** The curtailed shares of the published curve, in percent of the load's energy. */
  public static final List<Double> SHARES_PCT = List.of(0.0, 0.25, 0.5, 1.0, 2.0, 5.0);

  /** A curtailment below this is treated as none, MW. */
  private static final double NOTHING_MW = 1e-6;

  private static final double PERCENT = 100;

  private final List<HeadroomHour> hours;

  /**
   * {@code sorted[k]} is the k-th smallest headroom, and {@code below[k]} the sum of the k
   * smallest.
   */
  private final double[] sorted;

  private final double[] below;

  /**
   * A point of the curve.
   *
   * @param curtailedSharePct the share of the load's energy that may be curtailed, percent
   * @param loadMw the greatest constant load of which no more than that is curtailed
   * @param hoursCut number of hours in which some of the load is curtailed
   * @param longestCutHours the longest unbroken run of such hours; an hour with unknown headroom
   *     ends a run
   * @param meanCutPct how much of the load is curtailed in those hours on average, percent; null if
   *     there are none
   */
  public record Point(
      double curtailedSharePct,
      double loadMw,
      int hoursCut,
      int longestCutHours,
      @Nullable Double meanCutPct) {}

  /**
   * The curve for the hours whose headroom is known, in any order.
   *
   * @throws IllegalArgumentException if there is none, or if an hour occurs twice
   */
  public HeadroomCurve(Collection<HeadroomHour> hours) {
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("There must be an hour with a known headroom");
    }
    this.hours = hours.stream().sorted(Comparator.comparingLong(HeadroomHour::epochHour)).toList();
    for (int i = 1; i < this.hours.size(); i++) {
      if (this.hours.get(i).epochHour() == this.hours.get(i - 1).epochHour()) {
        throw new IllegalArgumentException(
            "Hour " + this.hours.get(i).epochHour() + " stands twice");
      }
    }
    sorted = hours.stream().mapToDouble(HeadroomHour::headroomMw).sorted().toArray();
    below = new double[sorted.length + 1];
    for (int k = 0; k < sorted.length; k++) {
      below[k + 1] = below[k] + sorted[k];
    }
  }

  /** The number of hours on which the curve is based. */
  public int hourCount() {
    return sorted.length;
  }

  /** The points for {@link #SHARES_PCT}. */
  public List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (double share : SHARES_PCT) {
      points.add(point(share));
    }
    return points;
  }

  /**
   * The point for a curtailed share.
   *
   * @param curtailedSharePct from 0 to less than 100
   */
  public Point point(double curtailedSharePct) {
    if (!(curtailedSharePct >= 0 && curtailedSharePct < PERCENT)) {
      throw new IllegalArgumentException(
          "Invalid curtailed share: " + curtailedSharePct + " % (must be from 0 to below 100)");
    }
    double load = loadMw(curtailedSharePct / PERCENT);
    int cut = 0;
    int run = 0;
    int longest = 0;
    long last = Long.MIN_VALUE;
    double cutMwh = 0;
    for (HeadroomHour hour : hours) {
      double missing = load - hour.headroomMw();
      if (missing <= NOTHING_MW) {
        continue;
      }
      run = hour.epochHour() == last + 1 ? run + 1 : 1;
      last = hour.epochHour();
      longest = Math.max(longest, run);
      cutMwh += missing;
      cut++;
    }
    Double mean = cut == 0 ? null : (Double) (PERCENT * cutMwh / (cut * load));
    return new Point(curtailedSharePct, load, cut, longest, mean);
  }

  /** The curtailed share of a constant load, 0 to 1; 0 if there is no load. */
  public double curtailedShare(double loadMw) {
    double cut = 0;
    for (double headroom : sorted) {
      cut += Math.max(0, loadMw - headroom);
    }
    return loadMw <= 0 ? 0 : cut / (loadMw * sorted.length);
  }

  /**
   * As long as exactly the k smallest headrooms are below the load X, {@code c(X) = (k - below[k] /
   * X) / T}. This equals the given share at {@code X = below[k] / (k - share T)}, if that X is on
   * this segment.
   */
  private double loadMw(double share) {
    if (share == 0) {
      return sorted[0];
    }
    double allowed = share * sorted.length;
    for (int k = (int) allowed + 1; k < sorted.length; k++) {
      double load = below[k] / (k - allowed);
      if (load <= sorted[k]) {
        return load;
      }
    }
    return below[sorted.length] / (sorted.length - allowed);
  }
}
