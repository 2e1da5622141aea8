package kz.quat.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.solution.Solution;
import org.jspecify.annotations.Nullable;

/**
 * The paragraph with which a page begins, written for the person who has to decide on it: who, what
 * was asked for and granted, when, why, what would change it, under which rule, and where to
 * object.
 */
final class Statement {

  private static final String NO_DATA = "no_data";
  private static final double NOTHING_MW = 5e-7;

  private final ExplainedRun run;
  private final Texts texts;
  private final Names names;
  private final RuleWords rules;
  private final ShortageWords shortage;

  Statement(ExplainedRun run, Texts texts, Names names) {
    this.run = run;
    this.texts = texts;
    this.names = names;
    this.rules = new RuleWords(texts);
    this.shortage = new ShortageWords(run, texts);
  }

  /** The paragraph for one hour. */
  String hour(Evidence.Site site, int hour) {
    Solution.@Nullable Explanation reason = run.reason(site.siteId(), hour).orElse(null);
    String id = site.siteId();
    double granted = run.grantedMw(id, hour);
    List<String> said = new ArrayList<>();
    said.add(who(site));
    said.add(when(site, hour));
    said.add(amounts("statement.asked", "", site.licensedMw() - site.exemptMw(), site.exemptMw()));
    said.add(amounts("statement.granted", "", granted, site.exemptMw()));
    said.addAll(additional("", run.interruptibleMw(id, hour), run.reofferedMw(id, hour)));
    said.add(texts.of("statement.why", cause(site, reason, hour)));
    if (reason != null && reason.bindingKind().equals("deficit")) {
      said.addAll(shortage.ofHour(hour));
    }
    said.add(texts.of("statement.change", change(site, reason, hour)));
    said.add(ruleOfSharing(hour));
    if (reason != null) {
      said.addAll(ruleThatBinds(site, reason));
    }
    said.addAll(law(hour));
    return String.join(" ", said);
  }

  /** The paragraph for the whole day, in MWh. */
  String day(Evidence.Site site) {
    int hours = run.day().hours().size();
    String id = site.siteId();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    double granted = 0;
    double interruptible = 0;
    double reoffered = 0;
    for (int hour = 0; hour < hours; hour++) {
      granted += run.grantedMw(id, hour);
      interruptible += run.interruptibleMw(id, hour);
      reoffered += run.reofferedMw(id, hour);
      kinds.merge(kind(id, hour), 1, Integer::sum);
    }
    String why =
        kinds.entrySet().stream()
            .map(
                one ->
                    texts.of("statement.hours", texts.of("kind." + one.getKey()), one.getValue()))
            .collect(Collectors.joining("; "));
    List<String> said = new ArrayList<>();
    said.add(who(site));
    said.add(texts.of("statement.day", texts.date(run.day().date()), hours));
    double exempt = hours * site.exemptMw();
    said.add(amounts("statement.asked", ".mwh", hours * site.licensedMw() - exempt, exempt));
    said.add(amounts("statement.granted", ".mwh", granted, exempt));
    said.addAll(additional(".mwh", interruptible, reoffered));
    said.add(texts.of("statement.why", why));
    if (kinds.containsKey("deficit")) {
      said.addAll(shortage.ofDay());
    }
    said.add(ruleOfSharing(0));
    said.addAll(law(0));
    return String.join(" ", said);
  }

  /** The code of what limited a site in an hour. */
  String kind(String siteId, int hour) {
    return run.reason(siteId, hour).map(Solution.Explanation::bindingKind).orElse(NO_DATA);
  }

  private String who(Evidence.Site site) {
    String name = names.sites().getOrDefault(site.siteId(), "");
    String bin = names.bins().getOrDefault(site.siteId(), "");
    return texts.of(
        "statement.who",
        site.siteId(),
        person(name, bin),
        texts.region(site.region(), names),
        texts.zone(site.zone()));
  }

  private String person(String name, String bin) {
    if (bin.isEmpty()) {
      return name.isEmpty() ? "" : texts.of("statement.name", name);
    }
    return name.isEmpty()
        ? texts.of("statement.bin", bin)
        : texts.of("statement.person", name, bin);
  }

