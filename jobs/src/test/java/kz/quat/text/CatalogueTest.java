package kz.quat.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import kz.quat.domain.Language;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final char HARD_SPACE = '\u00a0';

  private static Catalogue words(Language language) {
    return Catalogue.of(Topic.MESSAGES, language);
  }

  private static String number(Language language, String value, int decimals) {
    return words(language).number(new BigDecimal(value), decimals);
  }

  @Test
  void numbersAreWrittenAsTheLanguageDoes() {
    assertThat(number(Language.EN, "1234567.85", 1)).isEqualTo("1,234,567.9");
    for (Language language : new Language[] {Language.KK, Language.RU}) {
      assertThat(number(language, "1234567.85", 1))
          .isEqualTo("1%s234%<s567,9".formatted(HARD_SPACE));
      assertThat(number(language, "1234", 0)).isEqualTo("1" + HARD_SPACE + "234");
      assertThat(number(language, "999.5", 3)).isEqualTo("999,500");
      assertThat(words(language).plain(new BigDecimal("-1234.5"), 2)).isEqualTo("-1234,50");
    }
    assertThat(words(Language.EN).plain(new BigDecimal("1234.5"), 0)).isEqualTo("1235");
  }

  @Test
  void whatIsRoundedToNothingHasNoSign() {
    assertThat(number(Language.EN, "-0.0004", 3)).isEqualTo("0.000");
    assertThat(number(Language.RU, "-0.0005", 3)).isEqualTo("\u22120,001");
    assertThat(words(Language.EN).plain(new BigDecimal("-0.4"), 0)).isEqualTo("0");
  }

  @Test
  void aValueIsShownAsItIsWhereItsPlaceSaysNothingElse() {
    Map<String, Object> values = Map.of("line", 12345, "name", "{0} $1 \\ ' '{' #");
    assertThat(Template.filled("line {line} of {name}", Language.EN, values))
        .isEqualTo("line 12345 of {0} $1 \\ ' '{' #");
  }

  @Test
  void countsTakeTheFormOfTheLanguage() {
    String russian = "{n, plural, one{# час} few{# часа} many{# часов} other{# часа}}";
    assertThat(Template.filled(russian, Language.RU, Map.of("n", 21))).isEqualTo("21 час");
    assertThat(Template.filled(russian, Language.RU, Map.of("n", 24L))).isEqualTo("24 часа");
    assertThat(Template.filled(russian, Language.RU, Map.of("n", "11"))).isEqualTo("11 часов");
    String english = "{n, plural, one{# hour} other{# hours}}";
    assertThat(Template.filled(english, Language.EN, Map.of("n", 1))).isEqualTo("1 hour");
    assertThat(Template.filled(english, Language.EN, Map.of("n", 8760))).isEqualTo("8,760 hours");
  }

  @Test
  void aValueThatIsLackingIsOurFault() {
    assertThatThrownBy(() -> words(Language.EN).text("mail.red"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lacks 0");
    assertThatThrownBy(() -> words(Language.EN).text("no.such.text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("messages_en.properties lacks no.such.text");
    assertThat(words(Language.EN).code("no", "such")).isEqualTo("such");
  }
}
