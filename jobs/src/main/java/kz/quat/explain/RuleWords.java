package kz.quat.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.domain.Language;

/**
 * Describes a rule in the language of the page: what it sets, from which day on, and by which
 * source.
 */
final class RuleWords {

  private static final Pattern GROUND =
      Pattern.compile("([a-z ]+) > ([0-9.]+) %: x([0-9.]+)(?:; )?");
  private static final Pattern PERCENT = Pattern.compile("([0-9.]+) % of load_p50");
  private static final Pattern UNIT = Pattern.compile("([^ ,()]+) ([0-9.]+) MW");
  private static final Pattern AMOUNT = Pattern.compile("([0-9.]+) (MW|KZT/kWh)");

  /** Maps the names of grounds that {@code compliance} writes to their codes. */
  private static final Map<String, String> GROUNDS =
      Map.of(
          "not reported", "not_reported",
          "mismatch", "mismatch",
          "difference", "difference",
          "exceeded", "exceeded",
          "missing", "missing",
          "late", "late");

  private final Texts texts;

  RuleWords(Texts texts) {
    this.texts = texts;
  }

  /** What the rule sets, the day from which it holds, and its source. */
  String of(Evidence.Rule rule) {
    String value = value(rule);
    return value.isEmpty()
        ? basis(rule)
        : texts.of(
            "rule.origin",
            texts.of("rule.value", value, texts.since(rule.validFrom())),
            origin(rule));
  }

  /**
   * The day from which the rule holds and its source, for use where its value has already been
   * stated.
   */
  String basis(Evidence.Rule rule) {
    String since = texts.of("rule.since", texts.since(rule.validFrom()));
    return texts.of("rule.origin", since, origin(rule));
  }

  /**
   * The source of the rule or, if it was not translated into the page's language, where it can be
   * read.
   */
  private String origin(Evidence.Rule rule) {
    String origin = rule.originIn(texts.language());
    return origin.isEmpty() ? texts.of("rule.untranslated") : origin;
  }

  /** What the rule sets, in words; empty if there are no words for it. */
  private String value(Evidence.Rule rule) {
    return switch (rule.rule()) {
      case "tier" -> texts.of("rule.tier", rule.value());
      case "reserve" -> reserve(rule.value());
      case "compliance" -> compliance(rule.value());
      default -> amount(rule.value());
    };
  }

  private String amount(String value) {
    if (value.equals("lifted")) {
      return texts.of("rule.lifted");
    }
    Matcher found = AMOUNT.matcher(value);
    if (!found.matches()) {
      return texts.language() == Language.EN ? value : "";
    }
    return texts.of(found.group(2).equals("MW") ? "rule.mw" : "rule.kzt", number(found.group(1)));
  }

  private String reserve(String value) {
    Matcher percent = PERCENT.matcher(value);
    if (!percent.find()) {
      return "";
    }
    List<String> units = new ArrayList<>();
    Matcher unit = UNIT.matcher(value);
    while (unit.find()) {
      units.add(texts.of("rule.unit", texts.zone(unit.group(1)), number(unit.group(2))));
    }
    return units.isEmpty()
        ? texts.of("rule.reserve", number(percent.group(1)))
        : texts.of("rule.reserve.unit", number(percent.group(1)), String.join(", ", units));
  }

  private String compliance(String value) {
    List<String> grounds = new ArrayList<>();
    Matcher ground = GROUND.matcher(value);
    while (ground.find()) {
      String code = GROUNDS.get(ground.group(1));
      if (code != null && Double.parseDouble(ground.group(3)) != 1) {
        grounds.add(
            texts.of(
                "rule.ground",
                texts.of("factor." + code),
                number(ground.group(2)),
                number(ground.group(3))));
      }
    }
    return grounds.isEmpty() ? texts.of("rule.neutral") : String.join("; ", grounds);
  }

  private String number(String written) {
    return texts.figure(written.replaceFirst("\\.0+$", ""));
  }
}
