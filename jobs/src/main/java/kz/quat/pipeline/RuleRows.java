package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.config.ComplianceRule;
import kz.quat.config.ReofferRule;
import kz.quat.config.Rules;
import kz.quat.config.SourceText;
import kz.quat.domain.EffectiveDated;
import kz.quat.explain.Evidence;

/** The rules of conf/ in force on a day, as rows of the evidence. */
final class RuleRows {

  private RuleRows() {}

  static List<Evidence.Rule> of(Rules rules, LocalDate day) {
    List<Evidence.Rule> rows = new ArrayList<>();
    EffectiveDated.inForce(rules.quota().policies(), day)
        .ifPresent(
            rule -> rows.add(whole("policy", rule.policy(), rule.validFrom(), rule.source())));
    EffectiveDated.inForce(rules.quota().tiers(), day)
        .ifPresent(
            rule ->
                rows.add(
                    whole(
                        "tier", String.valueOf(rule.gridTier()), rule.validFrom(), rule.source())));
    Rules.Reserve reserve = rules.reserveOn(day);
    rows.add(whole("reserve", reserve(reserve), reserve.validFrom(), reserve.source()));
    rules.caps().stream()
        .filter(cap -> !cap.validFrom().isAfter(day))
        .map(RuleRows::cap)
        .forEach(rows::add);
    ReofferRule reoffer = rules.reofferOn(day);
    rows.add(
        whole("reoffer", reoffer.enabled() ? "on" : "off", reoffer.validFrom(), reoffer.source()));
    ComplianceRule compliance = rules.complianceOn(day);
    rows.add(
        whole("compliance", compliance(compliance), compliance.validFrom(), compliance.source()));
    rules.quota().floorPrices().stream()
        .filter(floor -> !floor.validFrom().isAfter(day))
        .map(RuleRows::floorPrice)
        .forEach(rows::add);
    legal(rows, "basis", rules.quota().basis(), day);
    legal(rows, "objection", rules.quota().objection(), day);
    return rows;
  }

  /** Adds one row per language, because the page can be read in each. */
  private static void legal(
      List<Evidence.Rule> rows, String rule, List<Rules.LegalText> texts, LocalDate day) {
    EffectiveDated.inForce(texts, day)
        .ifPresent(
            text -> {
              rows.add(language(rule, "kk", text.textKk(), text));
              rows.add(language(rule, "ru", text.textRu(), text));
              rows.add(language(rule, "en", text.textEn(), text));
            });
  }

  private static Evidence.Rule language(
      String rule, String language, String value, Rules.LegalText text) {
    return new Evidence.Rule(rule, language, "", value, text.validFrom(), text.source(), "", "");
  }

  private static Evidence.Rule floorPrice(Rules.FloorPrice floor) {
    Double price = floor.kztPerKwh();
    return new Evidence.Rule(
        "floor_price",
        floor.zone(),
        "",
        price == null ? "lifted" : number(price) + " KZT/kWh",
        floor.validFrom(),
        floor.source().en(),
        floor.source().kk(),
        floor.source().ru());
  }

  private static Evidence.Rule whole(String rule, String value, LocalDate from, SourceText source) {
    return new Evidence.Rule(rule, "", "", value, from, source.en(), source.kk(), source.ru());
  }

  private static String reserve(Rules.Reserve rule) {
    String units =
        new TreeMap<>(rule.largestUnitMw())
            .entrySet().stream()
                .map(entry -> "%s %s MW".formatted(entry.getKey(), number(entry.getValue())))
                .collect(Collectors.joining(", "));
    String percent = "%s %% of load_p50".formatted(number(rule.percentOfLoad()));
    return units.isEmpty() ? percent : "max(%s, share of %s)".formatted(percent, units);
  }

  private static String compliance(ComplianceRule rule) {
    return String.join(
        "; ",
        ground("not reported", rule.notReported()),
        ground("mismatch", rule.mismatch()),
        ground("difference", rule.difference()),
        ground("exceeded", rule.exceeded()),
        ground("missing", rule.missing()),
        ground("late", rule.late()));
  }

  private static String ground(String name, ComplianceRule.Ground ground) {
    return "%s > %s %%: x%s".formatted(name, number(ground.abovePct()), number(ground.factor()));
  }

  private static Evidence.Rule cap(Rules.Cap cap) {
    List<Integer> hours = cap.hours();
    Double capMw = cap.capMw();
    String name = cap.name();
    return new Evidence.Rule(
        "cap_" + cap.scope(),
        name == null ? "" : name,
        hours == null ? "" : hours.stream().map(String::valueOf).collect(Collectors.joining(" ")),
        capMw == null ? "lifted" : number(capMw) + " MW",
        cap.validFrom(),
        cap.source().en(),
        cap.source().kk(),
        cap.source().ru());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%s", value);
  }
}
