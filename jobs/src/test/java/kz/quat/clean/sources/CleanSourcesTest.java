package kz.quat.clean.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import kz.quat.domain.Language;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.testkit.GeneratedText;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every source is declared once, with its texts and its line in the docs. */
class CleanSourcesTest {

  @Test
  void everyLandingFolderHasOneSource() {
    assertThat(CleanSources.ALL.stream().map(CleanSource::landing))
        .containsExactlyElementsOf(RawTables.SOURCES);
  }

  @Test
  void noTwoSourcesWriteOneTable() {
    List<TableSpec> tables =
        CleanSources.ALL.stream().flatMap(source -> source.tables().stream()).toList();
    assertThat(tables).doesNotHaveDuplicates();
    assertThat(Tables.ALL).containsAll(tables);
  }

  @Test
  void theFirstSourcesAreThoseWithoutWhichNoNightRuns() {
    assertThat(
            CleanSources.ALL.stream()
                .filter(source -> source.absence().stopsNight())
                .map(source -> source.landing().folder()))
        .containsExactlyInAnyOrder(
            "register", "grid_load", "grid_capacity", "grid_regions", "grid_ties");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySourceHasANameInEveryLanguage(Language language) {
    Catalogue words = Catalogue.of(Topic.MESSAGES, language);
    for (CleanSource source : CleanSources.ALL) {
      assertThat(words.has("source." + source.landing().folder()))
          .as(source.landing().folder())
          .isTrue();
    }
  }

  @Test
  void everySourceIsDescribedWithItsColumns() throws IOException {
    String inputs = Files.readString(Path.of("docs/spec/inputs.md"));
    for (CleanSource source : CleanSources.ALL) {
      RawTables.Source landing = source.landing();
      String line =
          inputs
              .lines()
              .filter(each -> each.startsWith("| `" + landing.folder() + "/` |"))
              .findFirst()
              .orElseThrow(
                  () -> new AssertionError("inputs.md says nothing of " + landing.folder()));
      assertThat(landing.allFields()).allSatisfy(f -> assertThat(line).contains("`" + f + "`"));
    }
  }

  @Test
  void theTableOfSourcesInTheDocsIsTheRegistry() throws IOException {
    StringBuilder text =
        new StringBuilder(
            "| folder | format | tables | without it | too many refused records |\n"
                + "|---|---|---|---|---|\n");
    for (CleanSource source : CleanSources.ALL) {
      text.append(
          "| `%s/` | %s | %s | %s%s | %s |\n"
              .formatted(
                  source.landing().folder(),
                  source.landing().format(),
                  source.tables().stream()
                      .map(table -> "`" + table.name() + "`")
                      .collect(Collectors.joining(", ")),
                  source.absence().stopsNight() ? "No night runs. " : "",
                  source.absence().meaning(),
                  !source.isJudged()
                      ? "not judged"
                      : switch (source.gate()) {
                        case WITHHOLDS -> "publication is withheld";
                        case FALLS_BACK -> "a finding; rows accepted before stay in force";
                        case WARNS -> "a finding";
                      }));
    }
    GeneratedText.check(Path.of("docs/sources.md"), "sources", text.toString());
  }
}
