package kz.quat.leads.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The meaning of a confidence where mining is rarer than in the training data. */
class BaseRateTest {

  private static LeadModel saying(double margin) {
    Tree leaf = new Tree(new int[] {-1}, new double[1], new double[] {margin - LeadModel.START});
    return new LeadModel(List.of(leaf), 1, 1, 0, 0.8);
  }

  /** Even odds at a share of 15 in 100 are odds of (1/99) / (15/85), about 2 to 35, at 1 in 100. */
  @Test
  void theOddsAreMultipliedByTheRatioOfTheOddsOfTheShares() {
    double rare = saying(0).atBaseRate(0.01).confidence(new double[0]);
    assertThat(rare / (1 - rare)).isCloseTo((1 / 99.0) / (15 / 85.0), within(1e-12));
  }

  @Test
  void theShareThatWasLearnedFromChangesNothing() {
    LeadModel model = saying(1.2);
    assertThat(model.atBaseRate(0.15).confidence(new double[0]))
        .isCloseTo(model.confidence(new double[0]), within(1e-12));
  }

  @Test
  void whatIsAnAlarmStaysOne() {
    for (double margin : new double[] {1.3, 1.38, 1.39, 1.5}) {
      LeadModel model = saying(margin);
      LeadModel rare = model.atBaseRate(0.01);
      assertThat(rare.confidence(new double[0]) >= rare.alarmLevel())
          .isEqualTo(model.confidence(new double[0]) >= model.alarmLevel());
    }
  }
}
