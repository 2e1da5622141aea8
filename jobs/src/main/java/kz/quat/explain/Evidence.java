package kz.quat.explain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.quat.domain.Language;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for a case in addition to its own files: the sites of the day, the delivered records
 * from which its figures were taken, and the rules in force. Rows are sorted by key.
 *
 * @param sites every site of the register on the day, including those left out of the case
 * @param tenants sites of the register whose quota belongs to their host
 * @param sources where the figures were delivered
 * @param rules the rules of conf/ in force on the day
 */
public record Evidence(
    List<Site> sites, List<Tenant> tenants, List<Source> sources, List<Rule> rules) {

  /** Sorts the rows. */
  public Evidence {
    sites = sites.stream().sorted(Comparator.comparing(Site::siteId)).toList();
    tenants = tenants.stream().sorted(Comparator.comparing(Tenant::siteId)).toList();
    sources =
        sources.stream()
            .sorted(
                Comparator.comparing(Source::kind)
                    .thenComparing(Source::name)
                    .thenComparingInt(Source::hour)
                    .thenComparing(Source::file)
                    .thenComparingLong(Source::line))
            .toList();
    rules =
        rules.stream()
            .sorted(
                Comparator.comparing(Rule::rule)
                    .thenComparing(Rule::name)
                    .thenComparing(Rule::validFrom)
                    .thenComparing(Rule::hours))
            .toList();
  }

  /**
   * A site of the register on the day.
   *
   * @param zone blank if its region has none
   * @param licensedMw MW, including the exempt part
   * @param exemptMw MW served by own, renewable or imported power
   * @param policyWeightMw the weight with which it shares in its tier, MW
   * @param weightDetail the figures behind the compliance factor, {@code name=value} joined by
   *     {@code ;}
   * @param weightReason code of the reason for the compliance factor
   */
  public record Site(
      String siteId,
      String region,
      String zone,
      int tier,
      double licensedMw,
      double exemptMw,
      double complianceFactor,
      String weightReason,
      String weightDetail,
      double policyWeightMw,
      String sourceFile,
      long sourceLine) {}

  /** A licence of kind II and the site whose data centre has its hardware. */
  public record Tenant(String siteId, String hostSiteId) {}

  /**
   * Where a figure was delivered.
   *
   * @param kind {@code capacity}, {@code forecast}, {@code region} (its limits) or {@code tie}
   * @param name region or tie
   * @param hour market hour; -1 if the figure holds for the whole day
   * @param file landing file; for a forecast its model
   * @param line line of the file; 0 if there is none
   */
  public record Source(String kind, String name, int hour, String file, long line) {}

  /**
   * A rule of conf/ in force on the day.
   *
   * @param rule {@code policy}, {@code tier}, {@code reserve}, {@code cap_national}, {@code
   *     cap_zone}, {@code cap_region}, …
   * @param name zone or region; blank for the whole country
   * @param hours market hours joined by blanks; blank for all hours
   * @param value what it sets
   * @param origin the law, order or assumption behind it, in English
   * @param originKk the same in Kazakh; blank if it was not translated
   * @param originRu the same in Russian; blank if it was not translated
   */
  public record Rule(
      String rule,
      String name,
      String hours,
      String value,
      LocalDate validFrom,
      String origin,
      String originKk,
      String originRu) {

    /** The source of the rule in a language; blank if it was not translated. */
    String originIn(Language language) {
      return switch (language) {
        case KK -> originKk;
        case RU -> originRu;
        case EN -> origin;
      };
    }

    boolean holdsIn(int hour) {
      return hours.isEmpty() || List.of(hours.split(" ", -1)).contains(String.valueOf(hour));
    }
  }

  /** The site with this id; empty if the register has none on the day. */
  public Optional<Site> findSite(String siteId) {
    return sites.stream().filter(site -> site.siteId().equals(siteId)).findFirst();
  }

  /** Where a figure was delivered; null if that is unknown. */
  @Nullable Source source(String kind, String name, int hour) {
    return sources.stream()
        .filter(row -> row.kind().equals(kind) && row.name().equals(name))
        .filter(row -> row.hour() == hour || row.hour() < 0)
        .findFirst()
        .orElse(null);
  }

  /**
   * The rule of this kind and name that holds in the hour: one for single hours if there is any,
   * otherwise the general one, and of several the newest. Null if there is none.
   */
  @Nullable Rule rule(String rule, String name, int hour) {
    return rules.stream()
        .filter(row -> row.rule().equals(rule) && row.name().equals(name) && row.holdsIn(hour))
        .max(
            Comparator.comparing((Rule row) -> row.hours().isEmpty() ? 0 : 1)
                .thenComparing(Rule::validFrom))
        .orElse(null);
  }
}
