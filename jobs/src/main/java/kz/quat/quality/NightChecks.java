package kz.quat.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import kz.quat.domain.MissingRegions;
import kz.quat.quality.Finding.Severity;
import kz.quat.text.FindingWords;

/**
 * The checks of a night. Each is a plain function of figures that the stages have already computed.
 */
public final class NightChecks {

  private NightChecks() {}

  /** How many records of one source a run read, and what became of them. */
  public record Records(String source, long in, long accepted, long superseded, long rejected) {

    /** Records that the records equation leaves unexplained; 0 where it holds. */
    public long missing() {
      return in - accepted - superseded - rejected;
    }
  }

  /**
   * What follows from the share of a source's records that were refused.
   *
   * @param maxPct percentage of one run's records above which the share is too high
   * @param leastRecords with fewer refused records no share is too high: one bad row of three does
   *     not mean that the format is wrong
   * @param withholding sources whose refused records withhold publication, because quotas depend on
   *     their deliveries
   * @param fallingBack sources for which the records accepted earlier stay in force
   * @param fresh number of refused records of a source that arrived since the last issue time, so
   *     that a bad delivery withholds the night for which it came and not every night after it
   */
  public record RejectedGate(
      double maxPct,
      long leastRecords,
      Set<String> withholding,
      Set<String> fallingBack,
      ToLongFunction<String> fresh) {
    public RejectedGate {
      withholding = Set.copyOf(withholding);
      fallingBack = Set.copyOf(fallingBack);
    }

    private boolean isBroken(Records records, double pct) {
      return pct > maxPct && records.rejected() >= leastRecords;
    }

    /**
     * Called only where a source's share is too high, since counting its fresh records costs a
     * query.
     */
    private boolean withholds(Records records) {
      if (!withholding.contains(records.source())) {
        return false;
      }
      long refused = fresh.applyAsLong(records.source());
      return refused >= leastRecords && 100.0 * refused > maxPct * records.in();
    }

    private String message(String source, boolean withholds) {
      if (fallingBack.contains(source)) {
        return "rejected_share_fell_back";
      }
      if (withholding.contains(source)) {
        return withholds ? "rejected_share_too_high" : "rejected_share_went_on";
      }
      return "rejected_share_only_said";
    }
  }

  /**
   * Checks the records equation and the share of rejected records of every source. A broken
   * equation is fatal, since a record was lost or counted twice.
   */
  public static List<Finding> records(Collection<Records> bySource, RejectedGate gate) {
    List<Finding> findings = new ArrayList<>();
    for (Records records : bySource) {
      if (records.missing() != 0) {
        findings.add(brokenEquation(records));
      }
      if (records.rejected() > 0) {
        findings.add(rejectedShare(records, gate));
      }
    }
    return findings;
  }

  private static Finding brokenEquation(Records records) {
    return new Finding(
        "records_equation",
        records.source(),
        Severity.FATAL,
        FindingWords.of("records_equation")
            .with("records_in", records.in())
            .with("accepted", records.accepted())
            .with("superseded", records.superseded())
            .with("rejected", records.rejected()),
        (double) records.missing(),
        0.0);
  }

  private static Finding rejectedShare(Records records, RejectedGate gate) {
    double pct = records.in() == 0 ? 100 : 100.0 * records.rejected() / records.in();
    boolean broken = gate.isBroken(records, pct);
    boolean withholds = broken && gate.withholds(records);
    return new Finding(
        "rejected_share",
        records.source(),
        withholds ? Severity.FATAL : broken ? Severity.ERROR : Severity.WARNING,
        broken
            ? FindingWords.of(gate.message(records.source(), withholds)).with("pct", pct, 1)
            : FindingWords.of("rejected_share")
                .with("rejected", records.rejected())
                .with("records_in", records.in()),
        pct,
        gate.maxPct());
  }

