package kz.quat.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.clean.sources.CleanSource;
import kz.quat.clean.sources.CleanSources;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.Admission;
import kz.quat.extract.Intake;
import kz.quat.extract.Landing;
import kz.quat.extract.Ledger;
import kz.quat.extract.SettledFolders;
import kz.quat.extract.TakenFile;
import kz.quat.publish.commit.Publication;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunId;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed before a night's first stage: the files to take in, and therefore the run's id.
 * Nothing has been written yet.
 *
 * @param intake the files that no run has taken in
 * @param facts the facts that identify the run
 * @param before the kept runs before this one, the newest first
 * @param lost kept runs whose folders are gone
 */
record NightStart(
    Intake intake, Publication.Facts facts, List<Manifest> before, List<String> lost) {

  NightStart {
    before = List.copyOf(before);
    lost = List.copyOf(lost);
  }

  /**
   * Lists the landing folder and names the run.
   *
   * @param runTime arrival time of files that are not in a received= folder
   * @param admission files taken in although they arrived after the issue time
   * @throws UserErrorException (usage) if an admitted file does not exist there; (input) if a
   *     source without which no night can run never delivered anything
   */
  static NightStart of(
      QuatConfig config,
      Warehouse warehouse,
      LocalDate day,
      Instant runTime,
      Optional<CommitPoint> committed,
      Admission admission) {
    Instant issuedAt = config.market().issuedAt(day);
    Landing landing = Landing.of(warehouse.landing(), config.paths().landing());
    List<Row> ledger = warehouse.rows(RawTables.FILES).list(Ledger.COLUMNS);
    Intake intake =
        Ledger.take(
            ledger,
            landing.list(issuedAt, runTime, SettledFolders.of(ledger, issuedAt)),
            landing,
            warehouse.staged(),
            admission);
    @Nullable String predecessor = committed.map(CommitPoint::runId).orElse(null);
    List<RunId.Input> inputs =
        intake.files().stream()
            .map(
                taken ->
                    new RunId.Input(
                        taken.file().path(),
                        taken.sha256(),
                        taken.file().receivedAt(),
                        admission.reasonFor(taken.file().path())))
            .toList();
    String codeVersion = CodeVersion.current();
    Publication.Facts facts =
        new Publication.Facts(
            RunId.of(day, inputs, config.sha256(), codeVersion, predecessor),
            day,
            issuedAt,
            committed.map(CommitPoint::runSeq).orElse(0L) + 1,
            predecessor,
            config.rules().policyOn(day),
            config.sha256(),
            codeVersion,
            inputs);
    RunFolders.Chain chain =
        new RunFolders(config.paths()).chain(predecessor, config.publish().runsKept());
    return new NightStart(intake, facts, chain.runs(), chain.lost());
  }

  /** The published run that this night would only repeat; empty if there is something to do. */
  Optional<Manifest> alreadyPublished() {
    if (!intake.files().isEmpty()) {
      return Optional.empty();
    }
    return before.stream()
        .findFirst()
        .filter(run -> run.deliveryDate().equals(facts.deliveryDate()))
        .filter(run -> run.configSha256().equals(facts.configSha256()))
        .filter(run -> run.codeVersion().equals(facts.codeVersion()));
  }

  /** The newest published delivery day before this one. */
  Optional<LocalDate> lastDayBefore() {
    return before.stream()
        .map(Manifest::deliveryDate)
        .filter(date -> date.isBefore(facts.deliveryDate()))
        .findFirst();
  }

  /**
   * Refuses a night, before it writes anything, if an indispensable source is missing.
   *
   * @throws UserErrorException (input) naming the sources that never delivered a file
   */
  void requireSources(QuatConfig config, Warehouse warehouse) {
    Set<String> delivered =
        intake.files().stream()
            .map(taken -> taken.file().source().folder())
            .collect(Collectors.toCollection(HashSet::new));
    List<String> missing =
        CleanSources.ALL.stream()
            .filter(source -> source.absence().stopsNight())
            .map(CleanSource::landing)
            .map(RawTables.Source::folder)
            .filter(folder -> !delivered.contains(folder))
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    for (Row row :
        warehouse.rows(RawTables.FILES).list(List.of(Columns.SOURCE, RawTables.FILE_STATUS))) {
      if (TakenFile.SEEN.equals(RawTables.FILE_STATUS.from(row))) {
        continue;
      }
      delivered.add(Columns.SOURCE.<String>from(row));
    }
    List<String> never = missing.stream().filter(f -> !delivered.contains(f)).toList();
    if (!never.isEmpty()) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "Nothing arrived by %s for %s: put files into %s/<source>/received=YYYYMMDDThhmmZ/"
              .formatted(facts.issuedAt(), String.join(", ", never), landingName(config)));
    }
  }

  private static Object landingName(QuatConfig config) {
    String stored = config.warehouse().landing();
    return stored.isEmpty() ? config.paths().landing() : stored;
  }
}
