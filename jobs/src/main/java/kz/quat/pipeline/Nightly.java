package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.Intake;
import kz.quat.extract.LandingFolder;
import kz.quat.extract.Ledger;
import kz.quat.grid.DayStrain;
import kz.quat.publish.commit.Publication;
import kz.quat.publish.page.PageFacts;
import kz.quat.publish.page.RootPage;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunId;
import kz.quat.publish.run.RunReport;
import kz.quat.quality.Finding;
import kz.quat.quality.NightChecks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The whole night, from the landing folder to the commit point. */
public final class Nightly {

  private final SparkSession spark;
  private final QuatConfig config;
  private final Progress progress;
  private final RunFolders folders;

  /** A night over a session and a configuration. */
  public Nightly(SparkSession spark, QuatConfig config, Progress progress) {
    this.spark = spark;
    this.config = config;
    this.progress = progress;
    this.folders = new RunFolders(config.paths());
  }

  /**
   * Runs the night of a delivery day. The same night again is a no-op.
   *
   * @param runTime arrival of files that lie in no received= folder
   * @throws UserErrorException where an input is missing, a gate fails or another run holds the
   *     lock; nothing of the run is then to be seen
   */
  public NightResult run(LocalDate day, Instant runTime) {
    return open(day, runTime, run -> run.night(Stage.PUBLISH)).orElseThrow();
  }

  /**
   * Runs the night up to and with a stage and publishes nothing: what it wrote is rolled back by
   * the next command that opens the warehouse.
   *
   * @return what cleaning made of the new records; empty where there was nothing new
   */
  public List<NightChecks.Records> rehearse(LocalDate day, Instant runTime, Stage last) {
    return open(
        day,
        runTime,
        run -> {
          run.night(last);
          return run.records;
        });
  }

  private <T> T open(LocalDate day, Instant runTime, Function<Run, T> work) {
    Optional<CommitPoint> committed = CommitPoint.read(config.paths());
    refuseThePast(day, committed);
    Map<String, Long> snapshots = committed.map(CommitPoint::snapshots).orElse(Map.of());
    try (Warehouse warehouse =
        progress.stage("open", () -> Warehouse.open(spark, config, snapshots))) {
      folders.recover(committed, config.publish().runsKept());
      return work.apply(new Run(warehouse, day, runTime, committed));
    }
  }

