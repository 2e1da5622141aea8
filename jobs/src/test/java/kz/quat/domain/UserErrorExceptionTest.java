package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import kz.quat.domain.UserErrorException.Kind;
import org.junit.jupiter.api.Test;

class UserErrorExceptionTest {

  @Test
  void theExitCodesAreThoseOfTheManual() {
    assertThat(Kind.values())
        .extracting(kind -> kind + "=" + kind.exitCode())
        .containsExactly("USAGE=2", "INPUT=3", "GATE=4", "LOCKED=5");
  }

  @Test
  void anErrorKeepsItsKindItsTextAndItsCause() {
    Exception cause = new IllegalStateException("why");
    UserErrorException error = new UserErrorException(Kind.INPUT, "what", cause);
    assertThat(error.kind()).isEqualTo(Kind.INPUT);
    assertThat(error).hasMessage("what").hasCause(cause);
    assertThat(new UserErrorException(Kind.GATE, "what").kind()).isEqualTo(Kind.GATE);
  }
}
