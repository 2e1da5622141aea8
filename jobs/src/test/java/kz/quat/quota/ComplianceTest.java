package kz.quat.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplianceTest {

  private static final Compliance.Rule RULE =
      new Compliance.Rule(
          100,
          2,
          new Compliance.Ground(10, 0.8),
          new Compliance.Ground(5, 0.9),
          new Compliance.Ground(2, 0.95),
          new Compliance.Ground(5, 0.5),
          new Compliance.Ground(10, 0.6),
          new Compliance.Ground(25, 0.7));

  private static Compliance.Figures hours(
      long metered, double notReported, @Nullable Double mismatch, @Nullable Double exceeded) {
    return new Compliance.Figures(metered, 0, notReported, mismatch, null, exceeded, null, null);
  }

  private static Compliance.Figures filings(long due, double missing, double late) {
    return new Compliance.Figures(0, due, null, null, null, null, missing, late);
  }

  @Test
  void fewMeteredHoursAndFewFilingsAreNoRecord() {
    assertThat(Compliance.of(hours(99, 100, 100.0, 100.0), RULE)).isEqualTo(Compliance.NO_RECORD);
    assertThat(Compliance.of(filings(1, 100, 0), RULE)).isEqualTo(Compliance.NO_RECORD);
  }

  @Test
  void aRecordWithinEveryThresholdIsCompliant() {
    Compliance compliance = Compliance.of(hours(100, 10, 5.0, 5.0), RULE);
    assertThat(compliance.factor()).isEqualTo(1);
    assertThat(compliance.reasonCode()).isEqualTo("compliant");
    assertThat(Compliance.of(filings(4, 10, 25), RULE).reasonCode()).isEqualTo("compliant");
  }

  @Test
  void theSmallestFactorOfTheGroundsThatHoldCounts() {
    Compliance both = Compliance.of(hours(200, 10.5, 6.0, null), RULE);
    assertThat(both)
        .isEqualTo(
            new Compliance(
                0.8,
                "not_reported",
                "metered_hours=200;not_reported_pct=10.500;mismatch_pct=6.000;difference_pct=unknown;"
                    + "exceeded_pct=unknown;filings_due=0;missing_pct=unknown;late_pct=unknown"));
    assertThat(Compliance.of(hours(200, 10.5, null, 50.0), RULE).reasonCode())
        .isEqualTo("exceeded");
    assertThat(Compliance.of(hours(200, 0, 5.1, 0.0), RULE).factor()).isEqualTo(0.9);
  }

  @Test
  void aGroundWithoutWeightIsNamedAsSuchAndNotAsCompliance() {
    Compliance.Ground none = new Compliance.Ground(10, 1);
    Compliance.Rule rule =
        new Compliance.Rule(100, 2, none, none, none, none, none, new Compliance.Ground(25, 0.7));
    Compliance missing = Compliance.of(filings(2, 50, 0), rule);
    assertThat(missing.factor()).isEqualTo(1);
    assertThat(missing.reasonCode()).isEqualTo("not_weighed");
    assertThat(Compliance.of(filings(2, 50, 50), rule).reasonCode()).isEqualTo("late");
    assertThat(Compliance.of(filings(2, 0, 0), rule).reasonCode()).isEqualTo("compliant");
  }

  @Test
  void filingsThatNeverCameOrCameLateWeighWithoutAnyMeter() {
    assertThat(Compliance.of(filings(2, 50, 0), RULE).reasonCode()).isEqualTo("missing");
    assertThat(Compliance.of(filings(2, 0, 50), RULE).factor()).isEqualTo(0.7);
    assertThat(Compliance.of(filings(2, 50, 50), RULE).factor()).isEqualTo(0.6);
  }

  @Test
  void aDifferenceOverTheWholeRecordWeighs() {
    Compliance.Figures figures = new Compliance.Figures(200, 4, 0.0, 4.0, 2.5, null, 0.0, 0.0);
    assertThat(Compliance.of(figures, RULE).reasonCode()).isEqualTo("difference");
    assertThat(Compliance.of(figures, RULE).factor()).isEqualTo(0.95);
  }

  @Test
  void aFactorOfZeroIsRefused() {
    assertThatThrownBy(() -> new Compliance(0, "exceeded", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be above 0");
  }
}
