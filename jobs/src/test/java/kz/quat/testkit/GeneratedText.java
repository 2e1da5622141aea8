package kz.quat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that is generated from the code, between two markers. Tests compare it with
 * the code; {@code -Dquat.docs=write} writes it instead.
 */
public final class GeneratedText {

  private GeneratedText() {}

  /** Checks or writes the part of a file between {@code begin NAME} and {@code end NAME}. */
  public static void check(Path file, String name, String expected) throws IOException {
    String text = Files.readString(file);
    String begin = "<!-- begin " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    assertThat(from).as(file + " has no marker " + begin.strip()).isNotNegative();
    assertThat(to).as(file + " has no marker " + end).isGreaterThan(from);
    String head = text.substring(0, from + begin.length());
    String tail = text.substring(to);
    if ("write".equals(System.getProperty("quat.docs"))) {
      Files.writeString(file, head + expected.strip() + "\n" + tail);
      return;
    }
    assertThat(text.substring(from + begin.length(), to).strip())
        .as("%s: run this test with -Dquat.docs=write to write '%s' again", file, name)
        .isEqualTo(expected.strip());
  }
}
