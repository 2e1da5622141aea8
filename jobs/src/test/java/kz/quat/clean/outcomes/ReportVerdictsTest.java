package kz.quat.clean.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kz.quat.clean.outcomes.ReportVerdicts.Statement;
import kz.quat.clean.outcomes.ReportVerdicts.Verdict;
import org.junit.jupiter.api.Test;

class ReportVerdictsTest {

  private static final Instant ARRIVED = Instant.parse("2022-12-05T02:00:00Z");

  private static Statement of(
      String report, int revision, int submittedDay, String file, int line, long energyWh) {
    return new Statement(
        report,
        revision,
        Instant.parse("2022-12-0%dT01:00:00Z".formatted(submittedDay)),
        ARRIVED,
        file,
        line,
        1,
        energyWh);
  }

  private static List<String> verdicts(Statement... statements) {
    return ReportVerdicts.of(List.of(statements)).stream().map(ReportVerdictsTest::word).toList();
  }

  private static String word(Verdict verdict) {
    SupersedeReason why = verdict.superseded();
    return verdict.duplicate() ? "duplicate" : why == null ? "counts" : why.code();
  }

  @Test
  void aRevisionIsComparedWithinItsReportOnly() {
    assertThat(verdicts(of("A", 2, 4, "a", 1, 1000), of("B", 1, 5, "b", 1, 2000)))
        .containsExactly("later_submission", "counts");
    assertThat(verdicts(of("A", 2, 4, "a", 1, 1000), of("A", 1, 5, "b", 1, 2000)))
        .containsExactly("counts", "later_revision");
  }

  @Test
  void theSameRevisionSentAgainReplacesTheFirst() {
    assertThat(verdicts(of("A", 1, 4, "a", 1, 1000), of("A", 1, 5, "b", 1, 2000)))
        .containsExactly("later_arrival", "counts");
  }

  @Test
  void oneFileStatesAnHourOnceWithOneValueAndNotAtAllWithTwo() {
    assertThat(verdicts(of("A", 1, 4, "a", 9, 1000), of("A", 1, 4, "a", 3, 1000)))
        .containsExactly("duplicate", "counts");
    assertThat(verdicts(of("A", 1, 4, "a", 9, 1000), of("A", 1, 4, "a", 3, 2000)))
        .containsExactly("duplicate", "duplicate");
    assertThat(verdicts(of("A", 1, 4, "a", 9, 1000), of("B", 1, 4, "a", 3, 2000)))
        .containsExactly("duplicate", "duplicate");
  }

  @Test
  void whereAFileContradictsItselfTheRevisionBeforeCounts() {
    assertThat(
            verdicts(
                of("A", 1, 3, "a", 1, 900),
                of("A", 2, 4, "b", 1, 1000),
                of("A", 2, 4, "b", 2, 2000)))
        .containsExactly("counts", "duplicate", "duplicate");
  }
}