  /**
   * Checks the continuation of the records equation: every accepted hour is in {@code
   * core_miner__site_hours}, or could not be placed for a stated reason. A broken equation is
   * fatal.
   *
   * @param in site-hours with an accepted reading or report
   * @param placed those of them with a register row in force
   * @param nowhere number of the others, by reason
   */
  public static List<Finding> placement(long in, long placed, SortedMap<String, Long> nowhere) {
    List<Finding> findings = new ArrayList<>();
    long missing = in - placed - nowhere.values().stream().mapToLong(Long::longValue).sum();
    if (missing != 0) {
      findings.add(
          new Finding(
              "site_hours_equation",
              "nation",
              Severity.FATAL,
              FindingWords.of("site_hours_equation")
                  .with("hours_in", in)
                  .with("placed", placed)
                  .with("missing", missing),
              (double) missing,
              0.0));
    }
    nowhere.forEach(
        (reason, hours) ->
            findings.add(
                new Finding(
                    "hours_placed_nowhere",
                    reason,
                    Severity.WARNING,
                    FindingWords.of("hours_placed_nowhere_" + reason).with("hours", hours),
                    (double) hours,
                    0.0)));
    return findings;
  }

  /**
   * Files that were sent again with the bytes of an earlier file, some of whose records had been
   * replaced meanwhile. The replacements stay in force.
   *
   * @param replaced records of the earlier file that another file replaced, and which file that was
   */
  public static List<Finding> sentAgain(Collection<ResentFile> replaced) {
    return replaced.stream()
        .map(
            again ->
                Finding.of(
                    "sent_again_after_correction",
                    again.file(),
                    Severity.WARNING,
                    FindingWords.of("sent_again_after_correction")
                        .with("first", again.first())
                        .with("by", again.by())
                        .with("records", again.records())))
        .toList();
  }

  /**
   * A file sent again, the first file with the same bytes, the file that replaced records of that
   * one, and how many.
   */
  public record ResentFile(String file, String first, String by, long records) {}

  /** Reports a file that a person admitted although it arrived after the issue time. */
  public static Finding admitted(String file, Instant arrived, String reason) {
    return Finding.of(
        "admitted_late",
        file,
        Severity.WARNING,
        FindingWords.of("admitted_late")
            .with("arrived", arrived.toString())
            .with("reason", reason));
  }

  /**
   * Kept runs whose folders no longer exist. As long as one is missing, no older folder is deleted.
   */
  public static List<Finding> lostRuns(Collection<String> runIds) {
    return runIds.stream()
        .map(
            run ->
                Finding.of(
                    "evidence_chain_broken",
                    run,
                    Severity.ERROR,
                    FindingWords.of("evidence_chain_broken")))
        .toList();
  }

