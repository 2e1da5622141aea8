package kz.quat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import kz.quat.domain.Language;
import org.junit.jupiter.api.Test;

class FindingWordsTest {

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
  void textsAreRecreatedFromTheJsonWhateverItContains() throws IOException {
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
  void causesThatQuatKnowsAreSaidInTheReadersLanguage() {
    FindingWords denied = FindingWords.of("unreadable").with("cause", "denied");
    assertThat(denied.text(Language.EN)).isEqualTo("cannot be read: this user has no right to it");
    assertThat(denied.text(Language.RU)).isEqualTo("не читается: нет права на чтение");
    assertThat(denied.text(Language.KK)).isEqualTo("оқылмайды: оқуға құқық жоқ");
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
    assertThat(FindingWords.subject(Language.RU, "pool_payouts")).isEqualTo("выплаты пулов");
    assertThat(FindingWords.subject(Language.RU, "North")).isEqualTo("Север");
    assertThat(FindingWords.subject(Language.RU, "KZM-0001")).isEqualTo("KZM-0001");
    assertThat(FindingWords.subject(Language.KK, "reports/a.json 2022-12"))
        .isEqualTo("reports/a.json 2022-12");
  }
}
