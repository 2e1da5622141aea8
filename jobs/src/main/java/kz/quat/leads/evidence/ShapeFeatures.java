package kz.quat.leads.evidence;

import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;

/** Features that come from a step's own hours. */
final class ShapeFeatures {

  private static final int DAY = FeederSeries.DAY;

  /**
   * For a normal variable: the standard deviation over the square of the mean root of the absolute
   * value.
   */
  private static final double ROOTS_TO_SD = 1.479;

  private final StepShape s;
  private final double kw;
  private final double[] f;

  private ShapeFeatures(StepShape shape, double[] features) {
    this.s = shape;
    this.kw = Math.max(1e-6, shape.size);
    this.f = features;
  }

  static void fill(StepShape shape, double[] features) {
    ShapeFeatures of = new ShapeFeatures(shape, features);
    of.size();
    of.hours();
    of.stretch();
    of.days();
    of.noise();
    of.dips();
  }

  private void set(Feature feature, double value) {
    f[feature.index()] = value;
  }

  private void size() {
    set(Feature.LOG_KW, Math.log(kw));
    set(Feature.OF_ITSELF, clip(kw / Math.max(0.5, Math.abs(s.base.mean)), 0, 20));
    set(Feature.RAMP_DAYS, s.rampDays);
    set(Feature.AGE_DAYS, (s.now - s.start) / (double) DAY);
    set(Feature.DAYS_BEFORE, s.daysBefore);
    set(Feature.STILL, clip(s.meanOf(Math.max(s.from, s.now - 7 * DAY), s.now) / kw, -2, 3));
    int missing = 0;
    for (int i = s.from; i < s.to; i++) {
      missing += Double.isNaN(s.kw[i]) ? 1 : 0;
    }
    set(Feature.MISSING, missing / (double) Math.max(1, s.to - s.from));
  }

  private void hours() {
    double mean = 0;
    for (double v : s.hourRise) {
      mean += v / DAY;
    }
    double flat = 0;
    double least = Double.MAX_VALUE;
    for (int h = 0; h < DAY; h++) {
      flat += sq(s.hourRise[h] - mean);
      least =
          Math.min(
              least, (s.hourRise[h] + s.hourRise[(h + 1) % DAY] + s.hourRise[(h + 2) % DAY]) / 3);
    }
    set(Feature.HOUR_SPREAD, clip(Math.sqrt(flat / DAY) / kw, 0, 5));
    set(Feature.HOUR_LEAST, clip(least / kw, -3, 1.2));
    Block block = Block.of(s.hourRise);
    set(Feature.BLOCK_GAIN, flat <= 0 ? 0 : 1 - block.error() / flat);
    set(Feature.BLOCK_LOW, clip(block.low() / Math.max(1e-6, block.high()), -1, 1));
    set(Feature.BLOCK_HOURS, block.hours());
    set(
        Feature.BLOCK_SPREAD,
        clip(Math.sqrt(block.error() / DAY) / Math.max(1e-6, block.high()), 0, 5));
    double[] usual = new double[DAY];
    for (int h = 0; h < DAY; h++) {
      usual[h] = s.base.bin[h];
    }
    double limit = Robust.quantileOf(usual.clone(), DAY, 0.34);
    double sum = 0;
    int n = 0;
    for (int h = 0; h < DAY; h++) {
      if (usual[h] <= limit) {
        sum += s.hourRise[h];
        n++;
      }
    }
    set(Feature.QUIET_RISE, clip(sum / Math.max(1, n) / kw, -3, 4));
  }

  /** Fits after = constant + stretch · usual, over the hours of the week. */
  private void stretch() {
    double[] after = new double[HourCalendar.BINS];
    int[] n = new int[HourCalendar.BINS];
    for (int i = s.from; i < s.to; i++) {
      if (!Double.isNaN(s.kw[i])) {
        after[s.calendar.bin(i)] += s.kw[i];
        n[s.calendar.bin(i)]++;
      }
    }
    double sw = 0;
    double sx = 0;
    double sy = 0;
    for (int b = 0; b < after.length; b++) {
      if (n[b] > 0 && !Double.isNaN(s.base.bin[b])) {
        sw += n[b];
        sx += n[b] * s.base.bin[b];
        sy += after[b];
      }
    }
    double mx = sx / Math.max(1, sw);
    double my = sy / Math.max(1, sw);
    double sxx = 0;
    double sxy = 0;
    for (int b = 0; b < after.length; b++) {
      if (n[b] > 0 && !Double.isNaN(s.base.bin[b])) {
        double dx = s.base.bin[b] - mx;
        sxx += n[b] * dx * dx;
        sxy += dx * (after[b] - n[b] * my);
      }
    }
    double floor = sw * sq(0.01 * Math.abs(mx) + 0.1);
    double beta = (sxy + floor) / (sxx + floor);
    set(Feature.STRETCH, clip(beta, -2, 5));
    set(Feature.CONSTANT_SHARE, clip((my - beta * mx) / kw, -5, 5));
  }

