package kz.quat.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A rule that holds from a day on, until a later one of the same kind replaces it. */
public interface EffectiveDated {

  /** First day on which it holds. */
  LocalDate validFrom();

  /** The rule in force on the day: the latest {@code validFrom} not after it; empty if none is. */
  static <T extends EffectiveDated> Optional<T> inForce(List<T> rules, LocalDate day) {
    return rules.stream()
        .filter(rule -> !rule.validFrom().isAfter(day))
        .max(Comparator.comparing(EffectiveDated::validFrom));
  }
}
