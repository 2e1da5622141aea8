package kz.quat.clean.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteRegisterTest {

  private static SiteRegister.InForce row(String from, @Nullable String to, String bin) {
    return new SiteRegister.InForce(
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        bin,
        BigDecimal.TEN,
        "KZ-35");
  }

  @Test
  void aSiteThatHasEndedIsNotOnTheRegisterWhateverStoodThereBefore() {
    SiteRegister register =
        SiteRegister.of(
            Map.of(
                "SITE-A",
                List.of(
                    row("2022-01-01", null, "first"), row("2022-06-01", "2022-06-30", "second"))));
    assertThat(bin(register, "2022-05-31")).isEqualTo("first");
    assertThat(bin(register, "2022-06-30")).isEqualTo("second");
    assertThat(bin(register, "2022-07-01")).isNull();
  }

  @Test
  void aSiteWritesByTheClockOfItsNewestRowAlsoOnDaysBeforeIt() {
    SiteRegister register =
        SiteRegister.of(
            Map.of("SITE-A", List.of(row("2022-06-01", null, "b"), row("2022-01-01", null, "a"))));
    assertThat(register.region("SITE-A")).isEqualTo("KZ-35");
    assertThat(register.region("SITE-B")).isNull();
    assertThat(register.region(null)).isNull();
  }

  @Test
  void aSiteIsKnownOnceItStoodThereAndInForceFromItsFirstDayOn() {
    SiteRegister register =
        SiteRegister.of(Map.of("SITE-A", List.of(row("2022-01-02", "2022-01-03", "a"))));
    assertThat(register.isKnown()).isTrue();
    assertThat(register.knows("SITE-A")).isTrue();
    assertThat(register.knows("SITE-B")).isFalse();
    assertThat(bin(register, "2022-01-01")).isNull();
    assertThat(bin(register, "2022-01-02")).isEqualTo("a");
    assertThat(bin(register, "2022-01-04")).isNull();
  }

  @Test
  void ofTwoRowsFromOneDayOnTheLaterCounts() {
    SiteRegister register =
        SiteRegister.of(
            Map.of("SITE-A", List.of(row("2022-01-01", null, "a"), row("2022-01-01", null, "b"))));
    assertThat(bin(register, "2022-01-01")).isEqualTo("b");
  }

  @Test
  void theRowsOfASpanAreThoseInForceOnAnyOfItsDaysOnceEach() {
    SiteRegister register =
        SiteRegister.of(
            Map.of(
                "SITE-A",
                List.of(row("2022-01-01", null, "a"), row("2022-01-10", "2022-01-12", "b"))));
    assertThat(within(register, "2022-01-05", "2022-01-20")).containsExactly("a", "b");
    assertThat(within(register, "2022-01-13", "2022-01-20")).isEmpty();
    assertThat(within(register, "2021-12-01", "2021-12-31")).isEmpty();
  }

  @Test
  void withoutARegisterEverySiteIsKnownByItsRegionOnly() {
    SiteRegister register = SiteRegister.unknown("KZ-39");
    assertThat(register.isKnown()).isFalse();
    assertThat(register.knows("ANY")).isTrue();
    assertThat(register.region("ANY")).isEqualTo("KZ-39");
    assertThat(bin(register, "2022-01-01")).isNull();
  }

  private static List<String> within(SiteRegister register, String first, String last) {
    return register.within("SITE-A", LocalDate.parse(first), LocalDate.parse(last)).stream()
        .map(SiteRegister.InForce::minerBin)
        .toList();
  }

  private static @Nullable String bin(SiteRegister register, String day) {
    SiteRegister.InForce found = register.onDay("SITE-A", LocalDate.parse(day));
    return found == null ? null : found.minerBin();
  }
}
