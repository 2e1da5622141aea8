package kz.quat.clean.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import kz.quat.config.CheckingRules.DataQuality;
import org.jspecify.annotations.Nullable;

/**
 * Finds shapes that no real consumption has. They raise a question; nothing is refused for them.
 */
final class SeriesShape {

  /** A shorter series may rise by chance, or because a hall is being switched on. */
  private static final int LEAST_HOURS = 12;

  /** A meter is changed at most once in this many hours. */
  private static final int HOURS_A_FALL = 24;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private SeriesShape() {}

  /**
   * The questions that a series raises, as codes of {@code quat check}.
   *
   * @param values by hour, in any unit
   */
  static List<String> questions(SortedMap<Instant, BigDecimal> values, DataQuality rules) {
    List<String> questions = new ArrayList<>();
    if (longestRun(values, false) >= rules.flatHours()) {
      questions.add("flat_line");
    }
    if (longestRun(values, true) >= rules.zeroHours()) {
      questions.add("zero_run");
    }
    if (longestCopy(values, rules) >= rules.copiedHours()) {
      questions.add("copied_day");
    }
    if (values.size() >= LEAST_HOURS && changesUnit(values, rules)) {
      questions.add("unit_changes");
    }
    if (isRegisterIndex(values)) {
      questions.add("register_index");
    }
    return questions;
  }

  private static int longestRun(SortedMap<Instant, BigDecimal> values, boolean ofZeros) {
    int longest = 0;
    int run = 0;
    BigDecimal before = null;
    Instant last = null;
    for (Map.Entry<Instant, BigDecimal> hour : values.entrySet()) {
      BigDecimal value = hour.getValue();
      boolean meant = ofZeros ? value.signum() == 0 : value.signum() > 0;
      boolean follows =
          before != null
              && value.compareTo(before) == 0
              && last != null
              && last.plus(Duration.ofHours(1)).equals(hour.getKey());
      run = !meant ? 0 : follows ? run + 1 : 1;
      longest = Math.max(longest, run);
      before = value;
      last = hour.getKey();
    }
    return longest;
  }

  /**
   * Length of the longest sequence of hours that repeats the hours a day or a week before. Hours of
   * 0 and sequences with a single value do not count.
   */
  private static int longestCopy(SortedMap<Instant, BigDecimal> values, DataQuality rules) {
    int longest = 0;
    int run = 0;
    int same = 0;
    BigDecimal before = null;
    for (Map.Entry<Instant, BigDecimal> hour : values.entrySet()) {
      BigDecimal value = hour.getValue();
      same = before != null && value.compareTo(before) == 0 ? same + 1 : 1;
      boolean copied =
          value.signum() > 0
              && same < rules.flatHours()
              && (isEqual(values.get(hour.getKey().minus(DAY)), value)
                  || isEqual(values.get(hour.getKey().minus(WEEK)), value));
      run = copied ? run + 1 : 0;
      longest = Math.max(longest, run);
      before = value;
    }
    return longest;
  }

  private static boolean isEqual(@Nullable BigDecimal before, BigDecimal value) {
    return before != null && before.compareTo(value) == 0;
  }

  /** True if, of two consecutive hours above 0, one is about a thousand times the other. */
  private static boolean changesUnit(SortedMap<Instant, BigDecimal> values, DataQuality rules) {
    BigDecimal before = null;
    for (BigDecimal value : values.values()) {
      if (value.signum() > 0) {
        if (before != null) {
          double ratio = value.doubleValue() / before.doubleValue();
          double times = ratio < 1 ? 1 / ratio : ratio;
          if (times > rules.unitFactorLeast() && times < rules.unitFactorMost()) {
            return true;
          }
        }
        before = value;
      }
    }
    return false;
  }

  /**
   * True if the values look like readings of a cumulative register instead of energy per hour: they
   * rise or stay equal, and fall only where a meter may have been changed.
   */
  private static boolean isRegisterIndex(SortedMap<Instant, BigDecimal> values) {
    int rises = 0;
    int falls = 0;
    BigDecimal before = null;
    for (BigDecimal value : values.values()) {
      int step = before == null ? 0 : value.compareTo(before);
      rises += step > 0 ? 1 : 0;
      falls += step < 0 ? 1 : 0;
      before = value;
    }
    return values.size() >= LEAST_HOURS
        && rises * 2 > values.size()
        && falls <= values.size() / HOURS_A_FALL;
  }
}
