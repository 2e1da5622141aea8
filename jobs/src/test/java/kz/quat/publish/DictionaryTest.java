package kz.quat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.quat.schema.Tables;
import org.junit.jupiter.api.Test;

class DictionaryTest {

  @Test
  void theShippedDictionaryIsTheSchemas() throws IOException {
    assertThat(Path.of("data/DICTIONARY.md"))
        .as("write it again: ./quat dictionary > data/DICTIONARY.md")
        .hasContent(Dictionary.markdown(Tables.ALL));
    assertThat(Files.readString(Path.of("data/DICTIONARY.md")))
        .contains("| `unserved_mw` | decimal_18_6 | MW | no |");
  }
}
