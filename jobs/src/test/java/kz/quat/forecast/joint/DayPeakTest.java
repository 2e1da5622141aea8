package kz.quat.forecast.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import kz.quat.forecast.quantiles.Quantiles;
import org.junit.jupiter.api.Test;

class DayPeakTest {

  /** Each scenario peaks at 100 MW: every second one in hour 1, the others in hour 3. */
  private static final double[][] OPEN_HOUR = {
    {50, 100, 50, 60}, {50, 60, 50, 100}, {50, 100, 50, 60}, {50, 60, 50, 100}
  };

  @Test
  void peakIsTheMaximumOfEachCourseNotOfTheQuantiles() {
    assertThat(DayPeak.of(OPEN_HOUR).loadMw()[Quantiles.P50]).isEqualTo(100);
  }

  @Test
  void sharesTellWhichHourHasThePeak() {
    DayPeak peak = DayPeak.of(OPEN_HOUR);
    assertThat(peak.share(1)).isCloseTo(0.5, within(1e-9));
    assertThat(peak.share(2)).isZero();
    assertThat(peak.hourBy(0.5)).isEqualTo(1);
    assertThat(peak.hourBy(0.9)).isEqualTo(3);
  }

  @Test
  void hourToNameIsWithinAnHourOfMostPeaks() {
    DayPeak peak = DayPeak.of(OPEN_HOUR);
    assertThat(peak.likeliestHour()).isEqualTo(2);
    assertThat(peak.shareWithinAnHour(2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void ofEqualHoursTheFirstHasThePeak() {
    assertThat(DayPeak.hourOf(new double[] {1, 3, 3, 2})).isEqualTo(1);
    assertThatThrownBy(() -> DayPeak.hourOf(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
