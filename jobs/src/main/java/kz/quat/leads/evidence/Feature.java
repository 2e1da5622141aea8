package kz.quat.leads.evidence;

/** The features from which the confidence is computed, in the order of the shipped weights. */
public enum Feature {
  /** 0 the feeder's balance, 1 one meter, 2 several meters that rise together. */
  KIND,
  /** Natural logarithm of the rise in kW. */
  LOG_KW,
  /** Rise over the feeder's mean load. */
  OF_FEEDER,
  /** Rise over the signal's own mean before. */
  OF_ITSELF,
  /** Rise over the day-to-day noise before it. */
  STEP_NOISE,
  /** Strength of the step as found by the scan. */
  SCAN,
  /** Rise over the largest rise of two weeks seen earlier in the signal. */
  RARITY,
  /** Unevenness of the rise over the hours of the day, over the rise. */
  HOUR_SPREAD,
  /** Least rise of three neighbouring hours of the day, over the rise. */
  HOUR_LEAST,
  /** Share of that unevenness that is explained by one block of hours with less load. */
  BLOCK_GAIN,
  /** Load within that block over load outside. */
  BLOCK_LOW,
  /** Hours of that block. */
  BLOCK_HOURS,
  /** Unevenness that remains after the block is taken out, over the load outside it. */
  BLOCK_SPREAD,
  /** Factor by which the usual week was stretched; 1 if something constant was added. */
  STRETCH,
  /** Share of the rise that is constant, after stretching the usual week for the rest. */
  CONSTANT_SHARE,
  /** Rise on Saturdays and Sundays over the rise on working days. */
  WEEKEND,
  /** Day-to-day noise of the rise over the rise. */
  DAY_SPREAD,
  /** Drift of the rise from its first third to its last, over the rise. */
  TREND,
  /** Hourly noise after over hourly noise before. */
  NOISE_RATIO,
  /** Hourly noise that came with the rise, over the rise. */
  NOISE_ADDED,
  /** The largest jump from hour to hour at the start, over the rise. */
  JUMP,
  /** That jump over the usual changes from hour to hour. */
  JUMP_NOISE,
  /** Days until the rise was complete. */
  RAMP_DAYS,
  /** Days since the start. */
  AGE_DAYS,
  /** Rise in the last week over the rise. */
  STILL,
  /** Sharp falls by about the rise that end within half a day, per month. */
  DIPS,
  /** The same before the start. */
  DIPS_BEFORE,
  /** High load after the start over the contract's power; 0 if unknown. */
  OF_DECLARED,
  /** 1 if a declared use, within the contract, explains a flat load. */
  EXPLAINED,
  /** Rise of the feeder's balance at the same time, over the rise. */
  BALANCE_STEP,
  /** The largest fall of another meter at the same time, over the rise. */
  OTHER_FALL,
  /** The largest rise of another meter at the same time, over the rise. */
  OTHER_RISE,
  /** Correlation of the rise with the feeder's metered load. */
  LIKE_LOAD,
  /** The largest correlation of the rise with another meter of the feeder. */
  LIKE_METER,
  /** Meters that rise together. */
  MEMBERS,
  /** Weakest step of these meters. */
  WEAKEST_MEMBER,
  /** Share of the feeder's other meters that rose too. */
  PEERS_UP,
  /** Median relative change of the feeder's other meters times the own level, over the rise. */
  PEERS_CHANGE,
  /** Share of hours after the start that are missing. */
  MISSING,
  /** Drift in the weeks before the start, over the rise. */
  DRIFT_BEFORE,
  /** Number of days from which the usual week was computed. */
  DAYS_BEFORE,
  /** Rise in the quietest third of hours over the rise. */
  QUIET_RISE;

  /** Number of features. */
  public static final int COUNT = values().length;

  /** Position of the feature's value in an array of all features. */
  @SuppressWarnings(
      "EnumOrdinal") // the weights name features in this order, and the order is checked when they
  // are read
  public int index() {
    return ordinal();
  }
}
