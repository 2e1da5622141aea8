package kz.quat.explain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.solution.Solution;
import kz.quat.domain.Language;
import org.jspecify.annotations.Nullable;

/** The page that says why a site's quota of one hour, or of one day, is what it is. */
public final class QuotaPage {

  private static final String NO_DATA = "no_data";
  private static final String OWN_GENERATION = "own_generation";
  private static final double NOTHING_MW = 5e-7;

  /** Weight reasons of a record that says nothing against its site. */
  private static final Set<String> CLEAN = Set.of("no_record", "compliant");

  /** Elements of a cut on a page that is to be one page. */
  private static final int MOST_ELEMENTS = 6;

  private final ExplainedRun run;
  private final Texts texts;
  private final Names names;
  private final boolean full;
  private final SourceLines sources;
  private final Statement statement;

  /**
   * Pages of a run.
   *
   * @param full with where every figure comes from: file, line, rule
   */
  public QuotaPage(ExplainedRun run, Language language, Names names, boolean full) {
    this.run = run;
    this.texts = new Texts(language);
    this.names = names;
    this.full = full;
    this.sources = new SourceLines(run, texts);
    this.statement = new Statement(run, texts, names);
  }

  /**
   * The page of one hour: asked, granted, bound by what, the tier, the marginal value, the rule,
   * the run, and how to compute it again.
   */
  public String hour(Evidence.Site site, int hour) {
    CaseMiner competing = run.competing(site.siteId()).orElse(null);
    Solution.@Nullable Explanation reason = run.reason(site.siteId(), hour).orElse(null);
    double granted = run.grantedMw(site.siteId(), hour);
    Page page =
        new Page(
            texts.of("title.hour", site.siteId(), texts.number(granted), hour, run.day().date()));
    page.statement(statement.hour(site, hour));
    asked(page, site);
    if (competing != null) {
      atMost(page, competing, hour);
    }
    page.add(
        texts.of("label.granted"),
        texts.of(
            "granted",
            texts.number(granted),
            texts.number(site.exemptMw()),
            texts.number(site.exemptMw() + granted)));
    double extra = run.interruptibleMw(site.siteId(), hour);
    if (extra > NOTHING_MW) {
      page.more(texts.of("granted.interruptible", texts.number(extra)));
    }
    page.blank();
    if (reason == null) {
      page.add(texts.of("label.cause"), statement.cause(site, null, hour));
    } else {
      because(page, site, reason, hour);
    }
    page.blank();
    rules(page, hour);
    run(page);
    again(page, texts.of("again.hour", site.siteId(), hour));
    return page.text();
  }

  /** The page of the whole day: a line an hour, and what the reasons mean. */
  public String day(Evidence.Site site) {
    Page page = new Page(texts.of("title.day", site.siteId(), run.day().date()));
    page.statement(statement.day(site));
    asked(page, site);
    page.blank();
    page.add(texts.of("label.hours"), texts.of("hours.head"));
    List<Instant> starts = run.day().hours();
    for (int hour = 0; hour < starts.size(); hour++) {
      String kind =
          run.reason(site.siteId(), hour).map(Solution.Explanation::bindingKind).orElse(NO_DATA);
      page.more(
          texts.of(
              "hours.line",
              "%2d".formatted(hour),
              starts.get(hour).atZone(run.day().zone()).toLocalTime(),
              column(run.grantedMw(site.siteId(), hour)),
              column(site.exemptMw()),
              column(site.exemptMw() + run.grantedMw(site.siteId(), hour)),
              column(run.interruptibleMw(site.siteId(), hour)),
              texts.of("kind." + kind)));
    }
    page.blank();
    rules(page, 0);
    run(page);
    again(page, texts.of("again.day", site.siteId()));
    return page.text();
  }

  private String column(double mw) {
    return "%9s".formatted(texts.number(mw));
  }

  private void run(Page page) {
    page.add(texts.of("label.run"), texts.of("run", run.runId(), run.issuedAt()));
  }

  /** Where something comes from: for whoever asked for all of it. */
  private void evidence(Page page, String text) {
    if (full) {
      page.detail(text);
    }
  }

  private void asked(Page page, Evidence.Site site) {
    page.add(
        texts.of("label.asked"),
        texts.of(
            "asked",
            texts.number(site.licensedMw()),
            texts.number(site.exemptMw()),
            texts.number(site.licensedMw() - site.exemptMw())));
    evidence(page, texts.of("source.delivered", site.sourceFile(), site.sourceLine()));
  }

  private void atMost(Page page, CaseMiner miner, int hour) {
    double before = before(miner, hour);
    double byRamp = Math.max(before + miner.rampUpMw().mw(), miner.minLoadMw());
    String text =
        byRamp < miner.licensedMw()
            ? texts.of(
                "bound.ramp",
                texts.number(byRamp),
                texts.number(before),
                texts.number(miner.rampUpMw().mw()))
            : texts.of("bound.licence", texts.number(miner.licensedMw()));
    page.add(texts.of("label.bound"), text);
  }