  /** Metering points with too few readings to be required: mistyped codes or new meters. */
  public static List<Finding> questionedPoints(long points, long sites, int leastReadings) {
    if (points == 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            "metering_points_questioned",
            "nation",
            Severity.WARNING,
            FindingWords.of("metering_points_questioned")
                .with("points", points)
                .with("sites", sites)
                .with("least", leastReadings),
            (double) points,
            0.0));
  }

  /**
   * Points that sent readings at a site with named points but are not among those; none of their
   * readings count.
   */
  public static List<Finding> unnamedPoints(long points) {
    return points == 0
        ? List.of()
        : List.of(
            new Finding(
                "metering_points_not_named",
                "nation",
                Severity.WARNING,
                FindingWords.of("metering_points_not_named").with("points", points),
                (double) points,
                0.0));
  }

  /**
   * Licences of kind II that name no host in force (they are treated as sites of their own, so that
   * consumption may be counted twice), and hosts whose tenants' licences together exceed their own.
   */
  public static List<Finding> tenants(
      Collection<String> withoutHost, Collection<String> overbookedHosts) {
    List<Finding> findings = new ArrayList<>();
    for (String site : withoutHost) {
      findings.add(
          Finding.of(
              "tenant_without_host",
              site,
              Severity.WARNING,
              FindingWords.of("tenant_without_host")));
    }
    for (String host : overbookedHosts) {
      findings.add(
          Finding.of(
              "tenants_exceed_host",
              host,
              Severity.WARNING,
              FindingWords.of("tenants_exceed_host")));
    }
    return findings;
  }

  /**
   * Hours in which known mining exceeds the load. A warning, since the native load is then taken as
   * 0.
   *
   * @param hours number of such hours in the months derived by this run, by region
   */
  public static List<Finding> nativeBelowZero(SortedMap<String, Long> hours) {
    long all = hours.values().stream().mapToLong(Long::longValue).sum();
    return all == 0
        ? List.of()
        : List.of(
            new Finding(
                "native_below_zero",
                "nation",
                Severity.WARNING,
                FindingWords.of("native_below_zero")
                    .with("hours", all)
                    .with("regions", String.join(", ", hours.keySet())),
                (double) all,
                0.0));
  }

  /** Files that were accepted but held only a heading. */
  public static List<Finding> emptyFiles(List<String> paths) {
    return paths.stream()
        .map(
            path ->
                Finding.of(
                    "file_without_records",
                    path,
                    Severity.WARNING,
                    FindingWords.of("file_without_records")))
        .toList();
  }

  /**
   * Late changes that reach back further than the months that are derived again. What was published
   * for earlier months remains as it was.
   *
   * @param since first day of the change, by source
   */
  public static List<Finding> lateChanges(Map<String, LocalDate> since, int months) {
    return since.entrySet().stream()
        .map(
            change ->
                Finding.of(
                    "late_change_stands",
                    change.getKey(),
                    Severity.WARNING,
                    FindingWords.of("late_change_stands")
                        .with("day", change.getValue().toString())
                        .with("months", months)))
        .toList();
  }

  /** Each region that is left out is an error; too many of them withhold publication. */
  public static List<Finding> regionsWithoutData(MissingRegions missing) {
    List<Finding> findings = new ArrayList<>();
    for (String region : missing.regions()) {
      String parent = missing.separated().get(region);
      findings.add(
          Finding.of(
              "region_without_data",
              region,
              Severity.ERROR,
              parent == null
                  ? FindingWords.of("region_without_data")
                  : FindingWords.of("region_separated").with("parent", parent)));
    }
    if (missing.tooMany()) {
      findings.add(
          new Finding(
              "regions_without_data",
              "nation",
              Severity.FATAL,
              FindingWords.of("regions_without_data")
                  .with("count", missing.regions().size())
                  .with("regions", String.join(", ", missing.regions())),
              (double) missing.regions().size(),
              (double) missing.allowed()));
    }
    return findings;
  }

  /** Reasons for refusing a figure as implausible although its record breaks no other rule. */
  private static final Set<String> NOT_BELIEVED = Set.of("factor_of_last", "implausible_load");

  /** Corrections that affect quotas are errors; other notes are warnings. */
  private static final Map<String, Severity> NOTED =
      Map.of(
          "available_above_installed", Severity.ERROR,
          "licence_above_connection", Severity.WARNING,
          "step_of_level", Severity.WARNING,
          "report_withdrawn", Severity.INFO,
          "left_out_hours_withdrawn", Severity.WARNING,
          "left_out_hours_kept", Severity.WARNING);

  /**
   * Figures that were refused as implausible: one error for each source and reason.
   *
   * @param refused number of records that this run refused, by "source: reason"
   */
  public static List<Finding> notBelieved(Map<String, Long> refused) {
    List<Finding> findings = new ArrayList<>();
    refused.forEach(
        (key, records) -> {
          int colon = key.indexOf(": ");
          String reason = key.substring(colon + 2);
          if (NOT_BELIEVED.contains(reason)) {
            findings.add(
                Finding.of(
                    "implausible_figures",
                    key.substring(0, colon),
                    Severity.ERROR,
                    FindingWords.of("implausible_figures")
                        .with("records", records)
                        .with("reason", reason)));
          }
        });
    return findings;
  }

  /**
   * Figures that were left out or questioned without refusing their record.
   *
   * @param notes number of records with a note, by "source: note"
   */
  public static List<Finding> noted(Map<String, Long> notes) {
    List<Finding> findings = new ArrayList<>();
    notes.forEach(
        (key, records) -> {
          int colon = key.lastIndexOf(": ");
          String what = key.substring(colon + 2);
          Severity severity = NOTED.get(what);
          if (severity != null) {
            findings.add(
                Finding.of(
                    what,
                    key.substring(0, colon),
                    severity,
                    FindingWords.of("changed_in_reading")
                        .with("records", records)
                        .with("what", what)));
          }
        });
    return findings;
  }

  /** True where publication must be withheld. */
  public static boolean withholds(Collection<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.FATAL);
  }
}
