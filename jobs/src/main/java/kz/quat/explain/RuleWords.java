package kz.quat.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.domain.Language;

/** What a rule of the evidence sets, since when and by what, in the language of the page. */
final class RuleWords {

  private static final Pattern GROUND =
      Pattern.compile("([a-z ]+) > ([0-9.]+) %: x([0-9.]+)(?:; )?");
  private static final Pattern PERCENT = Pattern.compile("([0-9.]+) % of load_p50");
  private static final Pattern UNIT = Pattern.compile("([^ ,()]+) ([0-9.]+) MW");
  private static final Pattern AMOUNT = Pattern.compile("([0-9.]+) (MW|KZT/kWh)");

  /** As {@code compliance} writes its grounds, and the code of each. */
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

  /** The rule, the day from which on it holds, and what it rests on. */
  String of(Evidence.Rule rule) {
    String value = value(rule);
    return value.isEmpty()
        ? basis(rule)
        : texts.of(
            "rule.origin",
            texts.of("rule.value", value, texts.since(rule.validFrom())),
            origin(rule));
  }

  /** The day from which on it holds and what it rests on, where what it sets is said already. */
  String basis(Evidence.Rule rule) {
    String since = texts.of("rule.since", texts.since(rule.validFrom()));
    return texts.of("rule.origin", since, origin(rule));
  }

  /** What it rests on; where nobody put it into the page's language, where it stands. */
  private String origin(Evidence.Rule rule) {
    String origin = rule.originIn(texts.language());
    return origin.isEmpty() ? texts.of("rule.untranslated") : origin;
  }

  /** What it sets, in words; empty where it is not known how to say it. */
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
