package kz.quat.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import kz.quat.testkit.Spark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Consecutive nights for the invented country; each figure is compared with an independent model's.
 */
@ExtendWith(Spark.Extension.class)
class SimulationTest {

  @TempDir Path folder;

  /** The market day of 29 February 2024 has 25 hours. */
  @Test
  void theNightsAroundTheLongDayPublishWhatTheModelSays(Spark spark) {
    simulate(LocalDate.of(2024, 2, 28), LocalDate.of(2024, 3, 1));
  }

  /**
   * With ends of licences, a divided region, an outage of a tie, and meters replaced, moved and
   * late.
   */
  @Tag("long")
  @Test
  void fourHundredNightsInARowPublishWhatTheModelSays(Spark spark) {
    simulate(LocalDate.of(2022, 1, 25), LocalDate.of(2022, 1, 25).plusDays(399));
  }

  private void simulate(LocalDate from, LocalDate to) {
    Simulation simulation = new Simulation(folder, from, 1, line -> {});
    simulation.run(to);
    assertThat(simulation.differences()).isEmpty();
    assertThat(simulation.nights()).hasSize((int) (to.toEpochDay() - from.toEpochDay()) + 1);
  }
}
