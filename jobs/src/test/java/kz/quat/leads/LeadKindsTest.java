package kz.quat.leads;

import static kz.quat.leads.SmallFeeder.START;
import static kz.quat.leads.SmallFeeder.office;
import static kz.quat.leads.SmallFeeder.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each kind of mine, and each honest load that looks like one, on a small feeder. */
class LeadKindsTest {

  private static final double LIKELY = 0.5;
  private static final double KW = 40;

  private static Lead lead(SmallFeeder feeder) {
    return feeder.lead().orElseThrow();
  }

  private static void assertFound(Lead lead, String point) {
    assertThat(lead.confidence()).isGreaterThan(LIKELY);
    assertThat(lead.points().get(0).pointId()).isEqualTo(point);
    assertThat(lead.kw()).isCloseTo(KW, within(0.12 * KW));
    assertThat(lead.startHour() - SmallFeeder.FIRST_HOUR - START).isBetween(-3L, 3L);
  }

  private static double confidence(SmallFeeder feeder) {
    return feeder.lead().map(Lead::confidence).orElse(0.0);
  }

  @Test
  void aSteadyLoadOnAMeterIsFound() {
    assertFound(lead(new SmallFeeder().onMeter(2, steady(KW))), "C");
  }

  @Test
  void aSteadyLoadOnNoMeterIsFoundInTheBalance() {
    assertFound(lead(new SmallFeeder().besideMeters(steady(KW))), "");
  }

  @Test
  void aLoadThatRunsByNightIsFound() {
    Lead lead =
        lead(
            new SmallFeeder().besideMeters(h -> h % 24 >= 20 || h % 24 < 7 ? steady(KW).kw(h) : 0));
    assertThat(lead.confidence()).isGreaterThan(LIKELY);
    assertThat(lead.kw()).isCloseTo(KW * 11 / 24, within(0.15 * KW));
  }

  @Test
  void aLoadThatStepsBackInTheEveningPeakIsFound() {
    Lead lead =
        lead(
            new SmallFeeder()
                .besideMeters(h -> steady(KW).kw(h) * (h % 24 >= 17 && h % 24 < 21 ? 0.25 : 1)));
    assertThat(lead.confidence()).isGreaterThan(LIKELY);
    assertThat(lead.kw()).isCloseTo(KW * 21 / 24, within(0.1 * KW));
  }

  @Test
  void aLoadSpreadOverThreeMetersIsFoundOnThem() {
    SmallFeeder feeder = new SmallFeeder();
    for (int point : new int[] {1, 4, 6}) {
      feeder.onMeter(point, steady(KW / 2));
    }
    Lead lead = lead(feeder);
    assertThat(lead.confidence()).isGreaterThan(LIKELY);
    assertThat(lead.points())
        .extracting(PointShare::pointId)
        .containsExactlyInAnyOrder("B", "E", "G");
    assertThat(lead.kw()).isCloseTo(1.5 * KW, withinPercentage(10));
  }

  @Test
  void aMeterThatRoseWeeksLaterIsNoPartOfIt() {
    SmallFeeder feeder = new SmallFeeder().onMeter(1, steady(KW));
    feeder.onMeter(4, h -> h < START + 21 * 24 ? 0 : KW);
    assertThat(lead(feeder).points()).hasSize(1);
  }

  @Test
  void aLoadThatArrivesInLotsHasTheStartOfItsFirst() {
    Lead lead =
        lead(
            new SmallFeeder()
                .besideMeters(h -> h < START ? 0 : KW * Math.min(4, 1 + (h - START) / 72) / 4));
    assertThat(lead.confidence()).isGreaterThan(LIKELY);
    assertThat(lead.startHour() - SmallFeeder.FIRST_HOUR - START).isBetween(-24L, 36L);
  }

  @Test
  void aLoadThatEndedIsReportedAsGone() {
    int end = START + 60 * 24;
    Lead lead = lead(new SmallFeeder().onMeter(2, h -> h < end ? steady(KW).kw(h) : 0));
    long endHour = Objects.requireNonNull(lead.endHour());
    assertThat(endHour - SmallFeeder.FIRST_HOUR - end).isBetween(-30L, 30L);
    assertThat(lead.expectedKw()).isZero();
  }

  @Test
  void quietOfficesAreNoLead() {
    assertThat(confidence(new SmallFeeder())).isLessThan(0.3);
  }

