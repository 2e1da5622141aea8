package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveDatedTest {

  private record Rule(LocalDate validFrom, String name) implements EffectiveDated {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(LocalDate.of(2023, 1, 1), "second"),
          new Rule(LocalDate.of(2022, 1, 1), "first"));

  @Test
  void aRuleHoldsFromItsDayUntilTheNext() {
    assertThat(on(LocalDate.of(2021, 12, 31))).isEqualTo("none");
    assertThat(on(LocalDate.of(2022, 1, 1))).isEqualTo("first");
    assertThat(on(LocalDate.of(2022, 12, 31))).isEqualTo("first");
    assertThat(on(LocalDate.of(2023, 1, 1))).isEqualTo("second");
  }

  private static String on(LocalDate day) {
    return EffectiveDated.inForce(RULES, day).map(Rule::name).orElse("none");
  }
}
