package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartsTest {

  /** Lengths around those at which a new part begins. */
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 3 << 14, (3 << 14) + 1, 20_000_001})
  void aTextOfAnyLengthIsJoinedUnchanged(int length) throws IOException {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('а' + i % 31));
    }
    TextParts parts = new TextParts();
    parts.read(new StringReader(text.toString()));
    assertThat(parts.head()).isEqualTo(Problems.head(text.toString()));
    assertThat(new String(parts.joined())).isEqualTo(text.toString());
  }

  @Test
  void theBeginningIsKnownWhenReadingFails() {
    TextParts parts = new TextParts();
    Reader failing =
        new FilterReader(new StringReader("{\"site\"")) {
          @Override
          public int read(char[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read < 0) {
              throw new IOException("cut off");
            }
            return read;
          }
        };
    assertThatThrownBy(() -> parts.read(failing)).hasMessage("cut off");
    assertThat(parts.head()).isEqualTo("{\"site\"");
  }
}
