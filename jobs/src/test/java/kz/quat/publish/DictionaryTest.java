package kz.quat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import kz.quat.domain.Language;
import kz.quat.schema.Audience;
import kz.quat.schema.Column;
import kz.quat.schema.Table;
import kz.quat.schema.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DictionaryTest {

  @Test
  void theShippedDictionaryIsTheSchemas() throws IOException {
    assertThat(Path.of("data/DICTIONARY.md"))
        .as("write it again: ./quat dictionary > data/DICTIONARY.md")
        .hasContent(Dictionary.markdown(Tables.ALL));
    assertThat(Files.readString(Path.of("data/DICTIONARY.md")))
        .contains("| `unserved_mw` | decimal_18_6 | MW | no |");
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"KK", "RU"})
  void whatEverybodyReadsIsTranslated(Language language) {
    String text = TranslatedDictionary.markdown(language);
    for (Table table : TranslatedDictionary.published()) {
      String section = section(text, table);
      for (Column column : table.columns()) {
        assertThat(section).contains("| `" + column.name() + "` |");
      }
    }
    List<String> untranslated =
        Tables.publishedTo(Audience.PUBLISHED).stream()
            .flatMap(table -> section(text, table).lines())
            .filter(line -> line.startsWith("| `"))
            .filter(line -> !line.matches(".*\\| [^|]*\\p{IsCyrillic}{2}[^|]* \\|$"))
            .toList();
    assertThat(untranslated).isEmpty();
  }

  private static String section(String text, Table table) {
    int from = text.indexOf("\n## " + table.name() + "\n");
    int to = text.indexOf("\n## ", from + 1);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  @Test
  void noTranslationIsOfAColumnThatIsGone() {
    String shown = TranslatedDictionary.markdown(Language.KK);
    ResourceBundle words =
        ResourceBundle.getBundle("kz.quat.publish.dictionary", Language.KK.locale());
    for (String key : words.keySet()) {
      if (key.startsWith("column.") || key.startsWith("table.")) {
        assertThat(shown).as(key).contains(words.getString(key).replace("|", "\\|"));
      }
    }
  }
}
