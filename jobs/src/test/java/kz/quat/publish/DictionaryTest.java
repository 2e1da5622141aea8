package kz.quat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import kz.quat.domain.Language;
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
  void everyPublishedTableAndColumnIsTranslated(Language language) {
    String text = TranslatedDictionary.markdown(language);
    for (Table table : TranslatedDictionary.published()) {
      String section = text.substring(text.indexOf("\n## " + table.name() + "\n"));
      for (Column column : table.columns()) {
        assertThat(section).contains("| `" + column.name() + "` |");
      }
    }
    // Left in English: codes and formulas, which are the same in every language.
    List<String> untranslated =
        text.lines()
            .filter(line -> line.startsWith("| `"))
            .filter(line -> !line.matches(".*[\\p{IsCyrillic}]{2}.*\\|$"))
            .toList();
    assertThat(untranslated).isEmpty();
  }

  @Test
  void aTranslationOfNoColumnIsRefused() {
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
