package kz.quat.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.quat.domain.Language;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages about {@link ExplainedGrid}, compared as text. */
class QuotaPageTest {

  private static final Path GOLDEN = Path.of("jobs/src/test/resources/explain");

  private static final Map<Language, Names> NAMES =
      Map.of(
          Language.EN,
              names(
                  "TOO Synak",
                  "Karaganda",
                  "Aktobe",
                  "West Kazakhstan",
                  "Pavlodar",
                  "Almaty (city)"),
          Language.RU,
              names(
                  "ТОО Проба",
                  "Карагандинская область",
                  "Актюбинская область",
                  "ЗКО",
                  "Павлодарская область",
                  "Алматы"),
          Language.KK,
              names(
                  "Сынақ ЖШС",
                  "Қарағанды облысы",
                  "Ақтөбе облысы",
                  "БҚО",
                  "Павлодар облысы",
                  "Алматы қаласы"));

  @TempDir Path folder;

  private static Names names(
      String site, String karaganda, String aktobe, String west, String pavlodar, String almaty) {
    return new Names(
        Map.of("SITE-A", site),
        Map.of("SITE-A", "000000000017", "SITE-B", "000000000025"),
        Map.of(
            "KZ-35", new Names.Region(karaganda, ZoneId.of("Asia/Almaty")),
            "KZ-15", new Names.Region(aktobe, ZoneId.of("Asia/Aqtobe")),
            "KZ-27", new Names.Region(west, ZoneId.of("Asia/Oral")),
            "KZ-55", new Names.Region(pavlodar, ZoneId.of("Asia/Almaty")),
            "KZ-75", new Names.Region(almaty, ZoneId.of("Asia/Almaty"))));
  }

  private static Names names(Language language) {
    return Objects.requireNonNull(NAMES.get(language));
  }

  private static Evidence.Site site(String id) {
    return ExplainedGrid.evidence().findSite(id).orElseThrow();
  }

  /** {@code -Dquat.golden=write} writes the pages, to be read before they are committed. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void thePagesAreTheGoldenOnes(Language language) throws IOException {
    QuotaPage page = new QuotaPage(ExplainedGrid.run(), language, names(language), false);
    QuotaPage full = new QuotaPage(ExplainedGrid.run(), language, names(language), true);
    String pages =
        String.join(
            "----\n",
            page.hour(site("SITE-A"), 0).text(),
            page.hour(site("SITE-B"), 1).text(),
            page.hour(site("SITE-MIN"), 0).text(),
            page.hour(site("SITE-OWN"), 0).text(),
            page.hour(site("SITE-LOST"), 0).text(),
            page.day(site("SITE-A")).text(),
            full.hour(site("SITE-A"), 0).text());
    isGolden("pages_" + language.code(), pages);
  }

  /**
   * A shortage, the common surplus, a tie and a region as constraints, each with a tie that is
   * closed.
   */
  @ParameterizedTest
  @EnumSource(Language.class)
  void thePagesOfANetworkAreTheGoldenOnes(Language language) throws IOException {
    QuotaPage page = network(language, false);
    String pages =
        String.join(
            "----\n",
            page.hour(networkSite("SITE-S"), 0).text(),
            page.hour(networkSite("SITE-S"), 1).text(),
            page.hour(networkSite("SITE-S"), 2).text(),
            page.hour(networkSite("SITE-W"), 1).text(),
            page.day(networkSite("SITE-S")).text(),
            network(language, true).hour(networkSite("SITE-N"), 1).text());
    isGolden("network_" + language.code(), pages);
  }

  private static void isGolden(String name, String pages) throws IOException {
    Path golden = GOLDEN.resolve(name + ".txt");
    if ("write".equals(System.getProperty("quat.golden"))) {
      Files.writeString(golden, pages);
    }
    assertThat(pages).isEqualTo(Files.readString(golden));
  }

  private static QuotaPage network(Language language, boolean full) {
    return new QuotaPage(ExplainedNetwork.run(), language, names(language), full);
  }

  private static Evidence.Site networkSite(String id) {
    return ExplainedNetwork.run().evidence().findSite(id).orElseThrow();
  }

  /**
   * The text contains the law of the day, the parts of the shortage, and what does not belong to a
   * quota.
   */
  @Test
  void aShortageIsTakenApartWhereverAPageNamesIt() {
    for (Language language : Language.values()) {
      String notLightsOut = Catalogue.of(Topic.STRAIN, language).text("not_load_shed");
      Page hour = network(language, false).hour(networkSite("SITE-S"), 0);
      Page day = network(language, false).day(networkSite("SITE-S"));
      assertThat(hour.statement())
          .contains(notLightsOut)
          .containsPattern(" = .+ \\+ .+ \\+ .+ \\+ ");
      assertThat(day.statement())
          .contains(notLightsOut)
          .containsPattern(" = .+ \\+ .+ \\+ .+ \\+ ");
    }
  }

  @Test
  void aRecordThatSaysNothingAgainstASiteIsOneLine() {
    String said = new Texts(Language.EN).of("factor.compliant");
    String page = unwrapped(network(Language.EN, true).hour(networkSite("SITE-S"), 1));
    assertThat(page).contains(said).doesNotContain("metered hours").doesNotContain("of them late");
    assertThat(unwrapped(network(Language.EN, true).hour(networkSite("SITE-N"), 1)))
        .contains("of them late: 25.000 %")
        .doesNotContain("never whole");
  }

  private static String unwrapped(Page page) {
    return page.text().replaceAll("[\\s\u00a0]+", " ");
  }

  /** What a reader of Kazakh or Russian must not see: English, codes with =, a stray minus. */
  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"KK", "RU"})
  void noEnglishAndNoCodesInsideKazakhAndRussian(Language language) {
    QuotaPage page = new QuotaPage(ExplainedGrid.run(), language, names(language), false);
    List<String> texts = new ArrayList<>();
    for (String id : List.of("SITE-A", "SITE-B", "SITE-MIN", "SITE-OWN", "SITE-LOST")) {
      texts.add(page.hour(site(id), 0).text());
    }
    for (String id : List.of("SITE-N", "SITE-S", "SITE-W")) {
      for (int hour = 0; hour < 3; hour++) {
        texts.add(network(language, false).hour(networkSite(id), hour).text());
      }
      texts.add(network(language, false).day(networkSite(id)).text());
    }
    for (String text : texts) {
      String words = text.substring(0, text.indexOf("quat replay")).replaceAll("SITE-[A-Z]+", "");
      assertThat(words.replace("--full", "").replaceAll("[0-9-]+[0-9a-f]{12}", ""))
          .doesNotContainPattern("[A-Za-z]{2,}")
          .doesNotContainPattern("[a-z_]=")
          .doesNotContainPattern("[-\u2212] ?\\d+[.,]\\d")
          .doesNotContain("KZ-");
      assertThat(text.lines()).as("one page").hasSizeLessThan(60);
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
