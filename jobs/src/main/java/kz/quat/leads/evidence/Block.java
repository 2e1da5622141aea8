package kz.quat.leads.evidence;

/**
 * The block of consecutive hours of the day (it may span midnight) that best divides a day into two
 * levels, such as a load that runs by night or is reduced in the evening peak.
 *
 * @param low mean within the block
 * @param high mean outside
 * @param hours length of the block
 * @param error remaining sum of squared deviations
 * @param from first hour of the block
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
