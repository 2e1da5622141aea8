package kz.quat.forecast.model;

/** One of the methods whose forecasts are averaged. It learns day by day in chronological order. */
interface Member {
  /** Learns from a day all of whose loads are known. */
  void learn(int day);

  /** Fits the method again to the days learnt so far. */
  void refit();

  /**
   * The forecast of a day's slots, MW; NaN where the member cannot forecast yet. It is called once
   * for every day in order, past days included, because a member may remember its own errors.
   */
  double[] forecast(int day);

  /** The parts of a slot's forecast, for the day for which {@link #forecast} was called last. */
  Contributions explain(int day, int slot);
}
