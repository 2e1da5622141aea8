package kz.quat.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.PointSeries;
import kz.quat.leads.series.Readings;
import org.junit.jupiter.api.Test;

/**
 * Feeders with something missing: each is judged by the data there are, and none stops the others.
 */
class OddFeedersTest {

  private static double confidence(FeederSeries series) {
    return SmallFeeder.leads(series).now(null).map(Lead::confidence).orElse(0.0);
  }

  private static FeederSeries with(FeederSeries series, double[] in, List<PointSeries> points) {
    return new FeederSeries(series.feederId(), series.startHour(), in, points);
  }

  @Test
  void withoutMetersTheBalanceIsTheWholeFeeder() {
    FeederSeries series = new SmallFeeder().besideMeters(SmallFeeder.steady(120)).series();
    Lead lead =
        SmallFeeder.leads(with(series, series.energyInKwh(), List.of())).now(null).orElseThrow();
    assertThat(lead.points()).extracting(PointShare::pointId).containsExactly("");
    assertThat(lead.kw()).isBetween(100.0, 140.0);
    FeederSeries calm = new SmallFeeder().series();
    assertThat(confidence(with(calm, calm.energyInKwh(), List.of()))).isLessThan(0.3);
  }

  @Test
  void withoutEnergyInTheMetersStillTell() {
    FeederSeries series = new SmallFeeder().onMeter(2, SmallFeeder.steady(40)).series();
    double[] nothing = new double[series.hours()];
    Arrays.fill(nothing, Double.NaN);
    assertThat(SmallFeeder.leads(with(series, nothing, series.points())).now(null).orElseThrow())
        .satisfies(lead -> assertThat(lead.points().get(0).pointId()).isEqualTo("C"));
  }

  @Test
  void oneMeterIsEnough() {
    FeederSeries series = new SmallFeeder().onMeter(2, SmallFeeder.steady(40)).series();
    List<PointSeries> one = List.of(series.points().get(2));
    Lead lead = SmallFeeder.leads(with(series, series.energyInKwh(), one)).now(null).orElseThrow();
    assertThat(lead.points()).extracting(PointShare::pointId).containsExactly("C");
    assertThat(lead.kw()).isBetween(36.0, 44.0);
  }

  @Test
  void missingWeeksAreNoStep() {
    FeederSeries series = new SmallFeeder().series();
    double[] in = series.energyInKwh().clone();
    Arrays.fill(in, 100 * 24, 121 * 24, Double.NaN);
    Arrays.fill(series.points().get(4).kwh(), 130 * 24, 150 * 24, Double.NaN);
    assertThat(confidence(with(series, in, series.points()))).isLessThan(0.5);
  }

  @Test
  void zeroBlocksAreMissingHours() {
    double[] kwh = new double[24 * 30];
    Arrays.fill(kwh, 50);
    for (int i = 0; i < kwh.length; i++) {
      kwh[i] += i % 7;
    }
    Arrays.fill(kwh, 400, 500, 0);
    double[] read = Readings.read(kwh);
    assertThat(read[402]).isNaN();
    assertThat(read[499]).isNaN();
    assertThat(Readings.filled(read)[450]).isEqualTo(kwh[450 - 168]);
    FeederSeries series = new SmallFeeder().series();
    Arrays.fill(series.points().get(4).kwh(), 130 * 24, 150 * 24, 0);
    assertThat(confidence(series)).isLessThan(0.5);
  }

  @Test
  void aBalanceBelowNothingIsBorne() {
    FeederSeries series = new SmallFeeder().series();
    double[] in = series.energyInKwh().clone();
    for (int h = 100 * 24; h < in.length; h++) {
      in[h] -= h % 24 > 8 && h % 24 < 17 ? 600 : 0;
    }
    assertThat(confidence(with(series, in, series.points()))).isLessThan(0.5);
  }

  @Test
  void aFewDaysTellNothing() {
    assertThat(SmallFeeder.leads(new SmallFeeder().series(20 * 24)).now(null)).isEmpty();
  }
}
