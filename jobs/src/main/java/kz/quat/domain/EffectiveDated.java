package kz.quat.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule that holds from a day on, until a later rule of the same kind replaces it. */
public interface EffectiveDated {

  /** First day on which the rule holds. */
  LocalDate validFrom();

  /** Last day on which the rule holds if nothing replaces it before; null if it has no end. */
  default @Nullable LocalDate validTo() {
    return null;
  }

  /**
   * The rule in force on the day: the one with the latest {@code validFrom} not after the day.
   * Empty if there is none, or if that rule has ended; a rule that it replaced does not come back.
   */
  static <T extends EffectiveDated> Optional<T> inForce(List<T> rules, LocalDate day) {
    return rules.stream()
        .filter(rule -> !rule.validFrom().isAfter(day))
        .max(Comparator.comparing(EffectiveDated::validFrom))
        .filter(rule -> rule.validTo() == null || !rule.validTo().isBefore(day));
  }
}
