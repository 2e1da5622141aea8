package kz.quat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that only the text of the sources can break. */
class SourcesTest {

  private static final Path MAIN = Path.of("jobs/src/main/java");

  @Test
  void columnNamesStandInTheSchemaAlone() throws IOException {
    Pattern literal = Pattern.compile("\\bcol\\(\"[a-z]");
    assertThat(filesWith(literal)).isEmpty();
  }

  @Test
  void nothingIsInferredFromData() throws IOException {
    assertThat(filesWith(Pattern.compile("inferSchema|schema_of_json|schemaOfJson"))).isEmpty();
  }

  @Test
  void noStarImportsAndNoPathsOfOneMachine() throws IOException {
    assertThat(filesWith(Pattern.compile("import [a-z.]+\\*;|\"/(home|work|root)/"))).isEmpty();
  }

  private static List<Path> filesWith(Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> pattern.matcher(read(file)).find())
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
