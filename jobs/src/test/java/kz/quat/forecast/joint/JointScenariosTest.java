package kz.quat.forecast.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import kz.quat.forecast.quantiles.Quantiles;
import org.junit.jupiter.api.Test;

class JointScenariosTest {

  private static final int DAYS = 100;

  /** P01 … P99 of a uniform distribution between two values, MW. */
  private static double[] even(double low, double high) {
    return IntStream.range(0, Quantiles.COUNT)
        .mapToDouble(q -> low + Quantiles.level(q) * (high - low))
        .toArray();
  }

  private static double[] of(double[][][] courses, int area, int hour) {
    return Arrays.stream(courses).mapToDouble(course -> course[area][hour]).toArray();
  }

  @Test
  void marginsAreThePublishedQuantiles() {
    Random random = new Random(1);
    double[][][] past = new double[DAYS][2][1];
    for (double[][] day : past) {
      day[0][0] = random.nextGaussian();
      day[1][0] = random.nextGaussian();
    }
    double[][][] courses =
        JointScenarios.of(new double[][][] {{even(100, 200)}, {even(0, 50)}}, past, 10);
    double[] sorted = of(courses, 0, 0);
    Arrays.sort(sorted);
    for (int k = 0; k < DAYS; k++) {
      assertThat(sorted[k]).isCloseTo(100 + (k + 0.5), within(1e-9));
    }
  }

  @Test
  void errorsThatCameTogetherStayTogetherAndOppositeOnesOpposite() {
    double[][][] past = new double[DAYS][3][1];
    for (int n = 0; n < DAYS; n++) {
      past[n] = new double[][] {{n}, {5.0 * n}, {-n}};
    }
    double[][] even = {even(100, 200)};
    double[][][] courses = JointScenarios.of(new double[][][] {even, even, even}, past, 10);
    for (double[][] course : courses) {
      assertThat(course[1][0]).isEqualTo(course[0][0]);
      assertThat(course[0][0] + course[2][0]).isCloseTo(300, within(1e-9));
    }
  }

  @Test
  void aDayWithAnUnknownErrorIsNoTemplate() {
    double[][][] past = new double[DAYS][1][1];
    for (int n = 0; n < DAYS; n++) {
      past[n][0][0] = n == 7 ? Double.NaN : n;
    }
    assertThat(JointScenarios.of(new double[][][] {{even(0, 1)}}, past, 10).length)
        .isEqualTo(DAYS - 1);
  }

  @Test
  void withoutAPastEverythingRisesAndFallsTogether() {
    double[][][] courses =
        JointScenarios.of(
            new double[][][] {{even(0, 100)}, {even(100, 200)}}, new double[0][][], 10);
    assertThat(courses.length).isEqualTo(10);
    for (double[][] course : courses) {
      assertThat(course[1][0] - course[0][0]).isCloseTo(100, within(1e-9));
    }
  }

  @Test
  void tailsGoOnAlongTheLastSlopeButNotBelowZero() {
    double[] quantiles = even(0, 100);
    quantiles[0] = 0;
    double[][][] courses =
        JointScenarios.of(new double[][][] {{quantiles}}, new double[0][][], 1000);
    assertThat(courses[999][0][0]).isCloseTo(99.95, within(1e-9));
    assertThat(courses[0][0][0]).isZero();
    assertThat(Quantiles.atProbability(quantiles, 0.001)).isNegative();
  }

  @Test
  void aDayOfOtherAreasIsRefused() {
    double[][][] past = {{{1}, {2}}};
    assertThatThrownBy(() -> JointScenarios.of(new double[][][] {{even(0, 1)}}, past, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other areas or hours");
  }

  @Test
  void energyScoreOfOneCourseIsItsDistanceAndOfTheTruthNothing() {
    assertThat(JointScores.energyScore(new double[][] {{3, 4}}, new double[] {0, 0})).isEqualTo(5);
    assertThat(JointScores.energyScore(new double[][] {{1, 2}}, new double[] {1, 2})).isZero();
    double[] unknown = {0, Double.NaN};
    assertThat(JointScores.energyScore(new double[][] {{3, 4}}, unknown)).isEqualTo(3);
  }

  @Test
  void energyScoreFavoursTheRightDependence() {
    double[][] together = {{-1, -1}, {1, 1}};
    double[][] opposite = {{-1, 1}, {1, -1}};
    double[] came = {1, 1};
    assertThat(JointScores.energyScore(together, came))
        .isLessThan(JointScores.energyScore(opposite, came));
  }

  @Test
  void shareOfCoursesBelowIsTheLevelOfWhatCame() {
    assertThat(JointScores.shareAtOrBelow(new double[] {1, 2, 3, 4}, 3)).isEqualTo(0.75);
  }
}
