package kz.quat.leads.evidence;

import java.util.HashMap;
import java.util.Map;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;

/** A series of hours in which steps are searched for, with summaries of its days. */
final class Signal {

  /** Quarters of a day, each of six hours. */
  static final int BLOCKS = 4;

  private static final int BLOCK_HOURS = 6;

  final double[] kw;
  final double[][] block;
  final double[] day;
  private final Map<Integer, Baseline> baselines = new HashMap<>();

  Signal(double[] kw) {
    this.kw = kw;
    int days = kw.length / FeederSeries.DAY;
    block = new double[BLOCKS][days];
    day = new double[days];
    for (int d = 0; d < days; d++) {
      double sum = 0;
      int have = 0;
      for (int b = 0; b < BLOCKS; b++) {
        double part = 0;
        int n = 0;
        int from = d * FeederSeries.DAY + b * BLOCK_HOURS;
        for (int i = from; i < from + BLOCK_HOURS; i++) {
          if (!Double.isNaN(kw[i])) {
            part += kw[i];
            n++;
          }
        }
        block[b][d] = n >= 4 ? part / n : Double.NaN;
        if (n >= 4) {
          sum += block[b][d];
          have++;
        }
      }
      day[d] = have == BLOCKS ? sum / BLOCKS : Double.NaN;
    }
  }

  /** The usual week before an hour; computed once, since later hours do not change it. */
  Baseline baseline(HourCalendar calendar, int days, int to) {
    return baselines.computeIfAbsent(
        to, hour -> new Baseline(kw, calendar, hour - days * FeederSeries.DAY, hour));
  }

  int days() {
    return day.length;
  }
}
