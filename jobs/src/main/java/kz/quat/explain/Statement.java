package kz.quat.explain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The paragraph that a page begins with, to be read by whoever has to judge it: who, what was asked
 * and granted, when, why, what would change it, under which rule, where to object.
 */
final class Statement {

  private static final String NO_DATA = "no_data";
  private static final double NOTHING_MW = 5e-7;

  private final ExplainedRun run;
  private final Texts texts;
  private final Names names;

  Statement(ExplainedRun run, Texts texts, Names names) {
    this.run = run;
    this.texts = texts;
    this.names = names;
  }

  /** Of one hour. */
  String hour(Evidence.Site site, int hour) {
    Solution.@Nullable Explanation reason = run.reason(site.siteId(), hour).orElse(null);
    double granted = run.grantedMw(site.siteId(), hour);
    return String.join(
        " ",
        who(site),
        when(site, hour),
        amounts("statement.asked", "", site.licensedMw() - site.exemptMw(), site.exemptMw()),
        amounts("statement.granted", "", granted, site.exemptMw()),
        texts.of("statement.why", cause(site, reason, hour)),
        texts.of("statement.change", change(site, reason, hour)),
        ruleAndLaw(hour));
  }

  /** Of the whole day, in MWh. */
  String day(Evidence.Site site) {
    int hours = run.day().hours().size();
    Map<String, Integer> kinds = new LinkedHashMap<>();
    double granted = 0;
    for (int hour = 0; hour < hours; hour++) {
      granted += run.grantedMw(site.siteId(), hour);
      kinds.merge(
          run.reason(site.siteId(), hour).map(Solution.Explanation::bindingKind).orElse(NO_DATA),
          1,
          Integer::sum);
    }
    String why =
        kinds.entrySet().stream()
            .map(
                kind ->
                    texts.of("statement.hours", texts.of("kind." + kind.getKey()), kind.getValue()))
            .collect(Collectors.joining("; "));
    return String.join(
        " ",
        who(site),
        texts.of("statement.day", run.day().date(), hours),
        amounts(
            "statement.asked",
            ".mwh",
            hours * (site.licensedMw() - site.exemptMw()),
            hours * site.exemptMw()),
        amounts("statement.granted", ".mwh", granted, hours * site.exemptMw()),
        texts.of("statement.why", why),
        ruleAndLaw(0));
  }

  private String who(Evidence.Site site) {
    String name = names.sites().getOrDefault(site.siteId(), "");
    String bin = names.bins().getOrDefault(site.siteId(), "");
    String person = person(name, bin);
    return texts.of(
        "statement.who",
        site.siteId(),
        person,
        names.region(site.region()),
        texts.zone(site.zone()));
  }

  private String person(String name, String bin) {
    if (bin.isEmpty()) {
      return "";
    }
    return name.isEmpty()
        ? texts.of("statement.bin", bin)
        : texts.of("statement.person", name, bin);
  }

  private String when(Evidence.Site site, int hour) {
    Instant start = run.day().hours().get(hour);
    ZoneId market = run.day().zone();
    ZoneId own = Objects.requireNonNullElse(names.clock(site.region()), market);
    boolean same = clock(start, own).equals(clock(start, market));
    String local =
        same ? "" : texts.of("statement.local", clock(start, own), clock(end(start), own));
    return texts.of(
        "statement.when",
        hour,
        run.day().date(),
        clock(start, market),
        clock(end(start), market),
        local);
  }

  private static Instant end(Instant start) {
    return start.plus(Duration.ofHours(1));
  }

  private static LocalTime clock(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalTime();
  }

  /** An amount from the surplus; beside it the exempt one, where there is any. */
  private String amounts(String key, String unit, double surplus, double exempt) {
    String beside =
        exempt > NOTHING_MW
            ? texts.of(
                "statement.exempt" + unit, texts.number(exempt), texts.number(surplus + exempt))
            : "";
    return texts.of(key + unit, texts.number(surplus), beside);
  }

  /** Why, in words; also the page's own line. */
  String cause(Evidence.Site site, Solution.@Nullable Explanation reason, int hour) {
    String kind = reason == null ? NO_DATA : reason.bindingKind();
    boolean floor = reason != null && reason.bindingElements().startsWith("floor_price");
    return texts.of(
        "cause." + (floor ? "floor_price" : kind),
        names.region(site.region()),
        texts.number(run.unservedMw(hour)),
        texts.number(run.competing(site.siteId()).map(CaseMiner::minLoadMw).orElse(0.0)),
        texts.number(run.lostMw(site.siteId(), hour)));
  }

  /** What the country's shortage of an hour consists of, and what it is not; empty without one. */
  List<String> shortage(int hour) {
    SystemRow system = run.system(hour);
    if (system == null || system.uncoveredMw() <= NOTHING_MW) {
      return List.of();
    }
    return List.of(
        Catalogue.of(Topic.STRAIN, texts.language())
            .text(
                "consists",
                texts.number(system.uncoveredMw()),
                texts.number(system.expectedMw()),
                texts.number(system.uncertaintyMw()),
                texts.number(system.reserveMw()),
                texts.number(system.networkMw())),
        Catalogue.of(Topic.STRAIN, texts.language()).text("not_load_shed"));
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

  private String ruleAndLaw(int hour) {
    String policy = run.solution().policy().id();
    Evidence.Rule rule = run.evidence().rule("policy", "", hour);
    StringBuilder text = new StringBuilder();
    text.append(
        texts.of(
            "statement.rule",
            texts.of("policy." + policy),
            rule == null ? run.day().date() : rule.validFrom()));
    for (String law : List.of("basis", "objection")) {
      Evidence.Rule found = run.evidence().rule(law, texts.language().code(), hour);
      if (found != null) {
        text.append(' ').append(texts.of("statement." + law, found.value()));
      }
    }
    return text.toString();
  }
}