  private double before(CaseMiner miner, int hour) {
    List<Integer> hours = run.quotaCase().hours();
    int at = hours.indexOf(hour);
    return at <= 0 ? miner.prevMw() : run.grantedMw(miner.miner(), hours.get(at - 1));
  }

  private void because(Page page, Evidence.Site site, Solution.Explanation reason, int hour) {
    List<CutElement> elements = CutElement.parse(reason.bindingElements());
    page.add(texts.of("label.cause"), statement.cause(site, reason, hour));
    if (reason.bindingKind().equals("deficit")) {
      statement.shortage(hour).forEach(page::more);
    }
    for (CutElement element : full ? elements : elements.subList(0, shown(elements))) {
      page.more(
          "\u2022 "
              + texts.of(
                  "element." + element.kind(),
                  texts.element(element, names, run.quotaCase().ties()),
                  texts.number(element.value())));
      sources.of(element, hour).forEach(line -> evidence(page, line));
    }
    if (!full && shown(elements) < elements.size()) {
      page.more(texts.of("element.more", elements.size() - shown(elements)));
    }
    if (elements.size() > 1) {
      double sum = elements.stream().mapToDouble(CutElement::value).sum();
      page.more(texts.of("element.sum", texts.number(sum)));
    }
    if (!reason.bindingKind().equals(OWN_GENERATION)) {
      weight(page, site, reason);
    }
    marginal(page, site, reason, elements);
  }

  private static int shown(List<CutElement> elements) {
    return Math.min(MOST_ELEMENTS, elements.size());
  }

  private void weight(Page page, Evidence.Site site, Solution.Explanation reason) {
    page.add(
        texts.of("label.level"),
        texts.of(
            "level",
            texts.number(reason.fillLevel()),
            texts.number(site.policyWeightMw()),
            texts.number(site.complianceFactor()),
            texts.of("factor." + site.weightReason())));
    record(site).forEach(line -> evidence(page, line));
    Evidence.Rule compliance = run.evidence().rule("compliance", "", reason.hour());
    if (compliance != null) {
      evidence(
          page,
          texts.of("source.rule", compliance.value(), compliance.validFrom(), compliance.origin()));
      ruleText(page, compliance);
    }
    page.add(
        texts.of("label.tier"),
        texts.of(
            "tier", reason.tier(), texts.number(reason.tierFillMw()), names.region(site.region())));
  }

  /** The figures of a site's record in words, those that are known. */
  private List<String> record(Evidence.Site site) {
    if (CLEAN.contains(site.weightReason())) {
      // The line above says that nothing speaks against the site; its zeros would say no more.
      return List.of();
    }
    return site.weightDetail().isEmpty()
        ? List.of()
        : Stream.of(site.weightDetail().split(";", -1))
            .map(part -> part.split("=", 2))
            .filter(part -> part.length == 2 && !part[1].equals("unknown"))
            .filter(part -> texts.has("record." + part[0]))
            .map(part -> texts.of("record." + part[0], texts.figure(part[1])))
            .toList();
  }

  private void marginal(
      Page page, Evidence.Site site, Solution.Explanation reason, List<CutElement> elements) {
    Double left = reason.marginalLeft();
    Double right = reason.marginalRight();
    String text;
    if (left == null || right == null) {
      text = texts.of("marginal.none");
    } else if (elements.isEmpty() || elements.get(0).kind().equals("floor_price")) {
      text = texts.of("marginal.zero");
    } else {
      CutElement naming = CutElement.naming(elements, reason.bindingKind(), site.region());
      text =
          texts.of(
              "marginal",
              texts.of(
                  "outermost." + naming.kind(),
                  texts.element(naming, names, run.quotaCase().ties())),
              texts.number(left),
              texts.number(right));
    }
    page.add(texts.of("label.marginal"), text);
  }

  private void rules(Page page, int hour) {
    String policy = run.solution().policy().id();
    page.add(texts.of("label.rule"), texts.of("policy." + policy));
    rule(page, "policy", "rule.policy", hour);
    rule(page, "tier", "rule.tier", hour);
    page.more(texts.of("exactness." + exactness()));
    if (full) {
      page.more(texts.of("rule.definition"));
    }
  }

  private String exactness() {
    return run.solution().exactness().name().toLowerCase(Locale.ROOT);
  }

  private void rule(Page page, String rule, String key, int hour) {
    Evidence.Rule found = run.evidence().rule(rule, "", hour);
    if (found != null) {
      evidence(page, texts.of(key, found.value(), found.validFrom(), found.origin()));
      ruleText(page, found);
    }
  }

  /** The rule itself and its basis: conf/ has them in English alone. */
  private void ruleText(Page page, Evidence.Rule rule) {
    if (texts.language() == Language.EN) {
      evidence(page, "  %s: %s".formatted(rule.value(), rule.origin()));
    }
  }

  private void again(Page page, String where) {
    page.add(
        texts.of("label.again"), texts.of("again", run.caseFolder(), run.solution().policy().id()));
    page.more(where);
  }
}
