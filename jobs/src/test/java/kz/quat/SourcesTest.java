package kz.quat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that can only be checked in the text of the sources. */
class SourcesTest {

  private static final Path MAIN = Path.of("jobs/src/main/java");

  @Test
  void columnNamesAreOnlyInTheSchema() throws IOException {
    Pattern literal = Pattern.compile("\\bcol\\(\"[a-z]");
    assertThat(filesWith(literal)).isEmpty();
  }

  @Test
  void nothingIsInferredFromData() throws IOException {
    assertThat(filesWith(Pattern.compile("inferSchema|schema_of_json|schemaOfJson"))).isEmpty();
  }

  /** Between ^ and $ a line break may follow the text; {@code Texts.hasForm} admits none. */
  @Test
  void aFormIsMatchedToTheEndOfTheText() throws IOException {
    assertThat(filesWith(Pattern.compile("\"\\^[^\"\\n]*\\$\""))).isEmpty();
  }

  @Test
  void noStarImportsAndNoPathsOfOneMachine() throws IOException {
    assertThat(filesWith(Pattern.compile("import [a-z.]+\\*;|\"/(home|work|root)/"))).isEmpty();
  }

  /**
   * Files that make a row by iterating over the columns of its own schema, so that columns cannot
   * be swapped.
   */
  private static final List<String> ROWS_BY_SCHEMA =
      List.of(
          "schema/RowBuilder.java",
          "schema/RowType.java",
          "clean/outcomes/HeldSplit.java",
          "store/StoredRows.java");

  @Test
  void rowsAreFilledAndReadByName() throws IOException {
    Pattern byPosition =
        Pattern.compile(
            "RowFactory\\.create|new"
                + " GenericRow|\\.(<[^()]*>)?(get(String|Long|Int|Double|Boolean|Date|Timestamp|Decimal"
                + "|Struct|List|Seq)|isNullAt)\\(\\s*(\\d+|[A-Z][A-Z_]+)\\s*\\)|getAs\\(\\s*\\d+\\s*\\)");
    assertThat(filesWith(byPosition))
        .extracting(file -> MAIN.resolve("kz/quat").relativize(file).toString())
        .isSubsetOf(ROWS_BY_SCHEMA);
  }

  /** {@code COLUMN.from(row)} does the same and cannot be given a wrong name. */
  @Test
  void aColumnIsReadFromARowByTheColumn() throws IOException {
    assertThat(filesWith(Pattern.compile("getAs\\(\\s*[\\w.]+\\.name\\(\\)"))).isEmpty();
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
      throw new UncheckedIOException(e);
    }
  }
}
