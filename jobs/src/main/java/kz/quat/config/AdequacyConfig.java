package kz.quat.config;

/**
 * How likely a shortage of the delivery day is: how it is drawn (docs/spec/strain.md, section 3).
 *
 * @param draws states drawn where there are more than 65,536 of them
 * @param seed what they are drawn from; 0: the hash that the run's id ends with, so that each run
 *     draws anew and the same run draws the same
 * @param errorDays past days, at most, whose forecast errors make the load scenarios
 */
public record AdequacyConfig(int draws, long seed, int errorDays) {
  private static final int HEX = 16;

  public AdequacyConfig {
    Check.range("adequacy.draws", draws, 100, 1_000_000);
    Check.range("adequacy.seed", (double) seed, 0, 1e15);
    Check.range("adequacy.error_days", errorDays, 60, 180);
  }

  /** The seed of a run. */
  public long seedOf(String runId) {
    return seed == 0 ? Long.parseLong(runId.substring(runId.lastIndexOf('-') + 1), HEX) : seed;
  }
}
