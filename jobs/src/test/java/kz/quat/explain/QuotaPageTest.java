package kz.quat.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.quat.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages over {@link ExplainedGrid}, held as text. */
class QuotaPageTest {

  private static final Path GOLDEN = Path.of("jobs/src/test/resources/explain");

  private static final Map<Language, Names> NAMES =
      Map.of(
          Language.EN, names("TOO Synak", "Karaganda", "Aktobe", "West Kazakhstan"),
          Language.RU, names("ТОО Проба", "Карагандинская область", "Актюбинская область", "ЗКО"),
          Language.KK, names("Сынақ ЖШС", "Қарағанды облысы", "Ақтөбе облысы", "БҚО"));

  @TempDir Path folder;

  private static Names names(String site, String karaganda, String aktobe, String west) {
    return new Names(
        Map.of("SITE-A", site),
        Map.of("SITE-A", "000000000017", "SITE-B", "000000000025"),
        Map.of(
            "KZ-35", new Names.Region(karaganda, ZoneId.of("Asia/Almaty")),
            "KZ-15", new Names.Region(aktobe, ZoneId.of("Asia/Aqtobe")),
            "KZ-27", new Names.Region(west, ZoneId.of("Asia/Oral"))));
  }

  private static Names names(Language language) {
    return Objects.requireNonNull(NAMES.get(language));
  }

  private static Evidence.Site site(String id) {
    return ExplainedGrid.evidence().findSite(id).orElseThrow();
  }

  /** {@code -Dquat.golden=write} writes the pages anew, to be read before they are committed. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void thePagesAreTheGoldenOnes(Language language) throws IOException {
    QuotaPage page = new QuotaPage(ExplainedGrid.run(), language, names(language), false);
    QuotaPage full = new QuotaPage(ExplainedGrid.run(), language, names(language), true);
    String pages =
        String.join(
            "----\n",
            page.hour(site("SITE-A"), 0),
            page.hour(site("SITE-B"), 1),
            page.hour(site("SITE-MIN"), 0),
            page.hour(site("SITE-OWN"), 0),
            page.hour(site("SITE-LOST"), 0),
            page.day(site("SITE-A")),
            full.hour(site("SITE-A"), 0));
    Path golden = GOLDEN.resolve("pages_" + language.name().toLowerCase(Locale.ROOT) + ".txt");
    if ("write".equals(System.getProperty("quat.golden"))) {
      Files.writeString(golden, pages);
    }
    assertThat(pages).isEqualTo(Files.readString(golden));
  }

  /** What a reader of Kazakh or Russian must not meet: English, codes with =, a stray minus. */
  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"KK", "RU"})
  void noEnglishAndNoCodesInsideKazakhAndRussian(Language language) {
    QuotaPage page = new QuotaPage(ExplainedGrid.run(), language, names(language), false);
    for (String id : List.of("SITE-A", "SITE-B", "SITE-MIN", "SITE-OWN", "SITE-LOST")) {
      String text = page.hour(site(id), 0);
      String words = text.substring(0, text.indexOf("quat replay")).replaceAll("SITE-[A-Z]+", "");
      assertThat(words)
          .doesNotContainPattern("[A-Za-z]{2,}(?<!--full)(?<!max_min)[^.]*=")
          .doesNotContain("=")
          .doesNotContainPattern("(?<![0-9A-Za-zА-я-])- ?[0-9]")
          .doesNotContain("KZ-");
      assertThat(text.lines()).as("one page").hasSizeLessThan(45);
    }
  }

  @Test
  void whatCameFromAFileCannotSteerATerminal() {
    assertThat(new Texts(Language.EN).of("source.forecast", "a\u001b[31mb\nc"))
        .isEqualTo("load forecast by a?[31mb?c");
  }

  @Test
  void evidenceIsReadBackAsItWasWritten() throws IOException {
    EvidenceFolder.write(ExplainedGrid.evidence(), folder);
    assertThat(EvidenceFolder.read(folder)).isEqualTo(ExplainedGrid.evidence());
  }

  @Test
  void brokenEvidenceIsNamedByFileAndLine() throws IOException {
    EvidenceFolder.write(ExplainedGrid.evidence(), folder);
    Path rules = folder.resolve("rules.csv");
    Files.writeString(rules, Files.readString(rules).replaceFirst("2021-01-01", "soon"));
    assertThatThrownBy(() -> EvidenceFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("rules.csv line 2")
        .hasMessageContaining("soon");
  }

  @Test
  void theOutermostElementIsTheOneOfLeastDepth() {
    List<CutElement> elements =
        CutElement.parse("import:KZ-15=5.000000;surplus:KZ-15=-2.000000;tie:NS=7.500000");
    assertThat(CutElement.naming(elements, "tie", "A")).isEqualTo(new CutElement("tie", "NS", 7.5));
    assertThat(CutElement.parse("")).isEmpty();
  }
}
