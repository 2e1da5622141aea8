package kz.quat.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kz.quat.config.Rules;
import kz.quat.pipeline.NightResult;
import kz.quat.quality.Finding;
import kz.quat.quality.NightChecks;

/**
 * The end of a night on the screen: strain worst first, quotas, what was rejected, where it lies.
 */
final class NightTable {

  private static final int MOST_FINDINGS = 12;

  private final NightResult result;
  private final Map<String, String> names;

  NightTable(Rules rules, NightResult result) {
    this.result = result;
    this.names =
        rules.regions().regions().stream()
            .collect(Collectors.toMap(Rules.Region::code, Rules.Region::nameEn));
  }

  void print(PrintWriter out) {
    if (!result.isNew()) {
      out.printf("Run %s had been published already: nothing to do.%n", result.runId());
      places(out);
      return;
    }
    out.printf(
        "Delivery day %s, issued %s, policy %s, run %s%n",
        result.deliveryDate(), result.issuedAt(), result.policy(), result.runId());
    if (result.unservedMwh() > 0) {
      out.printf(
          "The system is short of its need (P90 and reserve): %,.0f MWh over the day, %,.0f MW at"
              + " worst.%n",
          result.unservedMwh(), result.worstUnservedMw());
    }
    system(out);
    strain(out);
    quotas(out);
    rejected(out);
    findings(out);
    places(out);
  }

  private String name(String region) {
    return names.getOrDefault(region, region);
  }

  /** The system's status with what the word means, and what a shortage consists of. */
  private void system(PrintWriter out) {
    NightResult.SystemSummary worst = result.worstHour();
    if (worst == null) {
      return;
    }
    out.printf(
        "System in its worst hour, %02d:00: %s: %s.%n",
        worst.marketHour(), worst.status(), definition(worst.status()));
    if (worst.uncoveredMw() > 0) {
      out.printf(
          "  %,.0f MW not covered: %,.0f expected (median load), %,.0f uncertainty of the load,"
              + " %,.0f reserve, %,.0f what the network does not let through.%n",
          worst.uncoveredMw(),
          worst.expectedMw(),
          worst.uncertaintyMw(),
          worst.reserveMw(),
          worst.networkMw());
      out.printf(
          "  A need that is not covered is not load shed: it counts reserve and P90 load.%n");
    }
  }

  private static String definition(String status) {
    return switch (status) {
      case "short" -> "not even the expected (median) load can be covered everywhere";
      case "short_of_reserve" ->
          "the load that is exceeded one time in ten, with the reserve, cannot be covered"
              + " everywhere";
      case "tight" -> "all need is covered, the most strained region uses 95 % or more";
      default -> "all need is covered, every region with more than 5 % to spare";
    };
  }

  private void strain(PrintWriter out) {
    out.printf("%nStrain by region through the network, worst first%n");
    out.printf(
        "  %-6s %-16s %-6s %-8s %7s %5s %13s %9s%n",
        "code", "region", "zone", "worst", "stress", "hour", "min surplus", "RED");
    for (NightResult.RegionStrainSummary s : result.strain()) {
      out.printf(
          "  %-6s %-16s %-6s %-8s %7s %5s %10s MW %7d h%n",
          s.region(),
          name(s.region()),
          s.zone(),
          s.worstLevel(),
          s.worstHour() < 0 ? "-" : "%.3f".formatted(s.worstStressRatio()),
          s.worstHour() < 0 ? "-" : "%02d".formatted(s.worstHour()),
          s.worstHour() < 0 ? "-" : "%,.0f".formatted(s.minSurplusMw()),
          s.hoursRed());
    }
  }

  private void quotas(PrintWriter out) {
    out.printf("%nQuotas by region (exempt power apart)%n");
    out.printf(
        "  %-6s %-16s %5s %12s %12s %10s %7s %12s%n",
        "code", "region", "sites", "licensed", "granted", "at most", "hours", "exempt");
    for (NightResult.RegionQuotaSummary q : result.quotas()) {
      out.printf(
          "  %-6s %-16s %5d %9.1f MW %8.1f MWh %7.1f MW %7d %8.1f MWh%n",
          q.region(),
          name(q.region()),
          q.sites(),
          q.licensedMw(),
          q.quotaMwh(),
          q.maxQuotaMw(),
          q.hoursWithQuota(),
          q.exemptMwh());
    }
    out.printf(
        "  %-6s %-16s %5d %9.1f MW %8.1f MWh %21s %8.1f MWh%n",
        "",
        "all",
        result.quotas().stream().mapToLong(NightResult.RegionQuotaSummary::sites).sum(),
        result.quotas().stream().mapToDouble(NightResult.RegionQuotaSummary::licensedMw).sum(),
        result.quotas().stream().mapToDouble(NightResult.RegionQuotaSummary::quotaMwh).sum(),
        "",
        result.quotas().stream().mapToDouble(NightResult.RegionQuotaSummary::exemptMwh).sum());
  }

  /** What became of the records of each source. */
  static void records(PrintWriter out, List<NightChecks.Records> records) {
    out.printf("%nRecords taken in by this run%n");
    out.printf(
        "  %-14s %10s %10s %11s %9s%n", "source", "in", "accepted", "superseded", "rejected");
    for (NightChecks.Records r : records) {
      out.printf(
          "  %-14s %,10d %,10d %,11d %,9d%n",
          r.source(), r.in(), r.accepted(), r.superseded(), r.rejected());
    }
  }

  private void rejected(PrintWriter out) {
    records(out, result.records());
    if (!result.rejected().isEmpty()) {
      out.printf("%nRejected, and why (texts and rules: core_miner__rejected.parquet)%n");
      result.rejected().forEach((why, count) -> out.printf("  %-45s %,7d%n", why, count));
    }
  }

  private void findings(PrintWriter out) {
    List<Finding> worst =
        result.findings().stream().sorted(Comparator.naturalOrder()).limit(MOST_FINDINGS).toList();
    if (worst.isEmpty()) {
      return;
    }
    out.printf("%nFindings%n");
    for (Finding finding : worst) {
      out.printf(
          "  %-8s %-22s %-14s %s%n",
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.check(),
          finding.subject(),
          finding.detail());
    }
    int more = result.findings().size() - worst.size();
    if (more > 0) {
      out.printf("  and %d more in out_quality__findings.parquet%n", more);
    }
  }

  private void places(PrintWriter out) {
    out.printf("%nPublished   %s%n", result.published());
    out.printf("Restricted  %s%n", result.restricted());
  }
}
