package kz.quat.config;

/**
 * Settings for the probability of a shortage on the delivery day (docs/spec/strain.md, section 3).
 *
 * @param draws number of states drawn if there are more than 65,536 of them
 * @param seed seed of the draws; 0 for the hash at the end of the run's id, so that every run draws
 *     different states, but the same run always the same ones
 * @param errorDays largest number of past days whose forecast errors make the load scenarios
 */
public record AdequacyConfig(int draws, long seed, int errorDays) {
  private static final int HEX = 16;

  public AdequacyConfig {
    Check.range("adequacy.draws", draws, 100, 1_000_000);
    Check.range("adequacy.seed", (double) seed, 0, 1e15);
    Check.range("adequacy.error_days", errorDays, 60, 180);
  }

  /** The seed for a run. */
  public long seedOf(String runId) {
    return seed == 0 ? Long.parseLong(runId.substring(runId.lastIndexOf('-') + 1), HEX) : seed;
  }
}
