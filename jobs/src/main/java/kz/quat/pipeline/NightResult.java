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
 * The result of a night for people and schedulers.
 *
 * @param isNew false if the same night had been published before and nothing was done
 * @param worstHour the system in its worst hour; null if nothing was done
 * @param records number of records by source and outcome
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
   * The same result with a failure that happened after the run was published.
   *
   * @param fault what failed; the next run repeats it
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
   * The system in an hour and the parts of its shortage (docs/spec/strain.md, section 1), MW.
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
   * A region's strain on the delivery day with the network taken into account.
   *
   * @param worstHour market hour of the highest coordinated ratio; -1 if no ratio is known
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
   * A region's quotas on the delivery day; exempt power is separate.
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
