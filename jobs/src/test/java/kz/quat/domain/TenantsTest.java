package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import kz.quat.domain.Tenants.Licence;
import org.junit.jupiter.api.Test;

/** Sites whose quota and consumption belong to another site. */
class TenantsTest {

  private static final Licence HOST = new Licence("HOST", "I", null);

  @Test
  void aLicenceOfKindTwoIsATenantOfTheHostThatItNames() {
    Tenants tenants = Tenants.of(List.of(HOST, new Licence("T", "II", "HOST")));
    assertThat(tenants.hostOf()).isEqualTo(Map.of("T", "HOST"));
    assertThat(tenants.withoutHost()).isEmpty();
    assertThat(tenants.isTenant("HOST")).isFalse();
  }

  @Test
  void withoutAHostInForceOrWithATenantForOneItIsQuestioned() {
    Tenants tenants =
        Tenants.of(
            List.of(
                HOST,
                new Licence("NONE", "II", null),
                new Licence("GONE", "II", "CLOSED"),
                new Licence("T", "II", "HOST"),
                new Licence("UNDER", "II", "T")));
    assertThat(tenants.withoutHost()).containsExactly("GONE", "NONE", "UNDER");
    assertThat(tenants.hostOf()).containsOnlyKeys("T");
  }
}
