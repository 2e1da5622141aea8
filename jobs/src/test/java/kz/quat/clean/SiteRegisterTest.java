package kz.quat.clean;

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

  private static @Nullable String bin(SiteRegister register, String day) {
    SiteRegister.InForce found = register.onDay("SITE-A", LocalDate.parse(day));
    return found == null ? null : found.minerBin();
  }
}
