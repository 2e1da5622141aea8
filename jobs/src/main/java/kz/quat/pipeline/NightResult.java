package kz.quat.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.quality.Finding;
import kz.quat.quality.NightChecks;
import org.jspecify.annotations.Nullable;

/**
 * What a night came to, for people and schedulers.
 *
 * @param isNew false where the same night had been published already and nothing was done
 * @param worstHour the system in its worst hour; null where nothing was done
 * @param records records of each source of this run
 * @param rejected refused records of this run by source and reason
 * @param leftUndone what failed after the run was published; null if nothing did
 */
public record NightResult(
    String runId,
    LocalDate deliveryDate,
    Instant issuedAt,
    boolean isNew,
    String policy,
    List<RegionStrainSummary> strain,
    List<RegionQuotaSummary> quotas,
    double unservedMwh,
    double worstUnservedMw,
    @Nullable SystemSummary worstHour,
    List<NightChecks.Records> records,
    SortedMap<String, Long> rejected,
    List<Finding> findings,
    Path published,
    Path restricted,
    @Nullable String leftUndone) {

  public NightResult {
    strain = List.copyOf(strain);
    quotas = List.copyOf(quotas);
    records = List.copyOf(records);
    rejected = new TreeMap<>(rejected);
    findings = List.copyOf(findings);
  }

  /**
   * The same where something failed after the run was published.
   *
   * @param fault what failed; the next run does it again
   */
  NightResult withLeftUndone(String fault) {
    return new NightResult(
        runId,
        deliveryDate,
        issuedAt,
        isNew,
        policy,
        strain,
        quotas,
        unservedMwh,
        worstUnservedMw,
        worstHour,
        records,
        rejected,
        findings,
        published,
        restricted,
        fault);
  }

  /**
   * The system in an hour, its shortage taken apart (docs/spec/strain.md, section 1), MW.
   *
   * @param marketHour the market hour
   * @param status short, short_of_reserve, tight or normal
   * @param uncoveredMw the sum of the four parts
   */
  public record SystemSummary(
      int marketHour,
      String status,
      double uncoveredMw,
      double expectedMw,
      double uncertaintyMw,
      double reserveMw,
      double networkMw) {}

  /**
   * A region's strain through the network on the delivery day.
   *
   * @param worstHour market hour of the highest coordinated ratio; -1 where nothing is known
   * @param minSurplusMw smallest surplus of the day
   */
  public record RegionStrainSummary(
      String region,
      String zone,
      String worstLevel,
      double worstStressRatio,
      int worstHour,
      double minSurplusMw,
      int hoursRed) {}

  /**
   * A region's quotas on the delivery day, exempt power apart.
   *
   * @param allowedMwh quota and exempt power together
   */
  public record RegionQuotaSummary(
      String region,
      long sites,
      double licensedMw,
      double quotaMwh,
      double exemptMwh,
      double allowedMwh,
      double interruptibleMwh,
      double reofferMwh,
      double maxQuotaMw,
      int hoursWithQuota) {}
}
