package kz.quat.leads.evidence;

import java.util.List;
import java.util.Set;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.PointSeries;

/** Features that come from a step's surroundings: its feeder, its neighbours, its contract. */
final class FeederFeatures {

  private static final int DAY = FeederSeries.DAY;
  private static final int LONGEST = 2;

  /** Every fifth hour is enough, and covers every hour of the day. */
  private static final int STRIDE_HOURS = 5;

  /** Declared uses whose load is naturally flat. */
  private static final Set<String> FLAT_USES = Set.of("data_centre", "cold_store", "pump");

  private final FeederEvidence feeder;
  private final List<Integer> members;
  private final StepShape shape;
  private final int day;
  private final int today;
  private final double kw;

  FeederFeatures(
      FeederEvidence feeder, List<Integer> members, StepShape shape, int day, int today) {
    this.feeder = feeder;
    this.members = members;
    this.shape = shape;
    this.day = day;
    this.today = today;
    this.kw = Math.max(1e-6, shape.size);
  }

  void fill(double[] f) {
    neighbours(f);
    likeness(f);
    contract(f);
    f[Feature.OF_FEEDER.index()] = ShapeFeatures.clip(kw / feederMean(), 0, 3);
    f[Feature.RARITY.index()] = ShapeFeatures.clip(kw / largestEarlier(), 0, 20);
    f[Feature.MEMBERS.index()] = members.size();
    double weakest = 99;
    for (int p : members) {
      weakest = Math.min(weakest, around(feeder.meterScan(p)));
    }
    f[Feature.WEAKEST_MEMBER.index()] = members.size() < 2 ? 0 : weakest;
  }

  private double around(StepScan scan) {
    float best = 0;
    for (int d = Math.max(0, day - 1); d <= day + 1 && d < today; d++) {
      best = Math.max(best, scan.best(d, today));
    }
    return best;
  }

  private double feederMean() {
    double[] in = feeder.feeder().energyInKwh();
    double[] metered = feeder.balance().meteredKwh();
    double sum = 0;
    int n = 0;
    for (int i = Math.max(0, shape.start - 42 * DAY); i < shape.start; i++) {
      double v = Double.isNaN(in[i]) ? metered[i] : in[i];
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return n == 0 ? 1 : Math.max(1, sum / n);
  }

  private void neighbours(double[] f) {
    if (!members.isEmpty()) {
      double step = rise(feeder.unexplained());
      f[Feature.BALANCE_STEP.index()] = ShapeFeatures.clip(step / kw, -3, 3);
    }
    double fall = 0;
    double up = 0;
    int others = 0;
    int rising = 0;
    int n = feeder.feeder().points().size();
    double[] change = new double[n];
    for (int p = 0; p < n; p++) {
      if (members.contains(p)) {
        continue;
      }
      double step = rise(feeder.meter(p));
      fall = Math.min(fall, step);
      up = Math.max(up, step);
      rising += around(feeder.meterScan(p)) > 2 ? 1 : 0;
      double before = level(feeder.meter(p), shape.start / DAY - 28, shape.start / DAY);
      change[others++] = before > 0.5 ? step / before : 0;
    }
    f[Feature.OTHER_FALL.index()] = ShapeFeatures.clip(fall / kw, -3, 0);
    f[Feature.OTHER_RISE.index()] = ShapeFeatures.clip(up / kw, 0, 3);
    f[Feature.PEERS_UP.index()] = others == 0 ? 0 : rising / (double) others;
    double typical = others == 0 ? 0 : Robust.medianOf(change, others);
    f[Feature.PEERS_CHANGE.index()] =
        ShapeFeatures.clip(typical * Math.abs(shape.base.mean) / kw, -3, 3);
  }

  /**
   * Median of up to 28 days after minus that of 28 days before, on working days if there are
   * enough.
   */
  private double rise(Signal signal) {
    int s = shape.start / DAY;
    int from = (shape.from + DAY - 1) / DAY;
    int end = Math.min(today, from + 28);
    double after = level(signal, Math.min(from, Math.max(s, end - 2)), end);
    double before = level(signal, s - 28, s);
    return Double.isNaN(after) || Double.isNaN(before) ? 0 : after - before;
  }

  private static double level(Signal signal, int from, int to) {
    double[] work = new double[Math.max(1, to - from)];
    int n = 0;
    for (int d = Math.max(0, from); d < Math.min(to, signal.days()); d++) {
      if (!Double.isNaN(signal.day[d])) {
        work[n++] = signal.day[d];
      }
    }
    return Robust.medianOf(work, n);
  }

  private void likeness(double[] f) {
    f[Feature.LIKE_LOAD.index()] = correlation(feeder.balance().meteredKwh());
    double most = 0;
    for (int p = 0; p < feeder.feeder().points().size(); p++) {
      if (!members.contains(p)) {
        most = Math.max(most, correlation(feeder.read(p)));
      }
    }
    f[Feature.LIKE_METER.index()] = most;
  }

  private double correlation(double[] other) {
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (int i = shape.from; i < shape.to; i += STRIDE_HOURS) {
      double x = other[i];
      double y = shape.over(i);
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        n++;
        sx += x;
        sy += y;
        sxx += x * x;
        syy += y * y;
        sxy += x * y;
      }
    }
    double vx = sxx - sx * sx / n;
    double vy = syy - sy * sy / n;
    return n < 12 || vx <= 0 || vy <= 0 ? 0 : (sxy - sx * sy / n) / Math.sqrt(vx * vy);
  }

  private void contract(double[] f) {
    double explained = 0;
    double declared = 0;
    for (int p : members) {
      PointSeries point = feeder.point(p);
      double[] after = new double[shape.to - shape.from];
      int n = 0;
      for (int i = shape.from; i < shape.to; i += STRIDE_HOURS) {
        if (!Double.isNaN(feeder.read(p)[i])) {
          after[n++] = feeder.read(p)[i];
        }
      }
      double high = n == 0 ? 0 : Robust.quantileOf(after, n, 0.98);
      boolean known = point.declaredKw() > 0;
      declared = Math.max(declared, known ? high / point.declaredKw() : 0);
      boolean said = point.registeredMining() || FLAT_USES.contains(point.category());
      explained += said && known && high <= 1.05 * point.declaredKw() ? 1.0 / members.size() : 0;
    }
    f[Feature.OF_DECLARED.index()] = ShapeFeatures.clip(declared, 0, 3);
    f[Feature.EXPLAINED.index()] = explained;
  }

  /** The largest rise over two weeks that ended before this one began. */
  private double largestEarlier() {
    double most = 0.02 * Math.abs(shape.base.mean) + 0.1;
    if (members.size() > 1) {
      return Math.max(most, sumOfLargest());
    }
    StepScan scan = members.isEmpty() ? feeder.unexplainedScan() : feeder.meterScan(members.get(0));
    return Math.max(most, largest(scan));
  }

  private double sumOfLargest() {
    double squares = 0;
    for (int p : members) {
      double v = largest(feeder.meterScan(p));
      squares += v * v;
    }
    return Math.sqrt(squares);
  }

  private double largest(StepScan scan) {
    double most = 0;
    for (int s = Math.max(0, day - 250); s < day - 21; s++) {
      most = Math.max(most, Math.abs(scan.rise[LONGEST][s]));
    }
    return most;
  }
}
