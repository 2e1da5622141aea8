package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.CommitPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissedNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  private static Optional<CommitPoint> published(LocalDate day) {
    return Optional.of(new CommitPoint(day + "-0123456789ab", day, 1, "hash", new TreeMap<>()));
  }

  @Test
  void everyDayAfterThePublishedOneIsRunInOrder() {
    assertThat(MissedNights.upTo(DAY, published(DAY.minusDays(3)), 14))
        .containsExactly(DAY.minusDays(2), DAY.minusDays(1), DAY);
  }

  @Test
  void nothingIsMissedWhereTheLastIsPublishedOrALaterOne() {
    assertThat(MissedNights.upTo(DAY, published(DAY), 14)).isEmpty();
    assertThat(MissedNights.upTo(DAY, published(DAY.plusDays(1)), 14)).isEmpty();
  }

  @Test
  void theFirstNightEverRunsTheLastDayOnly() {
    assertThat(MissedNights.upTo(DAY, Optional.empty(), 14)).isEqualTo(List.of(DAY));
  }

  @Test
  void moreThanAllowedAreLeftToAPerson() {
    assertThat(MissedNights.upTo(DAY, published(DAY.minusDays(14)), 14)).hasSize(14);
    assertThatThrownBy(() -> MissedNights.upTo(DAY, published(DAY.minusDays(15)), 14))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("15 nights were missed (2022-11-23 to 2022-12-07)")
        .hasMessageContaining("--most 14");
  }

  @Test
  void aFaultGoesOnInTheNewFileWhenTheLogIsRotated(@TempDir Path folder) throws Exception {
    String size = System.setProperty("quat.log.size", "4KB");
    try {
      Path log = folder.resolve("quat.log");
      FaultLog.use(log, "human");
      for (int i = 0; i < 20; i++) {
        FaultLog.write(new IllegalStateException("fault " + i));
      }
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).hasSizeGreaterThan(1);
      }
      assertThat(Files.size(log)).isLessThan(10_000);
      FaultLog.write(new IllegalStateException("the last fault"));
      assertThat(Files.readString(log)).contains("the last fault").contains("\tat kz.quat.cli");
    } finally {
      if (size == null) {
        System.clearProperty("quat.log.size");
      } else {
        System.setProperty("quat.log.size", size);
      }
    }
  }

  @Test
  void aLineOfTheJsonLogIsAnObjectWithTheEventsFields(@TempDir Path folder) throws Exception {
    FaultLog.use(folder.resolve("quat.log"), "json");
    FaultLog.event("published", Map.of("delivery_date", "2022-12-07", "run_id", "R"));
    FaultLog.write(new IllegalStateException("a \"quoted\" fault\nof two lines"));
    List<String> lines = Files.readAllLines(folder.resolve("quat.log.jsonl"));
    assertThat(lines).hasSize(2);
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    var event = json.readTree(lines.get(0));
    assertThat(event.get("event").asText()).isEqualTo("published");
    assertThat(event.get("delivery_date").asText()).isEqualTo("2022-12-07");
    assertThat(event.get("level").asText()).isEqualTo("INFO");
    assertThat(event.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z");
    assertThat(json.readTree(lines.get(1)).get("stack_trace").asText())
        .contains("a \"quoted\" fault\nof two lines");
  }
}
