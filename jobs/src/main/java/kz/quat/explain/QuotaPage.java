package kz.quat.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.solution.Solution;
import kz.quat.domain.Language;
import org.jspecify.annotations.Nullable;

/** The page that explains why a site's quota of one hour, or of one day, has its value. */
public final class QuotaPage {

  private static final String OWN_GENERATION = "own_generation";
  private static final double NOTHING_MW = 5e-7;

  /** Reasons for a weight that do not count anything against the site. */
  private static final Set<String> CLEAN = Set.of("no_record", "compliant");

  private final ExplainedRun run;
  private final Texts texts;
  private final Names names;
  private final boolean full;
  private final SourceLines sources;
  private final Statement statement;
  private final CutWords cuts;
  private final RuleWords ruleWords;
  private final ShortageWords shortage;

  /**
   * Pages for a run.
   *
   * @param full true to include where every figure comes from: file, line and rule
   */
  public QuotaPage(ExplainedRun run, Language language, Names names, boolean full) {
    this.run = run;
    this.texts = new Texts(language);
    this.names = names;
    this.full = full;
    this.sources = new SourceLines(run, texts);
    this.statement = new Statement(run, texts, names);
    this.cuts = new CutWords(run, texts, names);
    this.ruleWords = new RuleWords(texts);
    this.shortage = new ShortageWords(run, texts);
  }

  /**
   * The page of one hour: what was asked for and granted, what limited it, tier, marginal values,
   * rules, run, and how to compute it again.
   */
  public Page hour(Evidence.Site site, int hour) {
    String id = site.siteId();
    Solution.@Nullable Explanation reason = run.reason(id, hour).orElse(null);
    double granted = run.grantedMw(id, hour);
    String date = texts.date(run.day().date());
    Page page = new Page(texts.of("title.hour", id, texts.number(granted), hour, date));
    page.statement(statement.hour(site, hour));
    asked(page, site);
    run.competing(id).ifPresent(competing -> atMost(page, competing, hour));
    granted(page, site, hour);
    page.blank();
    if (reason == null) {
      page.add(texts.of("label.cause"), texts.of("kind.no_data"));
    } else {
      because(page, site, reason, hour);
    }
    page.blank();
    rules(page, hour);
    run(page);
    again(page, texts.of("again.hour", id, hour));
    return page;
  }

  /** The page of a whole day: one line per hour, and what the reasons mean. */
  public Page day(Evidence.Site site) {
    String id = site.siteId();
    Page page = new Page(texts.of("title.day", id, texts.date(run.day().date())));
    page.statement(statement.day(site));
    asked(page, site);
    page.blank();
    List<String> heads =
        Stream.of("hour", "start", "quota", "exempt", "allowed", "interruptible", "reoffer", "kind")
            .filter(column -> run.offersOn() || !column.equals("reoffer"))
            .map(column -> texts.of("hours." + column))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (int hour = 0; hour < run.day().hours().size(); hour++) {
      rows.add(hourOfDay(site, hour));
    }
    page.table(texts.of("label.hours"), heads, rows);
    page.blank();
    rules(page, 0);
    run(page);
    again(page, texts.of("again.day", id));
    return page;
  }

  private List<String> hourOfDay(Evidence.Site site, int hour) {
    String id = site.siteId();
    Instant start = run.day().hours().get(hour);
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(hour));
    row.add(Texts.clock(start.atZone(run.day().zone()).toLocalTime()));
    row.add(texts.number(run.grantedMw(id, hour)));
    row.add(texts.number(site.exemptMw()));
    row.add(texts.number(site.exemptMw() + run.grantedMw(id, hour)));
    row.add(texts.number(run.interruptibleMw(id, hour)));
    if (run.offersOn()) {
      row.add(texts.number(run.reofferedMw(id, hour)));
    }
    row.add(texts.of("kind." + statement.kind(id, hour)));
    return row;
  }

  private void granted(Page page, Evidence.Site site, int hour) {
    double granted = run.grantedMw(site.siteId(), hour);
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
    if (run.offersOn()) {
      page.more(texts.of("granted.reoffer", texts.number(run.reofferedMw(site.siteId(), hour))));
    }
  }

  private void run(Page page) {
    page.add(
        texts.of("label.run"),
        texts.of("run", run.runId(), texts.moment(run.issuedAt(), run.day().zone())));
  }

  /** Adds where something comes from, if the full page was requested. */
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
    page.add(texts.of("label.cause"), texts.of("kind." + reason.bindingKind()));
    if (reason.bindingKind().equals("deficit")) {
      shortage.ofHour(hour).forEach(line -> page.more(bullet(line)));
    }
    if (!full && cuts.summedUp(elements)) {
      cuts.summary(elements).forEach(line -> page.more(bullet(line)));
    } else {
      for (CutElement element : elements) {
        page.more(bullet(cuts.of(element)));
        sources.of(element, hour).forEach(line -> evidence(page, line));
      }
    }
    cuts.together(elements).forEach(page::more);
    if (!reason.bindingKind().equals(OWN_GENERATION)) {
      weight(page, site, reason);
    }
    marginal(page, site, reason, elements);
  }

  private static String bullet(String text) {
    return "\u2022 " + text;
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
    rule(page, "compliance", reason.hour());
    page.add(
        texts.of("label.tier"),
        texts.of(
            "tier",
            reason.tier(),
            texts.number(reason.tierFillMw()),
            texts.region(site.region(), names)));
  }

  /** The figures of a site's record that count against it, each with what it is a share of. */
  private List<String> record(Evidence.Site site) {
    if (CLEAN.contains(site.weightReason()) || site.weightDetail().isEmpty()) {
      // The line above already says that nothing counts against the site; a list of zeros would add
      // nothing.
      return List.of();
    }
    return Stream.of(site.weightDetail().split(";", -1))
        .map(part -> part.split("=", 2))
        .filter(part -> part.length == 2 && !part[1].matches("unknown|0(\\.0*)?"))
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
    page.add(texts.of("label.rule"), texts.of("policy." + run.solution().policy().id()));
    Evidence.Rule policy = run.evidence().rule("policy", "", hour);
    if (policy != null) {
      evidence(page, ruleWords.basis(policy));
    }
    rule(page, "tier", hour);
    rule(page, "reserve", hour);
    page.more(texts.of("exactness." + exactness()));
    if (full) {
      page.more(texts.of("rule.definition"));
    }
  }

  private String exactness() {
    return run.solution().exactness().name().toLowerCase(Locale.ROOT);
  }

  private void rule(Page page, String rule, int hour) {
    Evidence.Rule found = run.evidence().rule(rule, "", hour);
    if (found != null) {
      evidence(page, ruleWords.of(found));
    }
  }

  private void again(Page page, String where) {
    page.add(
        texts.of("label.again"), texts.of("again", run.caseFolder(), run.solution().policy().id()));
    page.more(where);
  }
}
