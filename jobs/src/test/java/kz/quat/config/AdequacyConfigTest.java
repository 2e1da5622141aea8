package kz.quat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import kz.quat.domain.Fuel;
import kz.quat.domain.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What conf/ says of the probability of a shortage. */
class AdequacyConfigTest {
  private static final String RUN = "2022-12-07-00ff";

  @TempDir Path root;

  private Path copied(String file, String from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("conf"))) {
      for (Path source : files.filter(Files::isRegularFile).toList()) {
        Path target = root.resolve(source.toString());
        Files.createDirectories(target.getParent());
        Files.copy(source, target);
      }
    }
    Path changed = root.resolve("conf").resolve(file);
    String text = Files.readString(changed);
    assertThat(text).contains(from);
    Files.writeString(changed, text.replace(from, to));
    return root.resolve("conf/quat.yaml");
  }

  @Test
  void theSeedIsTheRunsOwnUnlessOneIsSet() {
    assertThat(new AdequacyConfig(2000, 0, 180).seedOf(RUN)).isEqualTo(255);
    assertThat(new AdequacyConfig(2000, 7, 180).seedOf(RUN)).isEqualTo(7);
  }

  @Test
  void drawsSeedAndDaysAreRead() throws IOException {
    Path conf = copied("quat.yaml", "draws: 2000", "draws: 500");
    assertThat(ConfigReader.read(conf).adequacy()).isEqualTo(new AdequacyConfig(500, 0, 180));
  }

  @Test
  void fewerThanSixtyDaysOfErrorsAreRefused() throws IOException {
    Path conf = copied("quat.yaml", "error_days: 180", "error_days: 59");
    assertThatThrownBy(() -> ConfigReader.read(conf))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("adequacy.error_days is 59");
  }

  @Test
  void everyFuelHasARateWithItsSource() {
    QuatConfig config = ConfigReader.read(Path.of("conf/quat.yaml"));
    for (Fuel fuel : Fuel.values()) {
      OutageRule rule = config.rules().outagesOn(fuel, LocalDate.of(2022, 12, 7));
      assertThat(rule.source()).as(fuel.id()).isNotBlank();
    }
    assertThat(config.rules().outagesOn(Fuel.COAL, LocalDate.of(2022, 12, 7)).forcedOutageRatePct())
        .isEqualTo(8.0);
  }

  @Test
  void aFuelWithoutAnEntryIsRefusedBeforeANightBegins() throws IOException {
    Path conf = copied("rules/outages.yaml", "fuel: nuclear", "fuel: coal");
    assertThatThrownBy(() -> ConfigReader.read(conf))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("outages.yaml")
        .hasMessageContaining("outages has no entry for nuclear");
  }

  @Test
  void aRateAboveAHundredIsRefused() throws IOException {
    Path conf =
        copied("rules/outages.yaml", "forced_outage_rate_pct: 12.0", "forced_outage_rate_pct: 120");
    assertThatThrownBy(() -> ConfigReader.read(conf))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("outages.forced_outage_rate_pct is 120");
  }
}
