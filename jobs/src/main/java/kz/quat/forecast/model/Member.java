package kz.quat.forecast.model;

/** One of the methods whose forecasts are averaged; learns day by day, in order. */
interface Member {
  /** Takes in what is known of a day, all of whose loads are known. */
  void learn(int day);

  /** Solves anew from the days learnt. */
  void refit();

  /**
   * The forecast of a day's slots, MW; NaN where the member cannot yet tell. Called once a day, in
   * order, for past days too: a member may remember its own errors.
   */
  double[] forecast(int day);

  /** What made a slot's forecast of a day for which {@link #forecast} was just called. */
  Contributions explain(int day, int slot);
}
