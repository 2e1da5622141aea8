package kz.quat.forecast.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kz.quat.forecast.quantiles.Quantiles;
import org.junit.jupiter.api.Test;

class JointLoadsTest {

  private static double[][] quantiles(double medianMw) {
    double[][] hours = new double[1][Quantiles.COUNT];
    for (int q = 0; q < Quantiles.COUNT; q++) {
      hours[0][q] = medianMw + 100 * (Quantiles.level(q) - 0.5);
    }
    return hours;
  }

  private static double[][] errors(double[] ofDays) {
    double[] all = new double[JointLoads.DAYS];
    Arrays.fill(all, Double.NaN);
    System.arraycopy(ofDays, 0, all, 2, ofDays.length);
    return new double[][] {all};
  }

  private static double[] drawn(int seed) {
    return new Random(seed).doubles(60, -50, 50).toArray();
  }

  @Test
  void regionsThatMissedTogetherRiseTogether() {
    double[] first = drawn(1);
    double[] opposite = Arrays.stream(first).map(mw -> -mw).toArray();
    JointLoads joint =
        new JointLoads(
            new TreeMap<>(Map.of("A", quantiles(500), "B", quantiles(800), "C", quantiles(300))),
            Map.of("A", errors(first), "B", errors(first), "C", errors(opposite)));
    assertThat(joint.regions()).containsExactly("A", "B", "C");
    double[][][] courses = joint.courses();
    assertThat(courses).hasNumberOfRows(60);
    for (double[][] course : courses) {
      assertThat(course[1][0] - course[0][0]).isBetween(299.9999, 300.0001);
      assertThat(course[0][0] + course[2][0]).isBetween(799.9999, 800.0001);
    }
  }

  @Test
  void aRegionWithoutErrorsOfItsOwnFollowsTheOthers() {
    JointLoads joint =
        new JointLoads(
            new TreeMap<>(Map.of("A", quantiles(500), "B", quantiles(800))),
            Map.of("A", errors(drawn(3)), "B", new double[][] {new double[0]}));
    double[][][] courses = joint.courses();
    assertThat(courses).hasNumberOfRows(60);
    for (double[][] course : courses) {
      assertThat(course[1][0] - course[0][0]).isBetween(299.9999, 300.0001);
    }
  }

  @Test
  void withoutAPastEverythingRisesTogether() {
    JointLoads joint =
        new JointLoads(new TreeMap<>(Map.of("A", quantiles(500), "B", quantiles(800))), Map.of());
    for (double[][] course : joint.courses()) {
      assertThat(course[1][0] - course[0][0]).isBetween(299.9999, 300.0001);
    }
  }
}
