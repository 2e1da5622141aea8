package kz.quat.leads.series;

import java.util.Arrays;

/** Values of hours that arrive in any order; NaN if none arrived. */
final class HourLine {

  private static final int ROOM = 24 * 64;

  private long first = Long.MIN_VALUE;
  private double[] values = new double[0];
  private boolean[] given = new boolean[0];
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;

  /** Whether an hour was set before, even to a missing value. */
  boolean has(long hour) {
    return first != Long.MIN_VALUE
        && hour >= first
        && hour < first + values.length
        && given[(int) (hour - first)];
  }

  double at(long hour) {
    return has(hour) ? values[(int) (hour - first)] : Double.NaN;
  }

  void put(long hour, double value) {
    if (first == Long.MIN_VALUE) {
      first = Math.floorDiv(hour, 24) * 24;
      grow(0, ROOM);
    }
    if (hour < first) {
      int more = (int) (first - Math.floorDiv(hour, 24) * 24) + ROOM;
      grow(more, values.length + more);
      first -= more;
    }
    if (hour >= first + values.length) {
      grow(0, (int) Math.max(hour - first + 1, values.length * 3L / 2));
    }
    values[(int) (hour - first)] = value;
    given[(int) (hour - first)] = true;
    least = Math.min(least, hour);
    most = Math.max(most, hour);
  }

  private void grow(int shift, int size) {
    double[] wider = new double[size];
    boolean[] widerGiven = new boolean[size];
    Arrays.fill(wider, Double.NaN);
    System.arraycopy(values, 0, wider, shift, values.length);
    System.arraycopy(given, 0, widerGiven, shift, given.length);
    values = wider;
    given = widerGiven;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  /** The given number of hours from {@code start} on. */
  double[] from(long start, int hours) {
    double[] out = new double[hours];
    Arrays.fill(out, Double.NaN);
    for (int i = 0; i < hours; i++) {
      out[i] = at(start + i);
    }
    return out;
  }
}
