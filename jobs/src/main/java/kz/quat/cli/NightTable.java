package kz.quat.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import kz.quat.config.Rules;
import kz.quat.domain.Language;
import kz.quat.pipeline.NightResult;
import kz.quat.publish.page.RunPage;
import kz.quat.publish.parquet.NationPeak;
import kz.quat.publish.parquet.SystemHour;
import kz.quat.publish.text.Visible;
import kz.quat.quality.Finding;
import kz.quat.quality.NightChecks;
import kz.quat.text.Catalogue;
import kz.quat.text.FindingWords;
import kz.quat.text.Topic;

/**
 * The result of a night on the screen, in a language: the system, strain by region with the worst
 * first, quotas, refused records, and where the files are.
 */
final class NightTable {

  private static final int MOST_FINDINGS = 12;
  private static final String UNKNOWN = "\u2013";

  private final NightResult result;
  private final ZoneId zone;
  private final Map<String, Rules.Region> regions;
  private final Catalogue words;

  /**
   * The table of a result.
   *
   * @param zone the market's clock
   */
  NightTable(Rules rules, NightResult result, ZoneId zone, Language language) {
    this.result = result;
    this.zone = zone;
    this.words = Catalogue.of(Topic.MESSAGES, language);
    this.regions =
        rules.regions().regions().stream()
            .collect(Collectors.toMap(Rules.Region::code, region -> region));
  }

  void print(PrintWriter out) {
    if (!result.isNew()) {
      out.println(words.text("night.unchanged", result.runId()));
      places(out);
      return;
    }
    out.println(
        words.text(
            "night.head",
            result.deliveryDate(),
            result.issuedAt(),
            words.code("policy", result.policy()),
            result.runId()));
    SystemHour.worst(result.published(), result.deliveryDate())
        .ifPresent(system -> system.sentences(words).forEach(out::println));
    NationPeak.of(result.published(), result.deliveryDate())
        .ifPresent(peak -> out.println(peak.sentence(words, zone)));
    strain(out);
    quotas(out);
    rejected(out);
    findings(out);
    places(out);
  }

  private String name(String code) {
    Rules.Region region = regions.get(code);
    return region == null ? code : region.name(words.language());
  }

  private String mw(double value, int decimals) {
    return words.number(BigDecimal.valueOf(value), decimals);
  }

  private void strain(PrintWriter out) {
    TextTable table =
        new TextTable(
            words.text("night.strain"),
            "code",
            "name",
            "zone",
            "level",
            "#ratio",
            "#hour",
            "#surplus_mw",
            "#red_h");
    for (NightResult.RegionStrainSummary s : result.strain()) {
      boolean known = s.worstHour() >= 0;
      table.row(
          s.region(),
          name(s.region()),
          words.code("zone", s.zone()),
          words.code("level", s.worstLevel()),
          known ? mw(s.worstStressRatio(), 3) : UNKNOWN,
          known ? "%02d".formatted(s.worstHour()) : UNKNOWN,
          known ? mw(s.minSurplusMw(), 0) : UNKNOWN,
          words.number(s.hoursRed()));
    }
    table.print(out, words);
  }

  private void quotas(PrintWriter out) {
    TextTable table =
        new TextTable(
            words.text("night.quotas"),
            "code",
            "name",
            "#sites",
            "#licensed_mw",
            "#quota_mwh",
            "#most_mw",
            "#hours",
            "#exempt_mwh",
            "#allowed_mwh",
            "#interruptible_mwh",
            "#reoffer_mwh");
    for (NightResult.RegionQuotaSummary q : result.quotas()) {
      table.row(
          q.region(),
          name(q.region()),
          words.number(q.sites()),
          mw(q.licensedMw(), 1),
          mw(q.quotaMwh(), 1),
          mw(q.maxQuotaMw(), 1),
          words.number(q.hoursWithQuota()),
          mw(q.exemptMwh(), 1),
          mw(q.allowedMwh(), 1),
          mw(q.interruptibleMwh(), 1),
          mw(q.reofferMwh(), 1));
    }
    List<NightResult.RegionQuotaSummary> all = result.quotas();
    table.row(
        "",
        words.text("night.in_all"),
        words.number(all.stream().mapToLong(NightResult.RegionQuotaSummary::sites).sum()),
        total(NightResult.RegionQuotaSummary::licensedMw),
        total(NightResult.RegionQuotaSummary::quotaMwh),
        "",
        "",
        total(NightResult.RegionQuotaSummary::exemptMwh),
        total(NightResult.RegionQuotaSummary::allowedMwh),
        total(NightResult.RegionQuotaSummary::interruptibleMwh),
        total(NightResult.RegionQuotaSummary::reofferMwh));
    table.print(out, words);
  }

  private String total(ToDoubleFunction<NightResult.RegionQuotaSummary> figure) {
    return mw(result.quotas().stream().mapToDouble(figure).sum(), 1);
  }

  /** The outcomes of each source's records. */
  static void records(PrintWriter out, List<NightChecks.Records> records, Catalogue words) {
    TextTable table =
        new TextTable(
            words.text("night.records"), "source", "#in", "#accepted", "#superseded", "#rejected");
    for (NightChecks.Records r : records) {
      table.row(
          words.code("source", r.source()),
          words.number(r.in()),
          words.number(r.accepted()),
          words.number(r.superseded()),
          words.number(r.rejected()));
    }
    table.print(out, words);
  }

  private void rejected(PrintWriter out) {
    records(out, result.records(), words);
    if (result.rejected().isEmpty()) {
      return;
    }
    TextTable table = new TextTable(words.text("night.rejected"), "source", "reason", "#count");
    result
        .rejected()
        .forEach(
            (why, count) -> {
              int colon = why.lastIndexOf(": ");
              String code = why.substring(colon < 0 ? 0 : colon + 2);
              table.row(
                  colon < 0 ? "" : words.code("source", why.substring(0, colon)),
                  Catalogue.of(Topic.REASONS, words.language()).find(code).orElse(code),
                  words.number(count));
            });
    table.print(out, words);
  }

  private void findings(PrintWriter out) {
    List<Finding> worst =
        result.findings().stream().sorted(Comparator.naturalOrder()).limit(MOST_FINDINGS).toList();
    if (worst.isEmpty()) {
      return;
    }
    out.printf("%n%s%n", words.text("night.findings"));
    for (Finding finding : worst) {
      out.printf(
          "  %s: %s: %s%n",
          words.code("severity", finding.severity().name().toLowerCase(Locale.ROOT)),
          Visible.text(FindingWords.subject(words.language(), finding.subject())),
          Visible.text(
              FindingWords.text(words.language(), finding.parameters()).orElse(finding.detail())));
    }
    int more = result.findings().size() - worst.size();
    if (more > 0) {
      out.println("  " + words.text("night.more_findings", more));
    }
  }

  private void places(PrintWriter out) {
    out.printf("%n%s  %s%n", words.text("night.published"), result.published());
    out.printf("%s  %s%n", words.text("night.restricted"), result.restricted());
    out.printf("%s  %s%n", words.text("night.page"), result.restricted().resolve(RunPage.NAME));
  }
}
