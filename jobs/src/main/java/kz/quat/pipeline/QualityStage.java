package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.clean.consumption.Placement;
import kz.quat.clean.sources.CleanSource;
import kz.quat.clean.sources.CleanSources;
import kz.quat.domain.PseudoRegion;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.LandingFinding;
import kz.quat.extract.TakenFile;
import kz.quat.publish.run.RunId;
import kz.quat.quality.Finding;
import kz.quat.quality.ForecastCoverage;
import kz.quat.quality.LoadChecks;
import kz.quat.quality.NightChecks;
import kz.quat.quality.ShortfallOfNeed;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.RawTables;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Runs the checks of the night; a fatal finding withholds publication. */
final class QualityStage {

  static final Stage STAGE =
      Stage.named("quality", "Checks the night; a failed gate withholds publication.")
          .reads(
              OutTables.FORECAST_REGION_HOURS,
              CoreTables.REGION_HOURS,
              CoreTables.LOAD_HOURS,
              CoreTables.REGISTER_SITES,
              CoreTables.REJECTED,
              CoreTables.SUPERSEDED)
          .writes(OutTables.QUALITY_FINDINGS, OutTables.QUALITY_RECORDS)
          .needs(
              Handover.DECIDED,
              Handover.RECORDS,
              Handover.NOTES,
              Handover.STANDING,
              Handover.DERIVED,
              Handover.QUESTIONED,
              Handover.EMPTY_FILES,
              Handover.BALANCE,
              Handover.MARKET)
          .gives(Handover.FINDINGS, Handover.REJECTED)
          .runs(
              state -> {
                QualityStage stage =
                    new QualityStage(
                        state.night(),
                        state.get(Handover.DECIDED),
                        state.get(Handover.RECORDS),
                        state.get(Handover.DERIVED),
                        state.start(),
                        questioned(state));
                state.give(Handover.FINDINGS, stage.check());
                state.give(Handover.REJECTED, stage.rejected);
              });

  /**
   * Name under which the table of records counts the accepted hours of sites; hours that could not
   * be placed count as refused.
   */
  private static final String SITE_HOURS = "site_hours";

  /**
   * Number of days examined: a load that is two days old is normal, one a week old counts as
   * missing.
   */
  private static final int LOAD_DAYS = 7;

  private final Night night;
  private final QuotaStage.QuotaDecision decided;
  private final List<NightChecks.Records> records;
  private final GridStage.GridResult derived;
  private final NightStart start;
  private final List<Finding> questioned;
  private final SortedMap<String, Long> rejected = new TreeMap<>();

  /**
   * The stage for one night.
   *
   * @param derived number of placed hours and the metering points
   * @param start what the night took in, and which kept runs are lost
   * @param questioned findings of earlier stages
   */
  private QualityStage(
      Night night,
      QuotaStage.QuotaDecision decided,
      List<NightChecks.Records> records,
      GridStage.GridResult derived,
      NightStart start,
      List<Finding> questioned) {
    this.night = night;
    this.decided = decided;
    this.records = List.copyOf(records);
    this.derived = derived;
    this.start = start;
    this.questioned = List.copyOf(questioned);
  }

