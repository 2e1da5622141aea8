package kz.quat.allocation.headroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadroomCurveTest {

  private static final double DELTA_MW = 1e-6;

  private static HeadroomCurve of(double... headroomMw) {
    List<HeadroomHour> hours = new ArrayList<>();
    for (int h = 0; h < headroomMw.length; h++) {
      hours.add(new HeadroomHour(1000 + h, headroomMw[h]));
    }
    return new HeadroomCurve(hours);
  }

  @Test
  void withoutCurtailmentTheLeastHourDecides() {
    HeadroomCurve.Point point = of(300, 120, 500).point(0);
    assertThat(point.loadMw()).isEqualTo(120);
    assertThat(point.hoursCut()).isZero();
    assertThat(point.longestCutHours()).isZero();
    assertThat(point.meanCutPct()).isNull();
  }

  @Test
  void twentyPerCentOfFourHoursByHand() {
    // 0, 100, 100, 100: a load of 80 is cut by 80 in one hour of four, that is 25 %; a load of 0 is
    // not cut. Below 100 every load loses a quarter, so 20 % allow nothing and 25 % allow 100.
    assertThat(of(0, 100, 100, 100).point(20).loadMw()).isZero();
    assertThat(of(0, 100, 100, 100).point(25).loadMw()).isEqualTo(100);
    // 40, 100, 100, 100: c(X) = (X - 40) / 4X = 0.2 at X = 200, beyond 100; then
    // (4X - 340) / 4X = 0.2 at X = 106.25.
    assertThat(of(40, 100, 100, 100).point(20).loadMw()).isCloseTo(106.25, within(DELTA_MW));
  }

  @Test
  void hoursCutTheirLongestRunAndTheMeanCut() {
    HeadroomCurve.Point point = of(90, 50, 50, 90, 200, 50, 200, 200, 200, 200).point(5);
    // three hours of 50: (3X - 150) / 10X = 0.05 at X = 60
    assertThat(point.loadMw()).isCloseTo(60, within(DELTA_MW));
    assertThat(point.hoursCut()).isEqualTo(3);
    assertThat(point.longestCutHours()).isEqualTo(2);
    assertThat(point.meanCutPct()).isCloseTo(100.0 / 6, within(DELTA_MW));
  }

  @Test
  void anHourThatIsNotKnownBreaksARun() {
    List<HeadroomHour> hours =
        List.of(
            new HeadroomHour(7, 10),
            new HeadroomHour(5, 10),
            new HeadroomHour(8, 90),
            new HeadroomHour(9, 90));
    HeadroomCurve.Point point = new HeadroomCurve(hours).point(5);
    assertThat(point.hoursCut()).isEqualTo(2);
    assertThat(point.longestCutHours()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 24, 400, 2000})
  void asASearchOverEveryLoadFindsIt(int count) {
    Random random = new Random(count);
    for (int round = 0; round < 40; round++) {
      double[] headroom = new double[count];
      for (int h = 0; h < count; h++) {
        boolean none = random.nextInt(8) == 0;
        headroom[h] = none ? 0 : random.nextInt(20) * 25 + (round % 2) * random.nextDouble();
      }
      HeadroomCurve curve = of(headroom);
      for (double share : HeadroomCurve.SHARES_PCT) {
        HeadroomCurve.Point point = curve.point(share);
        assertThat(point.loadMw()).isCloseTo(searched(headroom, share / 100), within(1e-5));
        assertThat(point.hoursCut())
            .isEqualTo(
                (int) Arrays.stream(headroom).filter(mw -> mw < point.loadMw() - DELTA_MW).count());
      }
    }
  }

  /** The greatest load by bisection, from the definition alone. */
  private static double searched(double[] headroom, double share) {
    double low = 0;
    double high = 1e5;
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      double cut = 0;
      for (double mw : headroom) {
        cut += Math.max(0, middle - mw);
      }
      if (cut / (middle * headroom.length) <= share + 1e-15) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Test
  void moreCurtailmentNeverMeansLessLoadAndOrderChangesNothing() {
    Random random = new Random(7);
    List<HeadroomHour> hours = new ArrayList<>();
    for (int h = 0; h < 500; h++) {
      hours.add(new HeadroomHour(h, random.nextInt(4) == 0 ? 0 : random.nextDouble() * 900));
    }
    HeadroomCurve curve = new HeadroomCurve(hours);
    double last = 0;
    for (HeadroomCurve.Point point : curve.points()) {
      assertThat(point.loadMw()).isGreaterThanOrEqualTo(last);
      assertThat(curve.curtailedShare(point.loadMw()))
          .isLessThanOrEqualTo(point.curtailedSharePct() / 100 + 1e-9);
      last = point.loadMw();
    }
    Collections.shuffle(hours, random);
    assertThat(new HeadroomCurve(hours).points()).isEqualTo(curve.points());
  }

  @Test
  void noHourTwoOfOneNameAndStrangeFiguresAreRefused() {
    assertThatThrownBy(() -> new HeadroomCurve(List.of())).hasMessageContaining("an hour");
    HeadroomHour hour = new HeadroomHour(1, 2);
    assertThatThrownBy(() -> new HeadroomCurve(List.of(hour, hour)))
        .hasMessageContaining("stands twice");
    assertThatThrownBy(() -> new HeadroomHour(1, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new HeadroomHour(1, -1)).hasMessageContaining("-1.0 MW");
    assertThatThrownBy(() -> of(1).point(100)).hasMessageContaining("below 100");
  }
}
