package kz.quat.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Regressions that have learnt three years of days of a load with a noise of 10 MW. */
class RollingRidgeTest {
  private static final int DAYS = 1096;
  private static final double NOISE_MW = 10;

  /** The load rises by 20 MW with each °C from 0 to 10; the second feature is given by day. */
  private static RollingRidge learnt(double warmDayC) {
    Random random = new Random(5);
    RollingRidge ridge = new RollingRidge(2, 0.001, 700);
    for (int day = 0; day < DAYS; day++) {
      double celsius = 10.0 * (day % 11) / 10;
      double[] row = {1, celsius, day == 900 ? warmDayC : 0};
      ridge.learn(row, 1000 + 20 * celsius + NOISE_MW * random.nextGaussian(), day);
    }
    ridge.refit(ridge.solver());
    return ridge;
  }

  /**
   * Only one of all days was above a limit, by 0.01 °C; its noise alone determines what a degree
   * above the limit is said to add. A day that is 3 °C above it follows.
   */
  @Test
  void aFeatureThatHasHardlyVariedDoesNotRunAway() {
    RollingRidge ridge = learnt(0.01);

    assertThat(ridge.predict(new double[] {1, 5, 3})).isCloseTo(1100, within(10 * NOISE_MW));
    assertThat(Math.abs(ridge.contribution(2, 3))).isLessThan(10 * NOISE_MW);
  }

  @Test
  void aRecordIsExtrapolatedUpToTheWidthOfTheLearntRange() {
    RollingRidge ridge = learnt(0);

    assertThat(ridge.predict(new double[] {1, 15, 0})).isCloseTo(1300, within(5.0));
    assertThat(ridge.predict(new double[] {1, -10, 0})).isCloseTo(800, within(5.0));
    assertThat(ridge.predict(new double[] {1, 90, 0}))
        .isEqualTo(ridge.predict(new double[] {1, 20, 0}));
  }

  @Test
  void theContributionsAndTheCentreAddUpToThePrediction() {
    RollingRidge ridge = learnt(0.01);
    double[] row = {1, 90, 3};

    assertThat(ridge.centre() + ridge.contribution(1, 90) + ridge.contribution(2, 3))
        .isCloseTo(ridge.predict(row), within(1e-6));
  }
}
