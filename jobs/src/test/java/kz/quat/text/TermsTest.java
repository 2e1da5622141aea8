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

  private static final Path WORDS = Path.of("jobs/src/main/resources/kz/quat/text");
  private static final Path GLOSSARY = Path.of("docs/glossary.md");

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

  /** The texts of every Kazakh or Russian catalogue in lower case, by the file's name. */
  private static Map<String, String> catalogues(String language) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(WORDS)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith("_" + language + ".properties")) {
          texts.put(name, Files.readString(file).toLowerCase(Locale.ROOT));
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(10);
    return texts;
  }

  @Test
  void everyTermIsUsed() throws IOException {
    String kazakh = String.join("\n", catalogues("kk").values());
    String russian = String.join("\n", catalogues("ru").values());
    assertThat(terms()).hasSizeGreaterThan(15);
    for (Term term : terms()) {
      assertThat(kazakh).contains(term.kk().toLowerCase(Locale.ROOT));
      assertThat(russian).contains(term.ru().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void noOtherWordReplacesATerm() throws IOException {
    Map<String, String> texts = new TreeMap<>(catalogues("kk"));
    texts.putAll(catalogues("ru"));
    texts.put("glossary.md", Files.readString(GLOSSARY).toLowerCase(Locale.ROOT));
    for (Term term : terms()) {
      for (String wrong : term.notSaid()) {
        texts.forEach(
            (file, text) ->
                assertThat(text)
                    .as("%s: say \"%s\", \"%s\"", file, term.kk(), term.ru())
                    .doesNotContain(wrong.toLowerCase(Locale.ROOT)));
      }
    }
  }
}