  /** The hour on the market's clock and, if it differs, on the region's clock. */
  private String when(Evidence.Site site, int hour) {
    Instant start = run.day().hours().get(hour);
    ZonedDateTime market = start.atZone(run.day().zone());
    ZoneId clock = Objects.requireNonNullElse(names.clock(site.region()), run.day().zone());
    ZonedDateTime local = start.atZone(clock);
    String onLocalClock = "";
    if (!local.toLocalDateTime().equals(market.toLocalDateTime())) {
      String from = Texts.clock(local.toLocalTime());
      onLocalClock =
          texts.of(
              "statement.local",
              local.toLocalDate().equals(market.toLocalDate())
                  ? from
                  : texts.of("moment", texts.date(local.toLocalDate()), from),
              Texts.clock(end(local)));
    }
    return texts.of(
        "statement.when",
        hour,
        texts.date(run.day().date()),
        Texts.clock(market.toLocalTime()),
        Texts.clock(end(market)),
        onLocalClock);
  }

  private static LocalTime end(ZonedDateTime start) {
    return start.plus(Duration.ofHours(1)).toLocalTime();
  }

  /** An amount from the surplus, together with the exempt amount if there is one. */
  private String amounts(String key, String unit, double surplus, double exempt) {
    String withExempt =
        exempt > NOTHING_MW
            ? texts.of(
                "statement.exempt" + unit, texts.number(exempt), texts.number(surplus + exempt))
            : "";
    return texts.of(key + unit, texts.number(surplus), withExempt);
  }

  /** Power in addition to the quota that is not part of it. */
  private List<String> additional(String unit, double interruptible, double reoffered) {
    List<String> said = new ArrayList<>();
    if (interruptible > NOTHING_MW) {
      said.add(texts.of("statement.interruptible" + unit, texts.number(interruptible)));
    }
    if (reoffered > NOTHING_MW) {
      said.add(texts.of("statement.reoffer" + unit, texts.number(reoffered)));
    }
    return said;
  }

  /** The reason in words; a separate line of the page shows it too. */
  String cause(Evidence.Site site, Solution.@Nullable Explanation reason, int hour) {
    String kind = reason == null ? NO_DATA : reason.bindingKind();
    boolean floor = reason != null && reason.bindingElements().startsWith("floor_price");
    return texts.of(
        "cause." + (floor ? "floor_price" : kind),
        texts.region(site.region(), names),
        texts.number(run.unservedMw(hour)),
        texts.number(run.competing(site.siteId()).map(CaseMiner::minLoadMw).orElse(0.0)),
        texts.number(run.lostMw(site.siteId(), hour)));
  }

  private String change(Evidence.Site site, Solution.@Nullable Explanation reason, int hour) {
    if (reason == null) {
      return texts.of("change.no_data");
    }
    List<CutElement> elements = CutElement.parse(reason.bindingElements());
    if (!elements.isEmpty() && elements.get(0).kind().equals("floor_price")) {
      return texts.of("change.floor_price");
    }
    String own = "change." + reason.bindingKind();
    if (texts.has(own)) {
      return texts.of(own, texts.number(run.unservedMw(hour)));
    }
    Double left = reason.marginalLeft();
    Double right = reason.marginalRight();
    if (left == null || right == null || elements.isEmpty()) {
      return texts.of("marginal.zero");
    }
    CutElement naming = CutElement.naming(elements, reason.bindingKind(), site.region());
    return texts.of(
        "change.marginal",
        texts.of(
            "outermost." + naming.kind(), texts.element(naming, names, run.quotaCase().ties())),
        texts.number(right),
        texts.number(left));
  }

  private String ruleOfSharing(int hour) {
    String policy = run.solution().policy().id();
    Evidence.Rule rule = run.evidence().rule("policy", "", hour);
    LocalDate since = rule == null ? run.day().date() : rule.validFrom();
    return texts.of("statement.rule", texts.of("policy." + policy), texts.since(since));
  }

  /** The rule that set the binding limit: a cap on mining or a floor price. */
  private List<String> ruleThatBinds(Evidence.Site site, Solution.Explanation reason) {
    String first = reason.bindingElements();
    Evidence.@Nullable Rule rule =
        first.startsWith("floor_price")
            ? run.evidence().rule("floor_price", site.zone(), reason.hour())
            : switch (reason.bindingKind()) {
              case "national_cap" -> run.evidence().rule("cap_national", "", reason.hour());
              case "zone" -> run.evidence().rule("cap_zone", site.zone(), reason.hour());
              case "mining_cap" -> run.evidence().rule("cap_region", site.region(), reason.hour());
              default -> null;
            };
    return rule == null ? List.of() : List.of(texts.of("statement.limit", rules.of(rule)));
  }

  private List<String> law(int hour) {
    List<String> said = new ArrayList<>();
    for (String law : List.of("basis", "objection")) {
      Evidence.Rule found = run.evidence().rule(law, texts.language().code(), hour);
      if (found != null) {
        said.add(texts.of("statement." + law, found.value()));
      }
    }
    return said;
  }
}
