package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardCommandTest {

  @TempDir Path folder;

  @Test
  void writesThePagesAndNamesTheOneToOpen() {
    Workplace place = new Workplace(folder);
    QuatConfig config = ConfigReader.read(place.at("conf/quat.yaml"));
    String run = PublishedNight.publish(config, LocalDate.of(2022, 12, 7), "2.000000").runId();
    String out = folder.resolve("page").toString();

    Workplace.Outcome plain = place.quat("dashboard", "--out", out);
    Workplace.Outcome json = place.quat("dashboard", "--out", out, "--restricted", "--json");

    assertThat(plain.exitCode()).isZero();
    assertThat(plain.out()).contains("Runs: 1").contains("Open " + out);
    assertThat(json.exitCode()).isZero();
    assertThat(json.out()).contains("\"" + run + "\"");
    assertThat(folder.resolve("page/runs/" + run + "/index.html")).exists();
  }

  @Test
  void withoutARunThereIsNothingToShow() {
    Workplace.Outcome outcome =
        new Workplace(folder).quat("dashboard", "--out", folder.resolve("page").toString());

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("No run is published yet");
    assertThat(folder.resolve("page")).doesNotExist();
  }
}