  private void days() {
    double[] work = new double[s.dayRise.length];
    int n = 0;
    double weekend = 0;
    double working = 0;
    int ne = 0;
    int nw = 0;
    double early = 0;
    double late = 0;
    int third = Math.max(1, s.dayRise.length / 3);
    int ns = 0;
    int nl = 0;
    for (int d = 0; d < s.dayRise.length; d++) {
      double v = s.dayRise[d];
      if (Double.isNaN(v)) {
        continue;
      }
      work[n++] = v;
      if (s.calendar.bin(s.from + d * DAY + DAY / 2) / DAY == 0) {
        working += v;
        nw++;
      } else {
        weekend += v;
        ne++;
      }
      if (d < third) {
        early += v;
        ns++;
      } else if (d >= s.dayRise.length - third) {
        late += v;
        nl++;
      }
    }
    set(
        Feature.WEEKEND,
        ne == 0 || nw == 0 ? 1 : clip((weekend / ne) / Math.max(0.1 * kw, working / nw), -1, 3));
    set(Feature.DAY_SPREAD, clip(Robust.spreadOf(work, n) / kw, 0, 5));
    set(
        Feature.TREND,
        ns == 0 || nl == 0 || n < 6 ? 0 : clip((late / nl - early / ns) / kw, -3, 3));
    before();
  }

  private void before() {
    int first = Math.max(0, s.start - 42 * DAY);
    int days = (s.start - first) / DAY;
    double[] work = new double[Math.max(1, days)];
    int n = 0;
    double early = 0;
    double late = 0;
    int ns = 0;
    int nl = 0;
    for (int d = 0; d < days; d++) {
      double v = s.meanOf(first + d * DAY, first + (d + 1) * DAY);
      if (!Double.isNaN(v)) {
        work[n++] = v;
        if (d < days / 2) {
          early += v;
          ns++;
        } else {
          late += v;
          nl++;
        }
      }
    }
    set(
        Feature.STEP_NOISE,
        clip(kw / (Robust.spreadOf(work, n) + 0.003 * Math.abs(s.base.mean) + 0.02), 0, 100));
    set(Feature.DRIFT_BEFORE, ns == 0 || nl == 0 ? 0 : clip((late / nl - early / ns) / kw, -3, 3));
  }

  private void noise() {
    double pre = roughness(Math.max(1, s.start - 28 * DAY), s.start);
    double post = roughness(Math.max(1, s.from + 1), s.to);
    set(Feature.NOISE_RATIO, clip(post / Math.max(0.02, pre), 0, 5));
    set(Feature.NOISE_ADDED, clip(Math.sqrt(Math.max(0, sq(post) - sq(pre))) / kw, 0, 3));
    double jump = 0;
    for (int h = Math.max(2, s.start - 2); h <= Math.min(s.now - 2, s.start + 2); h++) {
      double j = (s.over(h) + s.over(h + 1)) / 2 - (s.over(h - 1) + s.over(h - 2)) / 2;
      jump = Math.max(jump, Double.isNaN(j) ? 0 : j);
    }
    set(Feature.JUMP, clip(jump / kw, 0, 3));
    set(Feature.JUMP_NOISE, clip(jump / (pre + 0.05), 0, 50));
  }

  /**
   * Spread of the changes from hour to hour relative to the usual week; a few jumps hardly change
   * it.
   */
  private double roughness(int a, int b) {
    double roots = 0;
    int n = 0;
    for (int i = a; i < b; i++) {
      double v = s.over(i) - s.over(i - 1);
      if (!Double.isNaN(v)) {
        roots += Math.sqrt(Math.abs(v));
        n++;
      }
    }
    return n < 12 ? 0.1 : sq(roots / n) * ROOTS_TO_SD;
  }

  private void dips() {
    set(Feature.DIPS, clip(monthlyDips(s.from, s.to), 0, 20));
    set(Feature.DIPS_BEFORE, clip(monthlyDips(s.start - 42 * DAY, s.start), 0, 20));
  }

  private double monthlyDips(int a, int b) {
    int n = 0;
    int first = Math.max(3, a);
    for (int i = first; i < b - 1; i++) {
      double fall = (s.over(i - 1) + s.over(i - 2)) / 2 - s.over(i);
      if (fall > 0.35 * kw && fall < 1.4 * kw && rises(i, b)) {
        n++;
        i += 3;
      }
    }
    return n * 30.0 * DAY / Math.max(DAY, b - first);
  }

  private boolean rises(int i, int b) {
    for (int k = i + 1; k <= Math.min(b - 1, i + 12); k++) {
      if (s.over(k) - s.over(k - 1) > 0.35 * kw) {
        return true;
      }
    }
    return false;
  }

  static double clip(double v, double low, double high) {
    return Double.isNaN(v) ? 0 : Math.max(low, Math.min(high, v));
  }

  private static double sq(double v) {
    return v * v;
  }
}
