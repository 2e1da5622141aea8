package kz.quat.allocation.adequacy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.AdequacyFolder;
import kz.quat.allocation.cases.QuotaCase;

/**
 * Joint adequacy of a day (docs/spec/strain.md, section 3). All states are evaluated if there are
 * few, otherwise random draws. States are processed in batches of a fixed size, and the sums of the
 * batches are added in order, so that the result does not depend on the number of threads.
 */
public final class AdequacyEngine {
  /** Largest number of states that are all evaluated. */
  public static final int EXACT_STATES = 65_536;

  private static final int BATCH = 250;

  private AdequacyEngine() {}

  /**
   * How states are chosen.
   *
   * @param draws number of draws if there are too many states to evaluate all
   * @param seed seed of the draws
   * @param exactStates largest number of states that are all evaluated; 0 to always draw
   */
  public record Settings(int draws, long seed, int exactStates) {
    /**
     * Throws {@link IllegalArgumentException} for fewer than two draws, which have no standard
     * error.
     */
    public Settings {
      if (draws < 2) {
        throw new IllegalArgumentException("Invalid draws: " + draws + " (must be at least 2)");
      }
    }
  }

  /**
   * Adequacy by region, zone and country. The batches are distributed over the threads of the
   * common pool.
   */
  public static Adequacy solve(
      QuotaCase quotaCase, AdequacyFolder.Inputs inputs, Settings settings) {
    DayStates day = new DayStates(quotaCase, inputs);
    double states = Math.pow(2, day.units()) * day.scenarios();
    boolean exact = states <= settings.exactStates();
    int count = exact ? (int) states : settings.draws();
    List<Tally> batches =
        IntStream.range(0, (count + BATCH - 1) / BATCH)
            .parallel()
            .mapToObj(batch -> batch(day, quotaCase, settings, exact, batch * BATCH, count))
            .toList();
    Tally sum = new Tally(day.areas().size(), day.hours.size());
    batches.forEach(sum::add);
    return result(day, sum, exact, count, settings.seed());
  }

  private static Tally batch(
      DayStates day, QuotaCase quotaCase, Settings settings, boolean exact, int from, int count) {
    StateWalk walk = new StateWalk(day, quotaCase);
    for (int state = from; state < Math.min(count, from + BATCH); state++) {
      if (exact) {
        walk.exact(state);
      } else {
        walk.drawn(settings.seed(), state);
      }
    }
    return walk.tally;
  }

  private static Adequacy result(DayStates day, Tally sum, boolean exact, int count, long seed) {
    double total = exact ? 1 : count;
    List<Adequacy.Hour> hours = new ArrayList<>();
    List<Adequacy.Day> days = new ArrayList<>();
    List<String> areas = day.areas();
    for (int a = 0; a < areas.size(); a++) {
      double lole = 0;
      for (int h = 0; h < day.hours.size(); h++) {
        double lolp = sum.shortWeight[a][h] / total;
        double eue = sum.energy[a][h] / total;
        lole += lolp;
        hours.add(
            new Adequacy.Hour(
                areas.get(a),
                day.hours.get(h),
                lolp,
                exact ? 0 : Math.sqrt(lolp * (1 - lolp) / total),
                eue,
                exact ? 0 : meanError(eue, sum.energySquare[a][h], count)));
      }
      double eue = sum.dayEnergy[a] / total;
      days.add(
          new Adequacy.Day(
              areas.get(a),
              sum.dayWeight[a] / total,
              lole,
              eue,
              exact ? 0 : meanError(eue, sum.dayEnergySquare[a], count)));
    }
    return new Adequacy(exact, count, seed, hours, days);
  }

  /** Standard error of a mean over {@code count} draws. */
  private static double meanError(double mean, double sumOfSquares, int count) {
    double variance = Math.max(0, sumOfSquares - count * mean * mean) / (count - 1);
    return Math.sqrt(variance / count);
  }
}