  private static void refuseThePast(LocalDate day, Optional<CommitPoint> committed) {
    if (committed.isPresent() && day.isBefore(committed.get().deliveryDate())) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Delivery day %s is before the newest published one (%s): a night may not know what came later; read it with --as-of"
              .formatted(day, committed.get().deliveryDate()));
    }
  }

  /** One run: what is fixed once its inputs are known. */
  private final class Run {
    private final Warehouse warehouse;
    private final LocalDate day;
    private final Instant runTime;
    private final Optional<CommitPoint> committed;
    private final Instant issuedAt;
    private List<NightChecks.Records> records = List.of();

    Run(Warehouse warehouse, LocalDate day, Instant runTime, Optional<CommitPoint> committed) {
      this.warehouse = warehouse;
      this.day = day;
      this.runTime = runTime;
      this.committed = committed;
      this.issuedAt = config.market().issuedAt(day);
    }

    /** The night up to a stage; a result only where it is published, or had been. */
    Optional<NightResult> night(Stage last) {
      Intake intake = progress.stage("list", this::takeIn);
      String codeVersion = CodeVersion.current();
      Optional<NightResult> already = alreadyPublished(intake, codeVersion);
      if (already.isPresent()) {
        return already;
      }
      requireSources(intake);
      Publication.Facts facts = facts(intake, codeVersion);
      Night night = Night.of(spark, config, warehouse, day, issuedAt, facts.runSeq());

      IntakeStage intakeStage = new IntakeStage(night, intake);
      progress.stage("extract", run(intakeStage::extract));
      if (last == Stage.EXTRACT) {
        return Optional.empty();
      }
      IntakeStage.Result cleaned = intakeStage.clean(progress);
      records = cleaned.records();
      if (last == Stage.CLEAN) {
        return Optional.empty();
      }
      Night placed = night.withRegions(night.inForce(CoreTables.REGIONS, Columns.REGION));
      SortedSet<LocalDate> months = new TreeSet<>(cleaned.months());
      months.add(day.withDayOfMonth(1));

      GridStage grid = new GridStage(placed, months);
      progress.stage("grid", run(grid::derive));
      List<Finding> questioned =
          progress.stage("reconciliation", () -> new ReconciliationStage(placed, months).run());
      if (last == Stage.GRID) {
        return Optional.empty();
      }
      UptakeStage uptake = new UptakeStage(placed, months);
      progress.stage("uptake", run(uptake::derive));
      ComplianceStage compliance = new ComplianceStage(placed, months);
      progress.stage("compliance", run(compliance::run));
      progress.stage("forecast", run(() -> new ForecastStage(placed).run()));
      if (last == Stage.FORECAST) {
        return Optional.empty();
      }
      Publication publication = new Publication(config.paths(), facts);
      QuotaStage quotaStage = new QuotaStage(placed);
      QuotaStage.Decided decided =
          progress.stage(
              "quota",
              () -> {
                QuotaStage.Decided solved =
                    quotaStage.decide(publication, uptake.record(), lastDayBefore());
                quotaStage.write(solved);
                return solved;
              });
      DayStrain dayStrain = new DayStrain(decided.strainInputs(), decided.solution());
      progress.stage(
          "strain",
          run(
              () -> {
                grid.strain(dayStrain.regions(), dayStrain.zones());
                grid.summarise();
              }));
      progress.stage("restatements", run(compliance::restatements));
      if (last == Stage.QUOTA) {
        return Optional.empty();
      }
      QualityStage quality =
          new QualityStage(placed, decided, cleaned.records(), intake, questioned);
      List<Finding> findings = progress.stage("quality", quality::check);
      SortedMap<String, Long> rejected = quality.rejectedByReason();
      if (last == Stage.QUALITY) {
        return Optional.empty();
      }
      Manifest manifest =
          progress.stage(
              "publish", () -> new PublishStage(placed, publication, pageFacts(facts)).run());
      NightResult result =
          new NightSummary(placed, decided, dayStrain, folders)
              .result(facts.runId(), cleaned.records(), rejected, findings);
      report(manifest, result);
      tidy();
      return Optional.of(result);
    }

    private PageFacts pageFacts(Publication.Facts facts) {
      List<Manifest> before =
          folders.kept(facts.predecessor(), Math.max(0, config.publish().runsKept() - 1));
      return PageFacts.of(facts, config.market().zoneId(), before);
    }

    private Intake takeIn() {
      LandingFolder.Listing listing =
          LandingFolder.list(config.paths().landing(), issuedAt, runTime);
      return Ledger.take(warehouse.read(RawTables.FILES), listing, config.paths().landing());
    }

    private Optional<NightResult> alreadyPublished(Intake intake, String codeVersion) {
      if (committed.isEmpty()
          || !committed.get().deliveryDate().equals(day)
          || !intake.files().isEmpty()) {
        return Optional.empty();
      }
      return folders
          .manifest(committed.get().runId())
          .filter(manifest -> manifest.configSha256().equals(config.sha256()))
          .filter(manifest -> manifest.codeVersion().equals(codeVersion))
          .map(manifest -> NightSummary.unchanged(manifest, folders));
    }

    /** A required source that never delivered anything stops the night before it writes. */
    private void requireSources(Intake intake) {
      Set<String> delivered =
          intake.files().stream()
              .map(taken -> taken.file().source().folder())
              .collect(Collectors.toCollection(HashSet::new));
      List<String> missing =
          RawTables.SOURCES.stream()
              .filter(RawTables.Source::required)
              .map(RawTables.Source::folder)
              .filter(folder -> !delivered.contains(folder))
              .toList();
      if (missing.isEmpty()) {
        return;
      }
      for (Row row :
          warehouse.read(RawTables.FILES).select(Columns.SOURCE.col()).distinct().collectAsList()) {
        delivered.add(row.getString(0));
      }
      List<String> never = missing.stream().filter(f -> !delivered.contains(f)).toList();
      if (!never.isEmpty()) {
        throw new UserErrorException(
            UserErrorException.Kind.INPUT,
            "Nothing arrived by %s for %s: put files into %s/<source>/received=YYYYMMDDThhmmZ/"
                .formatted(issuedAt, String.join(", ", never), config.paths().landing()));
      }
    }

    private Publication.Facts facts(Intake intake, String codeVersion) {
      List<RunId.Input> inputs =
          intake.files().stream()
              .map(
                  taken ->
                      new RunId.Input(
                          taken.file().path(), taken.sha256(), taken.file().receivedAt()))
              .toList();
      @Nullable String predecessor = committed.map(CommitPoint::runId).orElse(null);
      return new Publication.Facts(
          RunId.of(day, inputs, config.sha256(), codeVersion, predecessor),
          day,
          issuedAt,
          committed.map(CommitPoint::runSeq).orElse(0L) + 1,
          predecessor,
          config.rules().policyOn(day),
          config.sha256(),
          codeVersion,
          inputs);
    }

    /** The newest published delivery day before this one. */
    private @Nullable LocalDate lastDayBefore() {
      return folders
          .kept(committed.map(CommitPoint::runId).orElse(null), config.publish().runsKept())
          .stream()
          .map(Manifest::deliveryDate)
          .filter(date -> date.isBefore(day))
          .findFirst()
          .orElse(null);
    }

    private void report(Manifest manifest, NightResult result) {
      Map<String, Long> rows = new TreeMap<>();
      manifest.published().forEach(file -> rows.put(file.name(), file.rows()));
      manifest.restricted().forEach(file -> rows.put(file.name(), file.rows()));
      rows.values().removeIf(count -> count < 0);
      new RunReport(
              manifest,
              result.records(),
              result.rejected(),
              rows,
              result.findings(),
              progress.secondsByStage(),
              List.copyOf(progress.secondsByStage().keySet()),
              result.strain(),
              result.quotas(),
              result.unservedMwh(),
              result.worstUnservedMw())
          .write(folders);
    }

    /** After the commit: links, old run folders, old snapshots. A failure here loses nothing. */
    private void tidy() {
      Optional<CommitPoint> now = CommitPoint.read(config.paths());
      folders.recover(now, config.publish().runsKept());
      List<PageFacts.Run> runs =
          folders.kept(config.publish().runsKept()).stream().map(PageFacts.Run::of).toList();
      String zone = config.market().zoneId();
      RootPage.write(config.paths().published(), runs, zone);
      RootPage.write(config.paths().restricted(), runs, zone);
      Map<String, Set<Long>> kept = new HashMap<>();
      folders
          .kept(now.map(CommitPoint::runId).orElse(null), config.publish().runsKept())
          .forEach(
              run ->
                  folders
                      .snapshots(run.runId())
                      .forEach(
                          (table, id) ->
                              kept.computeIfAbsent(table, t -> new HashSet<>()).add(id)));
      warehouse.expire(kept);
    }
  }

  private static java.util.concurrent.Callable<Boolean> run(Runnable work) {
    return () -> {
      work.run();
      return true;
    };
  }
}
