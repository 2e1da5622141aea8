package kz.quat.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the text catalogues with the table of terms in docs/terms.md. */
class TermsTest {

  private static final String WORDS = "jobs/src/main/resources/kz/quat/text/";
  private static final List<String> FILES =
      List.of(
          WORDS + "page_kk.properties",
          WORDS + "page_ru.properties",
          WORDS + "messages_kk.properties",
          WORDS + "messages_ru.properties",
          WORDS + "dictionary_kk.properties",
          WORDS + "dictionary_ru.properties",
          WORDS + "strain_kk.properties",
          WORDS + "strain_ru.properties",
          WORDS + "explanations_kk.properties",
          WORDS + "explanations_ru.properties");

  /** A row: the Kazakh and the Russian term, and words that must not be used for either. */
  private record Term(String kk, String ru, List<String> notSaid) {}

  private static List<Term> terms() throws IOException {
    List<Term> terms = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("docs/terms.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 6 && !cells[1].contains("---") && !cells[1].contains("English")) {
        terms.add(
            new Term(
                cells[2].strip(),
                cells[3].strip(),
                Stream.of(cells[4].split(";"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList()));
      }
    }
    return terms;
  }

  private static Map<String, String> catalogues() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : FILES) {
      texts.put(file, Files.readString(Path.of(file)).toLowerCase(Locale.ROOT));
    }
    return texts;
  }

  @Test
  void everyTermIsUsedAndNoOtherWordReplacesIt() throws IOException {
    String all = String.join("\n", catalogues().values());
    assertThat(terms()).hasSizeGreaterThan(10);
    for (Term term : terms()) {
      assertThat(all)
          .contains(term.kk().toLowerCase(Locale.ROOT), term.ru().toLowerCase(Locale.ROOT));
      for (String wrong : term.notSaid()) {
        catalogues()
            .forEach(
                (file, text) ->
                    assertThat(text)
                        .as("%s: say \"%s\", \"%s\"", file, term.kk(), term.ru())
                        .doesNotContain(wrong.toLowerCase(Locale.ROOT)));
      }
    }
  }
}
