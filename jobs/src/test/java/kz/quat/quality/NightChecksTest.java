package kz.quat.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.domain.MissingRegions;
import kz.quat.quality.Finding.Severity;
import kz.quat.quality.NightChecks.Records;
import org.junit.jupiter.api.Test;

class NightChecksTest {

  private static final NightChecks.RejectedGate GATE =
      new NightChecks.RejectedGate(
          20, 20, Set.of("grid_load"), Set.of("grid_ties"), source -> 1000);

  private static Finding only(Records records) {
    List<Finding> findings = NightChecks.records(List.of(records), GATE);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void oneBadRowOfAQuietDayWithholdsNothing() {
    assertThat(only(new Records("grid_load", 3, 2, 0, 1)).severity()).isEqualTo(Severity.WARNING);
    assertThat(only(new Records("fees", 1, 0, 0, 1)).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aBrokenDeliveryOfWhatQuotasRestOnWithholdsThem() {
    Finding finding = only(new Records("grid_load", 96, 0, 0, 96));
    assertThat(finding.severity()).isEqualTo(Severity.FATAL);
    assertThat(finding.detail()).contains("100.0 % of the records were rejected");
  }

  /**
   * Otherwise one broken file would withhold every later night, since no failed night takes it in.
   */
  @Test
  void aBrokenDeliveryWithholdsTheNightForWhichItCameAndNoLaterOne() {
    NightChecks.RejectedGate later =
        new NightChecks.RejectedGate(20, 20, Set.of("grid_load"), Set.of(), source -> 5);
    Finding finding =
        NightChecks.records(List.of(new Records("grid_load", 96, 0, 0, 96)), later).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.detail()).contains("they withhold this night no longer");
  }

  @Test
  void moreKnownMiningThanLoadIsAWarningWithItsRegions() {
    assertThat(NightChecks.nativeBelowZero(new TreeMap<>())).isEmpty();
    Finding finding = NightChecks.nativeBelowZero(new TreeMap<>(Map.of("KZ-35", 7L))).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.detail()).startsWith("7 hours with more known mining than load, in KZ-35");
  }

  @Test
  void aBrokenDeliveryOfAnotherSourceIsReported() {
    assertThat(only(new Records("metering", 500, 100, 0, 400)).severity())
        .isEqualTo(Severity.ERROR);
    Finding ties = only(new Records("grid_ties", 40, 0, 0, 40));
    assertThat(ties.severity()).isEqualTo(Severity.ERROR);
    assertThat(ties.detail()).contains("what was accepted before stays in force");
  }

  @Test
  void aRecordThatWentMissingWithholdsWhateverItsSource() {
    assertThat(
            NightChecks.withholds(
                NightChecks.records(List.of(new Records("fees", 3, 2, 0, 0)), GATE)))
        .isTrue();
  }

  @Test
  void acceptedHoursAreInTheTableOrPlacedNowhereForAReason() {
    assertThat(NightChecks.placement(10, 10, new TreeMap<>())).isEmpty();
    assertThat(NightChecks.placement(10, 7, new TreeMap<>(Map.of("after_end", 3L))))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
    assertThat(NightChecks.withholds(NightChecks.placement(10, 7, new TreeMap<>()))).isTrue();
  }

  @Test
  void oneRegionWithoutDataIsAnErrorAndTwoWithholdTheDay() {
    Map<String, String> none = Map.of();
    List<Finding> one =
        NightChecks.regionsWithoutData(MissingRegions.of(Set.of("KZ-35", "X-RU"), none, 1));
    assertThat(one).extracting(Finding::subject).containsExactly("KZ-35");
    assertThat(NightChecks.withholds(one)).isFalse();
    assertThat(
            NightChecks.withholds(
                NightChecks.regionsWithoutData(
                    MissingRegions.of(Set.of("KZ-35", "KZ-19"), none, 1))))
        .isTrue();
  }

  /** On 8 June 2022 three regions came into being; their first loads were known two days later. */
  @Test
  void regionsThatWereJustSeparatedWithholdNothing() {
    Map<String, String> separated = Map.of("KZ-10", "KZ-63", "KZ-33", "KZ-19", "KZ-62", "KZ-35");
    List<Finding> findings =
        NightChecks.regionsWithoutData(
            MissingRegions.of(Set.of("KZ-10", "KZ-33", "KZ-62", "KZ-55"), separated, 1));
    assertThat(NightChecks.withholds(findings)).isFalse();
    assertThat(findings).allMatch(finding -> finding.severity() == Severity.ERROR);
    assertThat(findings.get(0).detail())
        .startsWith("separated from KZ-63 by law, its load is not measured yet");
    assertThat(findings.get(2).detail()).startsWith("load or capacity for the delivery day");
    assertThat(MissingRegions.of(Set.of("KZ-55", "KZ-35", "KZ-62"), separated, 1).tooMany())
        .isTrue();
  }
}
