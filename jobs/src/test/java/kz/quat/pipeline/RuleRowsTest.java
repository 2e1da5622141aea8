package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.quat.config.ConfigReader;
import kz.quat.domain.UserErrorException;
import kz.quat.explain.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that the page of a quota cites, from the shipped configuration. */
class RuleRowsTest {

  private static final Path CONF = Path.of("conf");

  @TempDir private Path folder;

  private static List<Evidence.Rule> on(Path conf, String day) {
    return RuleRows.of(ConfigReader.read(conf.resolve("quat.yaml")).rules(), LocalDate.parse(day));
  }

  @Test
  void theBasisOfARuleIsGivenInThreeLanguages() {
    assertThat(on(CONF, "2022-12-07"))
        .filteredOn(rule -> !Set.of("basis", "objection").contains(rule.rule()))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.originKk()).as(rule.rule()).isNotBlank();
              assertThat(rule.originRu()).as(rule.rule()).isNotBlank();
            });
  }

  @Test
  void theLawCitedIsThatOfTheDay() {
    assertThat(basisOn("2022-12-07")).startsWith("на этот день закона");
    assertThat(basisOn("2023-04-01")).startsWith("Закон Республики Казахстан от 6 февраля 2023");
  }

  private static String basisOn(String day) {
    return on(CONF, day).stream()
        .filter(rule -> rule.rule().equals("basis") && rule.name().equals("ru"))
        .map(Evidence.Rule::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSourceMayBeGivenInEnglishOnlyButNotInTwoLanguages() throws IOException {
    Path english = withSource("source: as agreed");
    assertThat(on(english, "2022-12-07"))
        .filteredOn(rule -> rule.rule().equals("tier"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.origin() + rule.originRu()).isEqualTo("as agreed"));
    Path two = withSource("source: {en: as agreed, ru: по договорённости}");
    assertThatThrownBy(() -> on(two, "2022-12-07"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("quota.yaml line ")
        .hasMessageContaining("source must be a text, or one for each of en, kk and ru");
  }

  private Path withSource(String source) throws IOException {
    Path conf = folder.resolve("conf");
    try (Stream<Path> files = Files.walk(CONF)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = conf.resolve(CONF.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
    Path quota = conf.resolve("rules/quota.yaml");
    String text = Files.readString(quota);
    int from = text.indexOf("    source:", text.indexOf("grid_tier: 1"));
    int to = text.indexOf("# Lowest bid");
    Files.writeString(quota, text.substring(0, from) + "    " + source + "\n" + text.substring(to));
    return conf;
  }
}
