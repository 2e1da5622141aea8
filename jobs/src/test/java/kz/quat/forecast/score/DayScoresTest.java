package kz.quat.forecast.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kz.quat.forecast.backtest.BacktestHour;
import kz.quat.forecast.quantiles.HourQuantiles;
import kz.quat.forecast.quantiles.Quantiles;
import org.junit.jupiter.api.Test;

/**
 * Two areas of 1,000 MW with a peak at 18:00, whose errors are normal with 20 MW in each hour. Half
 * of an error's variance is common to all hours and areas of a day.
 */
class DayScoresTest {
  private static final Instant START = Instant.parse("2021-01-01T00:00:00Z");
  private static final double[] NORMAL = {
    -2.326, -1.645, -1.282, -0.842, -0.524, -0.253, 0, 0.253, 0.524, 0.842, 1.282, 1.645, 2.326
  };

  private static List<BacktestHour> hours(int days) {
    Random random = new Random(71);
    List<BacktestHour> hours = new ArrayList<>();
    double common = 0;
    for (int i = 0; i < 24 * days; i++) {
      common = i % 24 == 0 ? random.nextGaussian() : common;
      double median = 1000 + (i % 24 == 18 ? 60 : 0);
      double[] mw = new double[Quantiles.COUNT];
      for (int q = 0; q < mw.length; q++) {
        mw[q] = median + 20 * NORMAL[q];
      }
      Instant hour = START.plusSeconds(3600L * i);
      for (String area : List.of("A", "B")) {
        double error = 20 * Math.sqrt(0.5) * (common + random.nextGaussian());
        hours.add(
            new BacktestHour(area, hour, median + error, new HourQuantiles(hour, mw), null, null));
      }
    }
    return hours;
  }

  @Test
  void jointScenariosAreBetterThanIndependentOnesAndCoverSums() {
    JointScore joint = Objects.requireNonNull(new DayScores(hours(240), ZoneOffset.UTC).joint());

    assertThat(joint.days()).isEqualTo(179);
    assertThat(joint.energyScoreMw()).isLessThan(joint.independentMw());
    assertThat(joint.energyScoreMw()).isLessThan(joint.togetherMw());
    assertThat(joint.hourSums().coverage90Pct()).isBetween(87.0, 93.0);
    assertThat(joint.daySums().coverage90Pct()).isBetween(84.0, 95.0);
    assertThat(joint.daySums().addedCoverage90Pct()).isGreaterThan(92);
  }

  @Test
  void thePeakAndItsHourAreScoredForEveryAreaAndTheirSum() {
    List<PeakScore> peaks = new DayScores(hours(140), ZoneOffset.UTC).peaks();

    assertThat(peaks).extracting(PeakScore::area).containsExactly("A", "B", DayScores.ALL);
    assertThat(peaks)
        .allSatisfy(
            peak -> {
              assertThat(peak.withinHourPct()).isGreaterThan(80);
              assertThat(peak.coverage90Pct()).isBetween(80.0, 97.0);
              assertThat(peak.pinballPct()).isBetween(0.1, 2.0);
            });
  }

  @Test
  void aShortSpanHasNoScoresOfDays() {
    DayScores scores = new DayScores(hours(50), ZoneOffset.UTC);

    assertThat(scores.joint()).isNull();
    assertThat(scores.peaks()).isEmpty();
  }

  @Test
  void reliabilityIsGivenBySeasonAndHour() {
    List<SeasonHour> cells = Reliability.of(hours(365), ZoneOffset.UTC);

    assertThat(cells).hasSize(2 * 4 * 24);
    assertThat(cells.get(0).season()).isEqualTo("winter");
    assertThat(cells.get(0).hours()).isEqualTo(90);
    assertThat(cells.stream().mapToDouble(SeasonHour::coverage90Pct).average().orElse(0))
        .isBetween(87.0, 93.0);
  }
}
