package kz.quat.forecast.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

  /** Of the days before yesterday: the latest two are not known at the issue. */
  private static double[][] errors(double[] ofDays) {
    double[] all = new double[JointLoads.DAYS];
    Arrays.fill(all, Double.NaN);
    System.arraycopy(ofDays, 0, all, 2, ofDays.length);
    return new double[][] {all};
  }

  private static double[] drawn(int seed, int days) {
    return new Random(seed).doubles(days, -50, 50).toArray();
  }

  private static JointLoads three(int days) {
    double[] first = drawn(1, days);
    double[] opposite = Arrays.stream(first).map(mw -> -mw).toArray();
    return new JointLoads(
        new TreeMap<>(Map.of("A", quantiles(500), "B", quantiles(800), "C", quantiles(300))),
        Map.of("A", errors(first), "B", errors(first), "C", errors(opposite)));
  }

  @Test
  void aCourseIsTheMedianPlusWhatAPastDayMissedByEverywhere() {
    JointLoads.Courses courses = three(60).courses(180);
    assertThat(courses.fromPastErrors()).isTrue();
    assertThat(courses.loadMw()).hasNumberOfRows(60);
    double[] missed = drawn(1, 60);
    for (int n = 0; n < 60; n++) {
      double[][] course = courses.loadMw()[n];
      assertThat(course[0][0]).isCloseTo(500 + missed[n], within(1e-9));
      assertThat(course[1][0]).isCloseTo(800 + missed[n], within(1e-9));
      assertThat(course[2][0]).isCloseTo(300 - missed[n], within(1e-9));
    }
  }

  @Test
  void moreDaysThanAskedForAreNotTaken() {
    assertThat(three(170).courses(180).loadMw()).hasNumberOfRows(170);
    assertThat(three(170).courses(90).loadMw()).hasNumberOfRows(90);
    assertThat(three(170).courses(90).loadMw()[89][0][0])
        .isCloseTo(500 + drawn(1, 170)[89], within(1e-9));
  }

  @Test
  void whatARegionDoesNotKnowIsWhatTheOthersMissedByInProportion() {
    double[] missed = drawn(3, 60);
    JointLoads joint =
        new JointLoads(
            new TreeMap<>(Map.of("A", quantiles(500), "B", quantiles(250))),
            Map.of("A", errors(missed), "B", new double[][] {new double[0]}));
    JointLoads.Courses courses = joint.courses(180);
    assertThat(courses.fromPastErrors()).isTrue();
    for (int n = 0; n < 60; n++) {
      assertThat(courses.loadMw()[n][1][0]).isCloseTo(250 + missed[n] / 2, within(1e-9));
    }
  }

  @Test
  void aDayOfWhichMostIsNotKnownMakesNoCourse() {
    double[] missed = drawn(3, 70);
    double[] gaps = missed.clone();
    Arrays.fill(gaps, 0, 5, Double.NaN);
    JointLoads joint =
        new JointLoads(
            new TreeMap<>(Map.of("A", quantiles(250), "B", quantiles(500))),
            Map.of("A", errors(missed), "B", errors(gaps)));
    assertThat(joint.courses(180).loadMw()).hasNumberOfRows(65);
  }

  @Test
  void aLoadIsNeverBelowNothing() {
    double[] far = new double[60];
    Arrays.fill(far, -900);
    JointLoads joint =
        new JointLoads(new TreeMap<>(Map.of("A", quantiles(500))), Map.of("A", errors(far)));
    assertThat(joint.courses(180).loadMw()[0][0][0]).isZero();
  }

  @Test
  void withFewerThanSixtyPastDaysEverythingRisesTogetherByTheQuantiles() {
    for (JointLoads joint : new JointLoads[] {three(59), three(0)}) {
      JointLoads.Courses courses = joint.courses(180);
      assertThat(courses.fromPastErrors()).isFalse();
      assertThat(courses.loadMw()).hasNumberOfRows(60);
      for (double[][] course : courses.loadMw()) {
        assertThat(course[1][0] - course[0][0]).isCloseTo(300, within(1e-9));
      }
    }
  }
}
