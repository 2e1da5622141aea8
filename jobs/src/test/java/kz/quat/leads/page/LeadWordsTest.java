package kz.quat.leads.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.LeadTables;
import kz.quat.schema.TableSpec;
import org.junit.jupiter.api.Test;

/** A lead is an indication: no text for people calls it a finding, not even to deny it. */
class LeadWordsTest {

  private static final Path TEXTS = Path.of("jobs/src/main/resources/kz/quat/text");
  private static final List<String> NEVER =
      List.of("finding", "находка", "замечани", "ескерту", "violation", "нарушени", "бұзушылық");

  private static List<String> texts(String file, String... keys) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
      words.load(reader);
    }
    List<String> texts = new ArrayList<>();
    for (String name : words.stringPropertyNames()) {
      for (String key : keys) {
        if (name.startsWith(key)) {
          texts.add(words.getProperty(name));
        }
      }
    }
    return texts;
  }

  @Test
  void noTextCallsALeadAFinding() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String language : List.of("kk", "ru", "en")) {
      texts.addAll(texts("leads_" + language + ".properties", ""));
      texts.addAll(
          texts(
              "page_" + language + ".properties", "leads.", "code.lead_", "tab.leads", "col.lead"));
      if (!language.equals("en")) {
        for (TableSpec table : LeadTables.ALL) {
          String file = "dictionary_" + language + ".properties";
          texts.addAll(texts(file, "table." + table.name(), "column." + table.name()));
          for (ColumnSpec column : table.columns()) {
            texts.addAll(texts(file, "column." + column.name()));
          }
        }
      }
    }
    for (TableSpec table : LeadTables.ALL) {
      texts.add(table.meaning());
      table.columns().forEach(column -> texts.add(column.meaning()));
    }
    assertThat(texts).hasSizeGreaterThan(200);
    for (String word : NEVER) {
      assertThat(texts).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    }
  }

  @Test
  void theDocumentationDoesNotEither() throws IOException {
    assertThat(Files.readString(Path.of("docs/leads.md")).toLowerCase(Locale.ROOT))
        .doesNotContain("finding");
  }
}
