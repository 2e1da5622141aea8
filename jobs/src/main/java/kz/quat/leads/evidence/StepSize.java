package kz.quat.leads.evidence;

import java.util.ArrayList;
import java.util.List;
import kz.quat.leads.series.FeederSeries;

/**
 * Computes a step's mean power from its start to its end, by meter, in kW.
 *
 * <p>The plateau is the median rise of the days after the ramp, minus the change of the feeder's
 * other meters meanwhile (a school term or season moves all). It is the mean of an estimate over
 * three weeks, which the season hardly affects, and one over ten weeks, which a few odd days hardly
 * affect. It is multiplied by the share of the time that the load ran: the ramp counts five
 * eighths, outages count what they lost.
 */
public final class StepSize {

  private static final int DAY = FeederSeries.DAY;
  private static final int NEAR_DAYS = 21;
  private static final int FAR_DAYS = 70;
  private static final double RAMP_SHARE = 0.625;
  private static final double GONE = 0.35;

  /** Half of the 80 % interval over the mean (docs/leads.md, section on what was tried). */
  private static final double INTERVAL_SHARE = 0.2;

  private static final double NOISE_WEIGHT = 0.6;

  private final FeederEvidence feeder;
  private final StepShape shape;
  private final List<Integer> members;
  private final double noise;

  private StepSize(FeederEvidence feeder, Candidate step) {
    this.feeder = feeder;
    this.shape = step.shape();
    this.members = step.members();
    this.noise = shape.size / Math.max(0.1, step.features()[Feature.STEP_NOISE.index()]);
  }

  /**
   * Mean power of a step.
   *
   * @param memberKw by member in the order of {@link Candidate#members()}; a single value for the
   *     balance
   * @param meanKw their sum
   * @param halfWidthKw half of the 80 % interval
   * @param endHour first hour after the step's end, or {@code now} if it continues
   * @param gone whether it has ended
   */
  public record Power(
      List<Double> memberKw, double meanKw, double halfWidthKw, int endHour, boolean gone) {
    public Power {
      memberKw = List.copyOf(memberKw);
    }
  }

  /** The power of a step of a feeder. */
  public static Power of(FeederEvidence feeder, Candidate step) {
    return new StepSize(feeder, step).power();
  }

  private Power power() {
    int end = end();
    boolean gone = end < shape.now;
    double share = running(end);
    List<Double> parts = new ArrayList<>();
    double sum = 0;
    if (members.isEmpty()) {
      parts.add(plateau(shape.signal) * share);
    }
    for (int p : members) {
      parts.add(Math.max(0, plateau(feeder.meter(p))) * share);
    }
    for (double part : parts) {
      sum += part;
    }
    double half = Math.hypot(INTERVAL_SHARE * sum, NOISE_WEIGHT * noise);
    return new Power(parts, sum, half, end, gone);
  }

  /** The first of seven days that are all below a third of the rise, up to now; otherwise now. */
  private int end() {
    int last = shape.now;
    for (int hour = shape.now - DAY; hour > shape.from + 3 * DAY; hour -= DAY) {
      double v = shape.meanOf(hour, hour + DAY);
      if (!Double.isNaN(v) && v > GONE * shape.size) {
        break;
      }
      last = hour;
    }
    return shape.now - last >= 7 * DAY ? last : shape.now;
  }

  private double running(int end) {
    double hours = Math.max(DAY, end - shape.start);
    double ramp = Math.min(hours, shape.rampDays * DAY);
    double whole = hours - ramp;
    return (ramp * RAMP_SHARE + whole * (1 - lost(end))) / hours;
  }

  /** Share of the energy that was lost in short outages. */
  private double lost(int end) {
    double lost = 0;
    int n = 0;
    for (int i = shape.from; i < Math.min(end, shape.to); i++) {
      double usual = shape.hourRise[shape.calendar.hourOfDay(i)];
      double v = shape.over(i);
      if (!Double.isNaN(v) && usual > 0.5 * shape.size) {
        n++;
        lost += v < 0.6 * usual ? Math.min(1, 1 - v / usual) : 0;
      }
    }
    return n == 0 ? 0 : Math.min(0.03, lost / n);
  }

  private double plateau(Signal signal) {
    int end = end();
    return (median(signal, NEAR_DAYS, end) + median(signal, FAR_DAYS, end)) / 2;
  }

  private double median(Signal signal, int days, int end) {
    Baseline base = signal.baseline(shape.calendar, StepShape.BEFORE_DAYS, shape.start);
    double[] work = new double[days];
    int n = 0;
    for (int d = 0; d < days; d++) {
      int from = shape.from + d * DAY;
      if (from + DAY > end) {
        break;
      }
      double rise = rise(signal, base, from);
      if (!Double.isNaN(rise)) {
        work[n++] = rise - (members.isEmpty() ? 0 : peers(from) * Math.abs(base.mean));
      }
    }
    return n == 0 ? shape.size : Robust.medianOf(work, n);
  }

  private double rise(Signal signal, Baseline base, int from) {
    double sum = 0;
    int n = 0;
    for (int i = from; i < from + DAY; i++) {
      double v = signal.kw[i] - base.bin[shape.calendar.bin(i)];
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return n < DAY / 2 ? Double.NaN : sum / n;
  }

  /** Median relative change of the feeder's other meters on a day. */
  private double peers(int from) {
    int points = feeder.feeder().points().size();
    double[] change = new double[points];
    int n = 0;
    for (int p = 0; p < points; p++) {
      if (members.contains(p)) {
        continue;
      }
      Signal other = feeder.meter(p);
      Baseline base = other.baseline(shape.calendar, StepShape.BEFORE_DAYS, shape.start);
      double rise = rise(other, base, from);
      if (base.mean > 1 && !Double.isNaN(rise)) {
        change[n++] = rise / base.mean;
      }
    }
    return n < 3 ? 0 : Robust.medianOf(change, n);
  }
}
