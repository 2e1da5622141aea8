package kz.quat.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.domain.Language;
import kz.quat.reconciliation.rules.QualityRule;
import kz.quat.reconciliation.rules.QualityRules;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ReconciliationTables;
import kz.quat.text.FindingWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QualityRuleWordsTest {

  /** Keys of an entry that do not belong to a rule. */
  private static final Set<String> OF_ALL = Set.of("valid_from", "finding_months", "source");

  static List<QualityRule> rules() {
    return QualityRules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
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
      for (ColumnSpec count : rule.columns()) {
        assertThat(FindingWords.subject(language, count.name() + " 2022-12"))
            .doesNotContain(count.name());
      }
    }
  }

  @Test
  void theThresholdsOfTheConfigurationAreThoseOfTheRules() {
    SnakeCaseStrategy snakeCase = new SnakeCaseStrategy();
    Set<String> keys =
        Arrays.stream(DataQuality.class.getRecordComponents())
            .map(component -> snakeCase.translate(component.getName()))
            .filter(key -> !OF_ALL.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used = new TreeSet<>();
    QualityRules.ALL.forEach(rule -> used.addAll(rule.thresholds()));
    assertThat(used).isEqualTo(keys);
  }

  @Test
  void everyCountIsInTheTableOfQuestionedHours() {
    assertThat(ReconciliationTables.QUALITY_SITE_MONTHS.columns()).contains(QualityRules.columns());
  }
}
