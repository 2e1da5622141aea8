package kz.quat.publish.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.quat.domain.Language;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DictionaryTest {

  @Test
  void theShippedDictionaryIsTheSchemas() throws IOException {
    assertThat(Path.of("data/DICTIONARY.md"))
        .as("write it again: ./quat dictionary > data/DICTIONARY.md")
        .hasContent(Dictionary.markdown(Tables.WITH_DIMENSIONS));
    assertThat(Files.readString(Path.of("data/DICTIONARY.md")))
        .contains("| `unserved_mw` | decimal_18_6 | MW | no |");
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"KK", "RU"})
  void everyTableAndColumnIsTranslated(Language language) {
    String text = TranslatedDictionary.markdown(language);
    String english = Dictionary.markdown(Tables.WITH_DIMENSIONS);
    for (TableSpec table : Tables.WITH_DIMENSIONS) {
      String section = section(text, table);
      for (ColumnSpec column : table.columns()) {
        assertThat(section).contains("| `" + column.name() + "` |");
        assertThat(section(english, table))
            .contains("| `" + column.name() + "` |")
            .contains(column.meaning().replace("|", "\\|"));
      }
      assertThat(section.lines().skip(3).findFirst().orElse(""))
          .as(table.name())
          .containsPattern("\\p{IsCyrillic}{3}");
    }
    // A meaning is a sentence in the language's letters, apart from the words of a code.
    List<String> untranslated =
        text.lines()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> !line.matches(".*\\| [^|]*\\p{IsCyrillic}{2}.* \\|$"))
            .toList();
    assertThat(untranslated).isEmpty();
  }

  private static String section(String text, TableSpec table) {
    int from = text.indexOf("\n## " + table.name() + "\n");
    int to = text.indexOf("\n## ", from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }
}
