package kz.quat.explain;

import java.time.Instant;
import java.util.List;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.solution.Solution;
import kz.quat.domain.Language;
import org.jspecify.annotations.Nullable;

/** The page that says why a site's quota of one hour, or of one day, is what it is. */
public final class QuotaPage {

  private static final String NO_DATA = "no_data";
  private static final String OWN_GENERATION = "own_generation";
  private static final double NOTHING_MW = 5e-7;

  private final ExplainedRun run;
  private final Texts texts;
  private final SourceLines sources;

  public QuotaPage(ExplainedRun run, Language language) {
    this.run = run;
    this.texts = new Texts(language);
    this.sources = new SourceLines(run, texts);
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
            texts.of(
                "title.hour",
                site.siteId(),
                texts.number(site.exemptMw() + granted),
                hour,
                run.day().date()));
    run(page);
    Instant start = run.day().hours().get(hour);
    page.add(texts.of("label.hour"), texts.of("hour", hour, run.day().zone(), start));
    place(page, site);
    asked(page, site);
    if (competing != null) {
      atMost(page, competing, hour);
    }
    page.add(
        texts.of("label.granted"),
        texts.of(
            "granted",
            texts.number(site.exemptMw() + granted),
            texts.number(site.exemptMw()),
            texts.number(granted)));
    double extra = run.interruptibleMw(site.siteId(), hour);
    if (extra > NOTHING_MW) {
      page.more(texts.of("granted.interruptible", texts.number(extra)));
    }
    page.blank();
    if (reason == null) {
      page.add(texts.of("label.cause"), texts.of(cause(NO_DATA), site.region()));
    } else {
      because(page, site, reason, hour);
    }
    page.blank();
    rules(page, hour);
    again(page, texts.of("again.hour", site.siteId(), hour));
    return page.text();
  }

  /** The page of the whole day: a line an hour, and what the reasons mean. */
  public String day(Evidence.Site site) {
    Page page = new Page(texts.of("title.day", site.siteId(), run.day().date()));
    run(page);
    place(page, site);
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
              "%9s".formatted(texts.number(site.exemptMw() + run.grantedMw(site.siteId(), hour))),
              "%9s".formatted(texts.number(run.interruptibleMw(site.siteId(), hour))),
              texts.of("kind." + kind)));
    }
    page.blank();
    rules(page, 0);
    again(page, texts.of("again.day", site.siteId()));
    return page.text();
  }

  private void run(Page page) {
    page.add(texts.of("label.run"), texts.of("run", run.runId(), run.issuedAt()));
  }

  private void place(Page page, Evidence.Site site) {
    page.add(texts.of("label.place"), texts.of("place", site.region(), site.zone()));
  }

  private void asked(Page page, Evidence.Site site) {
    page.add(
        texts.of("label.asked"),
        texts.of(
            "asked",
            texts.number(site.licensedMw()),
            texts.number(site.exemptMw()),
            texts.number(site.licensedMw() - site.exemptMw())));
    page.detail(texts.of("source.delivered", site.sourceFile(), site.sourceLine()));
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
    page.add(texts.of("label.cause"), causeText(site, reason, hour));
    for (CutElement element : elements) {
      page.more(
          texts.of("element." + element.kind(), element.name(), texts.number(element.value())));
      sources.of(element, hour).forEach(page::detail);
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

  private String causeText(Evidence.Site site, Solution.Explanation reason, int hour) {
    boolean floor = reason.bindingElements().startsWith("floor_price");
    return texts.of(
        cause(floor ? "floor_price" : reason.bindingKind()),
        site.region(),
        texts.number(run.unservedMw(hour)),
        texts.number(run.competing(site.siteId()).map(CaseMiner::minLoadMw).orElse(0.0)),
        texts.number(run.lostMw(site.siteId(), hour)));
  }

  private static String cause(String kind) {
    return "cause." + kind;
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
    if (!site.weightDetail().isEmpty()) {
      page.detail(texts.of("level.record", site.weightDetail()));
    }
    Evidence.Rule compliance = run.evidence().rule("compliance", "", reason.hour());
    if (compliance != null) {
      page.detail(
          texts.of("source.rule", compliance.value(), compliance.validFrom(), compliance.origin()));
    }
    page.add(
        texts.of("label.tier"),
        texts.of("tier", reason.tier(), texts.number(reason.tierFillMw()), site.region()));
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
              texts.of("outermost." + naming.kind(), naming.name()),
              texts.number(-left),
              texts.number(right));
    }
    page.add(texts.of("label.marginal"), text);
  }

  private void rules(Page page, int hour) {
    String policy = run.solution().policy().id();
    page.add(texts.of("label.rule"), texts.of("policy." + policy));
    rule(page, "policy", "rule.policy", hour);
    rule(page, "tier", "rule.tier", hour);
    page.more(texts.of("rule.definition"));
    page.more(texts.of("exactness." + exactness()));
  }

  private String exactness() {
    return run.solution().exactness().name().toLowerCase(java.util.Locale.ROOT);
  }

  private void rule(Page page, String rule, String key, int hour) {
    Evidence.Rule found = run.evidence().rule(rule, "", hour);
    if (found != null) {
      page.detail(texts.of(key, found.value(), found.validFrom(), found.origin()));
    }
  }

  private void again(Page page, String where) {
    page.add(
        texts.of("label.again"), texts.of("again", run.caseFolder(), run.solution().policy().id()));
    page.more(where);
  }
}
