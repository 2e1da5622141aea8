package kz.quat.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import kz.quat.domain.FindingWords;
import kz.quat.domain.Language;
import kz.quat.schema.ColumnSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QualityRuleWordsTest {

  @ParameterizedTest
  @EnumSource(QualityRule.class)
  void everyRuleAndCountHasWordsInEachLanguage(QualityRule rule) {
    for (Language language : Language.values()) {
      assertThat(
              FindingWords.of(rule.id())
                  .with("items", 7)
                  .with("sites", 3)
                  .with("month", "2022-12")
                  .text(language))
          .contains("7", "3", "2022", "out_quality__site_months");
      assertThat(FindingWords.check(language, rule.id())).isNotEqualTo(rule.id());
      for (ColumnSpec count : rule.counts()) {
        assertThat(FindingWords.subject(language, count.name() + " 2022-12"))
            .doesNotContain(count.name());
      }
    }
  }
}
