package kz.quat.leads.evidence;

/**
 * The block of neighbouring hours of the day, over midnight too, that splits a day best into two
 * levels: a load that runs by night, or one that is throttled in the evening peak.
 *
 * @param low mean within the block
 * @param high mean outside
 * @param hours length of the block
 * @param error squared deviations left
 */
record Block(double low, double high, int hours, double error, int from) {

  private static final int DAY = 24;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 14;

  static Block of(double[] hourRise) {
    double total = 0;
    double squares = 0;
    for (double v : hourRise) {
      total += v;
      squares += v * v;
    }
    Block best = new Block(total / DAY, total / DAY, 0, squares - total * total / DAY, 0);
    for (int from = 0; from < DAY; from++) {
      double in = 0;
      for (int n = 1; n <= LONGEST; n++) {
        in += hourRise[(from + n - 1) % DAY];
        double low = in / n;
        double high = (total - in) / (DAY - n);
        double error = squares - in * low - (total - in) * high;
        if (n >= SHORTEST && low < high && error < best.error) {
          best = new Block(low, high, n, error, from);
        }
      }
    }
    return best;
  }
}