  /**
   * Runs the checks and writes their findings.
   *
   * @throws UserErrorException (gate) naming every fatal finding
   */
  private List<Finding> check() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        NightChecks.records(
            records,
            new NightChecks.RejectedGate(
                night.config().quality().maxRejectedPct(),
                night.config().quality().leastRejectedRecords(),
                CleanSources.folders(CleanSource.Gate.WITHHOLDS),
                CleanSources.folders(CleanSource.Gate.FALLS_BACK),
                this::refusedSinceLastIssue)));
    findings.addAll(placed());
    findings.addAll(NightChecks.lostRuns(start.lost()));
    findings.addAll(
        NightChecks.regionsWithoutData(
            DayRules.missing(night.config(), night.day(), decided.caseOfDay().withoutData())));
    findings.addAll(shortfall(decided.solution().systemHours()).findings());
    findings.addAll(
        NightChecks.tenants(
            decided.caseOfDay().tenants().tenants().withoutHost(),
            decided.caseOfDay().tenants().overbookedHosts()));
    findings.addAll(questioned);
    findings.addAll(loads());
    findings.addAll(landing());
    findings.addAll(NightChecks.sentAgain(sentAgain()));
    for (RunId.Input input : start.facts().inputs()) {
      String reason = input.admittedFor();
      if (reason != null) {
        findings.add(
            NightChecks.admitted(RawTables.publicName(input.file()), input.receivedAt(), reason));
      }
    }
    findings.addAll(ForecastCoverage.findings(coverage().collectAsList()));
    rejected.putAll(CleanStage.rejectedByReason(night));
    findings.addAll(NightChecks.notBelieved(rejected));
    findings.sort(null);
    refuse(findings);
    write(findings);
    return findings;
  }

  /** Need of the delivery day that cannot be covered. */
  private static ShortfallOfNeed shortfall(List<SystemRow> hours) {
    List<SystemRow> shortHours = hours.stream().filter(hour -> hour.uncoveredMw() > 0).toList();
    return new ShortfallOfNeed(
        shortHours.size(),
        shortHours.stream().mapToDouble(SystemRow::uncoveredMw).max().orElse(0),
        shortHours.stream().mapToDouble(SystemRow::expectedMw).sum(),
        shortHours.stream().mapToDouble(SystemRow::uncertaintyMw).sum(),
        shortHours.stream().mapToDouble(SystemRow::reserveMw).sum(),
        shortHours.stream().mapToDouble(SystemRow::networkMw).sum());
  }

  /** Findings about accepted hours that could not be placed and about their metering points. */
  private List<Finding> placed() {
    Placement.Counts counts = derived.placement();
    List<Finding> findings =
        new ArrayList<>(NightChecks.placement(counts.in(), counts.placed(), counts.nowhere()));
    findings.addAll(
        NightChecks.questionedPoints(
            derived.points().questionedPoints(),
            derived.points().questionedSites(),
            night.config().clean().meterLeastReadings()));
    findings.addAll(NightChecks.nativeBelowZero(derived.belowZero()));
    findings.addAll(NightChecks.unnamedPoints(derived.points().unnamedPoints()));
    return findings;
  }

  /** Findings of earlier stages. */
  private static List<Finding> questioned(NightState state) {
    List<Finding> all = new ArrayList<>(state.get(Handover.QUESTIONED));
    all.addAll(NightChecks.noted(state.get(Handover.NOTES)));
    all.addAll(NightChecks.emptyFiles(state.get(Handover.EMPTY_FILES)));
    all.addAll(state.get(Handover.BALANCE));
    all.addAll(state.get(Handover.MARKET));
    all.addAll(
        NightChecks.lateChanges(
            state.get(Handover.STANDING), state.night().config().clean().retroactiveMonths()));
    return all;
  }

  /**
   * Findings about the loads of the last days, compared between regions. The driver reads one
   * table.
   */
  private List<Finding> loads() {
    Set<String> regions = new TreeSet<>(night.zones().keySet());
    regions.removeIf(PseudoRegion::is);
    LoadChecks checks =
        new LoadChecks(
            regions,
            night
                .warehouse()
                .rows(CoreTables.LOAD_HOURS, night.day().minusDays(LOAD_DAYS), night.day())
                .list());
    List<Finding> findings = new ArrayList<>(checks.behind());
    findings.addAll(checks.copied());
    findings.addAll(checks.licences(night.inForce(CoreTables.REGISTER_SITES, Columns.SITE_ID)));
    return findings;
  }

  /** How often the last days' load was within past nights' forecasts. */
  private Dataset<Row> coverage() {
    LocalDate from = night.day().minusDays(ForecastCoverage.DAYS);
    return ForecastCoverage.of(
        night.days(OutTables.FORECAST_REGION_HOURS, from, night.day()),
        night.days(CoreTables.REGION_HOURS, from, night.day()));
  }

  /**
   * Records of a source that arrived since the last night's issue time and were refused. It is 0 if
   * a person admitted a file of the source and therefore has looked at it. This is a query, run
   * only if too many records were refused.
   */
  private long refusedSinceLastIssue(String source) {
    boolean isAdmitted =
        start.facts().inputs().stream()
            .anyMatch(
                input -> input.admittedFor() != null && input.file().startsWith(source + "/"));
    if (isAdmitted) {
      return 0;
    }
    Instant lastIssue = night.config().market().issuedAt(night.day().minusDays(1));
    return night
        .warehouse()
        .read(CoreTables.REJECTED)
        .where(Columns.RUN_SEQ.col().equalTo(night.runSeq()))
        .where(Columns.SOURCE.col().equalTo(source))
        .where(Columns.RECEIVED_AT.col().gt(functions.lit(lastIssue)))
        .count();
  }

  /**
   * Files that were not read because a file with the same bytes was taken in before, although
   * records of that first file have been replaced since. This is a query, run only if there are
   * such files.
   */
  private List<NightChecks.ResentFile> sentAgain() {
    Map<String, String> again = new TreeMap<>();
    for (TakenFile file : start.intake().files()) {
      String first = file.firstFile();
      if (first != null) {
        again.put(first, file.file().path());
      }
    }
    if (again.isEmpty() || !night.warehouse().holds(CoreTables.SUPERSEDED)) {
      return List.of();
    }
    List<NightChecks.ResentFile> found = new ArrayList<>();
    for (Row row :
        night
            .warehouse()
            .read(CoreTables.SUPERSEDED)
            .where(Columns.SOURCE_FILE.col().isin(again.keySet().toArray()))
            .where(MinerColumns.SUPERSEDED_BY_FILE.col().notEqual(Columns.SOURCE_FILE.col()))
            .groupBy(Columns.SOURCE_FILE.col())
            .agg(
                functions
                    .max(MinerColumns.SUPERSEDED_BY_FILE.col())
                    .as(MinerColumns.SUPERSEDED_BY_FILE.name()),
                functions.count(functions.lit(1)).as(MinerColumns.RECORDS_SUPERSEDED.name()))
            .orderBy(Columns.SOURCE_FILE.col())
            .collectAsList()) {
      String first = Columns.SOURCE_FILE.from(row);
      found.add(
          new NightChecks.ResentFile(
              String.valueOf(again.get(first)),
              first,
              MinerColumns.SUPERSEDED_BY_FILE.from(row),
              MinerColumns.RECORDS_SUPERSEDED.<Long>from(row)));
    }
    return found;
  }

  /** Files in the landing folder that were not taken in. */
  private List<Finding> landing() {
    Map<String, Finding> bySubject = new HashMap<>();
    for (LandingFinding left : start.intake().findings()) {
      bySubject.put(
          left.kind().code() + left.path(),
          Finding.of(
              left.kind().code(),
              RawTables.publicName(left.path()),
              Finding.Severity.WARNING,
              left.words()));
    }
    return List.copyOf(bySubject.values());
  }

  private static void refuse(List<Finding> findings) {
    if (NightChecks.withholds(findings)) {
      List<String> fatal =
          findings.stream()
              .filter(finding -> finding.severity() == Finding.Severity.FATAL)
              .map(finding -> finding.check() + " (" + finding.subject() + "): " + finding.detail())
              .toList();
      throw new UserErrorException(
          UserErrorException.Kind.GATE,
          "Nothing was published, a quality gate failed: " + String.join("; ", fatal));
    }
  }

  private void write(List<Finding> findings) {
    night.replaceDay(
        OutTables.QUALITY_FINDINGS,
        findings.stream().map(finding -> finding.row(night.day())).toList());
    Placement.Counts hours = derived.placement();
    NightChecks.Records placed =
        new NightChecks.Records(
            SITE_HOURS, hours.in(), hours.placed(), 0, hours.in() - hours.placed());
    RowType row = RowType.of(OutTables.QUALITY_RECORDS);
    night.replaceDay(
        OutTables.QUALITY_RECORDS,
        Stream.concat(records.stream(), Stream.of(placed))
            .map(
                r ->
                    row.row()
                        .set(Columns.MARKET_DATE, night.day())
                        .set(Columns.SOURCE, r.source())
                        .set(MinerColumns.RECORDS_IN, r.in())
                        .set(MinerColumns.RECORDS_ACCEPTED, r.accepted())
                        .set(MinerColumns.RECORDS_SUPERSEDED, r.superseded())
                        .set(MinerColumns.RECORDS_REJECTED, r.rejected())
                        .build())
            .toList());
  }
}
