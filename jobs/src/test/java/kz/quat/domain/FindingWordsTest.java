package kz.quat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingWordsTest {

  private static final Pattern PLACE = Pattern.compile("\\{[^}]*\\}");

  private static Map<String, String> messages(Language language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            FindingWords.class.getResourceAsStream(
                "findings_" + language.code() + ".properties"))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    Map<String, String> sorted = new TreeMap<>();
    words.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
    return sorted;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMessageHasTheSameValuesInEachLanguage(Language language) throws IOException {
    Map<String, String> english = messages(Language.EN);
    Map<String, String> words = messages(language);
    assertThat(words.keySet()).containsExactlyElementsOf(english.keySet());
    words.forEach(
        (key, text) ->
            assertThat(places(text))
                .as(key)
                .containsExactlyInAnyOrderElementsOf(
                    places(Objects.requireNonNull(english.get(key)))));
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void numbersAndMonthsAreWrittenAsTheLanguageDoes() {
    FindingWords words =
        FindingWords.of("forecast_coverage_too_low")
            .with("pct", 84.949, 1)
            .with("hours", 720)
            .with("days", 30);
    assertThat(words.text(Language.EN))
        .isEqualTo(
            "84.9 % of the 720 hours of the last 30 days lay at or below their P90: it is too low");
    assertThat(words.text(Language.RU)).startsWith("84,9 % из 720 часов");
    FindingWords month =
        FindingWords.of("zero_block").with("items", 5).with("sites", 2).with("month", "2022-12");
    assertThat(month.text(Language.EN)).startsWith("5 at 2 sites in 2022-12; kept");
    assertThat(month.text(Language.KK)).startsWith("12.2022: 5, алаңдар: 2;");
  }

  @Test
  void textsAreMadeAgainFromTheJsonWhateverStandsInIt() throws IOException {
    String hostile = "\"\\ {cause} $1 \n\u0001 \uD83D\uDE80 \u202E </script>";
    FindingWords words = FindingWords.of("unreadable").with("cause", hostile);
    Map<String, Object> read =
        new ObjectMapper()
            .readValue(FindingWords.json(words.parameters()), new TypeReference<>() {});
    assertThat(read).containsEntry("cause", hostile).containsEntry("message", "unreadable");
    assertThat(FindingWords.text(Language.RU, read)).hasValue("не читается: " + hostile);
    FindingWords share = FindingWords.of("rejected_share_too_high").with("pct", 100, 1);
    assertThat(FindingWords.json(share.parameters()))
        .isEqualTo("{\"message\":\"rejected_share_too_high\",\"pct\":100.0}");
  }

  @Test
  void whatAnOlderOrNewerQuatFoundHasNoText() {
    assertThat(FindingWords.text(Language.KK, null)).isEmpty();
    assertThat(FindingWords.text(Language.KK, Map.of())).isEmpty();
    assertThat(FindingWords.text(Language.KK, Map.of("message", "of_tomorrow"))).isEmpty();
    assertThat(FindingWords.text(Language.KK, Map.of("message", "unreadable"))).isEmpty();
    assertThat(FindingWords.text(Language.KK, Map.of("message", "zero_block", "items", "many")))
        .isEmpty();
    assertThat(FindingWords.check(Language.EN, "of_tomorrow")).isEqualTo("of_tomorrow");
  }

  @Test
  void aMessageWithoutAValueIsOurFault() {
    assertThatThrownBy(() -> FindingWords.of("unreadable").text(Language.EN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cause");
  }

  @Test
  void subjectsHaveNamesWhereTheyAreCounts() {
    assertThat(FindingWords.subject(Language.RU, "reported_zero_hours 2022-12"))
        .isEqualTo("Нули в отчётах, 12.2022");
    assertThat(FindingWords.subject(Language.KK, "nation")).isEqualTo("Ел");
    assertThat(FindingWords.subject(Language.KK, "reports/a.json 2022-12"))
        .isEqualTo("reports/a.json 2022-12");
  }
}
