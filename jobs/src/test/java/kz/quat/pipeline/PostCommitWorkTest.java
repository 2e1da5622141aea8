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

/** If a run was interrupted after its commit, the next run does the work that follows a commit. */
@ExtendWith(Spark.Extension.class)
class PostCommitWorkTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  @TempDir Path folder;

  @Test
  void aRunThatWasCutOffAfterItsCommitIsTidiedByTheNextCommand(Spark spark) throws IOException {
    Workplace place = new Workplace(folder);
    new TinyLanding(place.landing(), DAY).historyDays(2).write().register();
    place.night("2022-12-07");
    Path runs = place.at("work/published/runs.html");
    Path mark = place.at("work/warehouse/.tidied");
    assertThat(runs).exists();
    assertThat(place.at("work/published/duckdb-views.sql")).exists();
    assertThat(mark).exists();
    assertThat(place.at("work/restricted/latest/run_report.json")).exists();
    // As if the process had died directly after the commit: neither page nor mark were written.
    Files.delete(runs);
    Files.delete(mark);
    place.night("2022-12-07");
    assertThat(runs).exists();
    assertThat(mark).exists();
    // If it was not interrupted, the same night again changes nothing.
    Files.delete(runs);
    place.night("2022-12-07");
    assertThat(runs).doesNotExist();
  }
}
