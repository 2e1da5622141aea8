package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night that fails or is interrupted after its commit, with the real command line. */
@ExtendWith(Spark.Extension.class)
class AfterCommitNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  @Test
  void aFailureAfterThePublicationIsReportedAndTheWorkDoneByTheNextRun(Spark spark)
      throws IOException {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY).write().register();
    // The page above the runs cannot be replaced, because a folder has its name.
    Path inTheWay = place.at("work/published/runs.html/something");
    Files.createDirectories(inTheWay);

    Workplace.Outcome night = place.quat("nightly", "--date", DAY.toString());
    assertThat(night.exitCode()).as(night.err()).isEqualTo(6);
    assertThat(night.err()).contains("is published, but what follows failed");
    Path restricted = place.at("work/restricted/latest");
    assertThat(restricted.resolve("run_report.json")).exists();
    assertThat(place.quat("status").out()).contains("2022-12-07");

    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    Files.delete(restricted.resolve("run_report.html"));
    Workplace.Outcome again = place.quat("nightly", "--date", DAY.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(restricted.resolve("run_report.html")).exists();
    assertThat(place.at("work/published/runs.html")).isRegularFile();
  }
}