  @Test
  void aDataCentreFlatFromTheBeginningIsNoStep() {
    assertThat(confidence(new SmallFeeder().onMeter(3, h -> 120))).isLessThan(0.3);
  }

  @Test
  void aLoadWithCoolingThatFollowsTheWarmthIsFound() {
    SmallFeeder feeder =
        new SmallFeeder().onMeter(2, h -> steady(KW).kw(h) * (1 + 0.08 * Math.max(0, warmth(h))));
    assertFound(lead(feeder), "C");
  }

  /** Of the year: 1 in the middle of July, −1 in the middle of January. */
  private static double warmth(int hour) {
    return -Math.cos(2 * Math.PI * (hour / 24.0 - 15) / 365);
  }

  @Test
  void aNewDataCentreThatIsDeclaredIsExplained() {
    SmallFeeder feeder = new SmallFeeder().onMeter(3, steady(KW));
    feeder.category[3] = "data_centre";
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void aColdStoreThatWorksHarderAsItGetsWarmIsNoStep() {
    Random door = new Random(6);
    double[] opened = door.doubles(SmallFeeder.HOURS, 0.9, 1.1).toArray();
    SmallFeeder feeder =
        new SmallFeeder().onMeter(3, h -> 80 * (1 + 0.12 * Math.max(0, warmth(h))) * opened[h]);
    assertThat(confidence(feeder)).isLessThan(0.3);
  }

  @Test
  void aHeatPumpFollowsTheColdAndTheHour() {
    SmallFeeder feeder =
        new SmallFeeder()
            .onMeter(
                3,
                h -> {
                  int ofDay = h % 24;
                  boolean peak = (ofDay >= 5 && ofDay < 9) || (ofDay >= 17 && ofDay < 22);
                  double cold = Math.max(0, warmth(h) - 0.2);
                  return h < START ? 0 : KW * (0.35 + 1.2 * cold) * (peak ? 1.2 : 0.7);
                });
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void aRegisteredMineWithinItsContractIsExplained() {
    SmallFeeder feeder = new SmallFeeder().onMeter(3, steady(KW));
    feeder.category[3] = "mining";
    feeder.registered[3] = true;
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void anOfficeThatGrewIsNotFlat() {
    SmallFeeder feeder = new SmallFeeder().onMeter(3, h -> h < START ? 0 : KW * office(h, 9));
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void ordinaryTheftMovesLikeOtherLoad() {
    SmallFeeder feeder = new SmallFeeder().besideMeters(h -> h < START ? 0 : KW * office(h, 8));
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void aFaultyCurrentTransformerIsNoMine() {
    SmallFeeder feeder = new SmallFeeder();
    feeder.shows(3, h -> feeder.load[3][h] * (h < START ? 1 : 0.6));
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void streetLightsWereThereBefore() {
    SmallFeeder feeder = new SmallFeeder().besideMeters(h -> h % 24 < 6 || h % 24 > 19 ? 20 : 0);
    assertThat(confidence(feeder)).isLessThan(0.3);
  }

  @Test
  void aMeterThatIsWrittenOnIsMissing() {
    SmallFeeder feeder = new SmallFeeder();
    feeder.shows(3, h -> h < START || h > START + 900 ? feeder.load[3][h] : 48);
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void aLineSwitchedOverForThreeWeeksIsNoMine() {
    SmallFeeder feeder =
        new SmallFeeder().besideMeters(h -> h < START || h > START + 500 ? 0 : 55 * office(h, 9));
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void solarPanelsTakeAwayByDay() {
    SmallFeeder feeder =
        new SmallFeeder()
            .onMeter(
                3, h -> h < START ? 0 : -60 * Math.max(0, Math.sin((h % 24 - 6) / 12.0 * Math.PI)));
    for (int h = 0; h < SmallFeeder.HOURS; h++) {
      feeder.load[3][h] = Math.max(1, feeder.load[3][h]);
    }
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }

  @Test
  void carsThatChargeByNightDifferFromNightToNight() {
    Random nights = new Random(3);
    double[] night = nights.doubles(SmallFeeder.DAYS + 1, 0.2, 1.8).toArray();
    SmallFeeder feeder =
        new SmallFeeder()
            .onMeter(
                3, h -> h < START || (h % 24 > 5 && h % 24 < 22) ? 0 : KW * night[(h + 2) / 24]);
    assertThat(confidence(feeder)).isLessThan(LIKELY);
  }
}
