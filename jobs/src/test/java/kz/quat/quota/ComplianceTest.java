package kz.quat.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComplianceTest {

  private static final Compliance.Rule RULE =
      new Compliance.Rule(
          100,
          new Compliance.Ground(10, 0.8),
          new Compliance.Ground(5, 0.9),
          new Compliance.Ground(5, 0.5));

  @Test
  void fewMeteredHoursAreNoRecord() {
    assertThat(Compliance.of(new Compliance.Figures(99, 100, 100.0, 100.0), RULE))
        .isEqualTo(Compliance.NO_RECORD);
  }

  @Test
  void aRecordWithinEveryThresholdIsCompliant() {
    Compliance compliance = Compliance.of(new Compliance.Figures(100, 10, 5.0, 5.0), RULE);
    assertThat(compliance.factor()).isEqualTo(1);
    assertThat(compliance.reasonCode()).isEqualTo("compliant");
  }

  @Test
  void theSmallestFactorOfTheGroundsThatHoldCounts() {
    Compliance both = Compliance.of(new Compliance.Figures(200, 10.5, 6.0, null), RULE);
    assertThat(both)
        .isEqualTo(
            new Compliance(
                0.8,
                "not_reported",
                "metered_hours=200;not_reported_pct=10.500;mismatch_pct=6.000;exceeded_pct=unknown"));
    assertThat(Compliance.of(new Compliance.Figures(200, 10.5, null, 50.0), RULE).reasonCode())
        .isEqualTo("exceeded");
    assertThat(Compliance.of(new Compliance.Figures(200, 0, 5.1, 0.0), RULE).factor())
        .isEqualTo(0.9);
  }

  @Test
  void aFactorOfZeroIsRefused() {
    assertThatThrownBy(() -> new Compliance(0, "exceeded", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be above 0");
  }
}
