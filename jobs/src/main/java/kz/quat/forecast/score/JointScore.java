package kz.quat.forecast.score;

/**
 * How good the joint scenarios of all areas and hours of a day were.
 *
 * @param days scored days: all loads known, and enough past errors for scenarios
 * @param areas the number of areas
 * @param energyScoreMw mean energy score of the scenarios; smaller is better
 * @param independentMw the same for scenarios in which areas and hours are independent
 * @param togetherMw the same for scenarios in which all areas and hours rise and fall together
 * @param hourSums the sum over the areas in each hour
 * @param daySums the sum over areas and hours of each day
 */
public record JointScore(
    int days,
    int areas,
    double energyScoreMw,
    double independentMw,
    double togetherMw,
    Sums hourSums,
    Sums daySums) {

  /**
   * Scores of a sum's quantiles.
   *
   * @param pinballPct mean pinball loss over P10 … P90, P95, P99, in % of the mean sum
   * @param addedPinballPct the same if the quantiles are added up
   * @param coverage10Pct share of sums at or below their P10, in %
   * @param coverage90Pct share of sums at or below their P90, in %
   * @param addedCoverage90Pct the same for added P90s
   */
  public record Sums(
      double pinballPct,
      double addedPinballPct,
      double coverage10Pct,
      double coverage90Pct,
      double addedCoverage90Pct) {}
}
