package kz.quat.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that holds from a day on, until a later one of the same kind replaces it. */
public interface EffectiveDated {

  /** First day on which it holds. */
  LocalDate validFrom();

  /** Last day on which it holds, if nothing replaces it before; null if none is set. */
  default @Nullable LocalDate validTo() {
    return null;
  }

  /**
   * The rule in force on the day: the latest {@code validFrom} not after it; empty if there is none
   * or if that one has ended. What was in force before it does not come back.
   */
  static <T extends EffectiveDated> Optional<T> inForce(List<T> rules, LocalDate day) {
    return rules.stream()
        .filter(rule -> !rule.validFrom().isAfter(day))
        .max(Comparator.comparing(EffectiveDated::validFrom))
        .filter(rule -> rule.validTo() == null || !rule.validTo().isBefore(day));
  }
}
