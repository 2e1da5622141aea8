package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void theVersionIsTheBuildsAndNamesWhatResultsDependOn() throws IOException {
    StringWriter out = new StringWriter();
    int exit = Quat.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "--version");
    assertThat(exit).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("quat " + Version.NUMBER),
            line -> assertThat(line).matches("code [0-9a-f]{12}"),
            line -> assertThat(line).startsWith("Java 17"),
            line -> assertThat(line).matches("Spark 4\\.\\d+\\.\\d+"));
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<artifactId>quat</artifactId>\n  <version>" + Version.NUMBER + "</version>");
  }
}
