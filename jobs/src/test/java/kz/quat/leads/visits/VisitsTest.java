package kz.quat.leads.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.domain.UserErrorException;
import kz.quat.leads.Lead;
import kz.quat.leads.PointShare;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.score.LeadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inspectors' results decide leads and correct the meaning of confidences. */
class VisitsTest {

  private static final LocalDate BEGAN = LocalDate.of(2024, 5, 7);

  @TempDir private Path folder;

  private static Lead lead(@Nullable Long endHour, String... points) {
    return new Lead(
        "F1",
        Stream.of(points).map(point -> new PointShare(point, 10)).toList(),
        BEGAN.toEpochDay() * 24 + 10,
        endHour,
        20,
        15,
        25,
        0.7,
        null,
        Collections.nCopies(Feature.COUNT, 0.0));
  }

  private static Visit visit(String feeder, String point, int daysAfter, boolean confirmed) {
    return new Visit(feeder, point, BEGAN.plusDays(daysAfter), confirmed);
  }

  @Test
  void aVisitAfterTheStartDecidesAndTheLastOneCounts() {
    List<Visit> visits =
        List.of(visit("F1", "", 40, true), visit("F1", "", 9, false), visit("F2", "", 50, false));
    assertThat(LeadStatus.of(lead(null, "P1"), visits)).isEqualTo(LeadStatus.CONFIRMED);
  }

  @Test
  void aVisitBeforeTheStartSaysNothing() {
    assertThat(LeadStatus.of(lead(null, "P1"), List.of(visit("F1", "", -1, false))))
        .isEqualTo(LeadStatus.STANDING);
  }

  @Test
  void whatAPersonFoundOutlivesTheLoad() {
    Lead gone = lead((BEGAN.toEpochDay() + 60) * 24, "P1");
    assertThat(LeadStatus.of(gone, List.of())).isEqualTo(LeadStatus.GONE);
    assertThat(LeadStatus.of(gone, List.of(visit("", "P1", 3, true))))
        .isEqualTo(LeadStatus.CONFIRMED);
  }

  @Test
  void oneCleanMeterOfSeveralClearsNothing() {
    List<Visit> one = List.of(visit("F1", "P1", 5, false));
    assertThat(LeadStatus.of(lead(null, "P1"), one)).isEqualTo(LeadStatus.CLEARED);
    assertThat(LeadStatus.of(lead(null, "P1", "P2"), one)).isEqualTo(LeadStatus.STANDING);
    assertThat(LeadStatus.of(lead(null, "P3"), one)).isEqualTo(LeadStatus.STANDING);
  }

  @Test
  void fewVisitsTeachNothing() {
    LeadModel model = LeadModel.shipped();
    List<LocalCalibration.Visited> nine =
        Collections.nCopies(9, new LocalCalibration.Visited(0.9, false));
    assertThat(LocalCalibration.taught(model, nine, List.of(0.9))).isSameAs(model);
  }

  /** Of leads with a high confidence only 2 of 20 were mining, so confidences decrease. */
  @Test
  void visitsInVainBringConfidencesDown() {
    List<LocalCalibration.Visited> visited = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      visited.add(new LocalCalibration.Visited(0.9, i < 2));
    }
    double[] features = new double[Feature.COUNT];
    LeadModel model = LeadModel.shipped();
    LeadModel taught = LocalCalibration.taught(model, visited, Collections.nCopies(40, 0.9));
    assertThat(taught.confidence(features)).isLessThan(model.confidence(features));
  }

  /**
   * Forty visits at the top, all confirmed, and two in the middle, in vain, among a hundred leads.
   * By number the middle is outweighed; as representatives of their leads they are not.
   */
  @Test
  void whereInspectorsSeldomLookedAVisitWeighsMore() {
    List<LocalCalibration.Visited> visited = new ArrayList<>();
    for (int i = 0; i < 42; i++) {
      visited.add(new LocalCalibration.Visited(i < 40 ? 0.9 : 0.5, i < 40));
    }
    List<Double> all = new ArrayList<>(Collections.nCopies(40, 0.9));
    double[] features = new double[Feature.COUNT];
    LeadModel model = LeadModel.shipped();
    double evenly = LocalCalibration.taught(model, visited, all).confidence(features);
    all.addAll(Collections.nCopies(100, 0.5));
    assertThat(LocalCalibration.taught(model, visited, all).confidence(features))
        .isLessThan(evenly);
  }

  @Test
  void aFileIsReadWhateverTheOrderOfItsColumns() throws IOException {
    assertThat(read("\uFEFFoutcome,point_id,date\nconfirmed,P1,2024-05-08\n"))
        .containsExactly(new Visit("", "P1", LocalDate.of(2024, 5, 8), true));
  }

  @Test
  void doubtfulInputIsRefusedWithLineColumnAndRule() {
    refused("date,outcome\n2024-05-08,cleared\n", "Invalid feeder_id", "line 2");
    refused("date,outcome,feeder_id\n2024-05-08,guilty,F1\n", "outcome", "guilty");
    refused("date,outcome,feeder_id\n8.5.2024,cleared,F1\n", "date", "8.5.2024");
    refused("when,outcome,feeder_id\n2024-05-08,cleared,F1\n", "date", "2024-01-31");
  }

  private void refused(String text, String... words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContainingAll(words);
  }

  private List<Visit> read(String text) throws IOException {
    return VisitFile.read(Files.writeString(folder.resolve("inspections.csv"), text));
  }
}
