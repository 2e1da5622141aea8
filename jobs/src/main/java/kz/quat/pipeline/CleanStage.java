package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.CleanRules;
import kz.quat.clean.consumption.RegisterSpans;
import kz.quat.clean.consumption.RetroactiveChange;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.HeldSplit;
import kz.quat.clean.outcomes.Plausible;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.outcomes.Withdrawals;
import kz.quat.clean.sources.CleanBatch;
import kz.quat.clean.sources.CleanInputs;
import kz.quat.clean.sources.CleanSource;
import kz.quat.clean.sources.CleanSources;
import kz.quat.clean.sources.MeterIntervals;
import kz.quat.quality.NightChecks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.schema.RegisterTables;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** Turns new raw rows into typed rows of the core tables, or into refused or superseded records. */
final class CleanStage {

  static final Stage STAGE =
      Stage.named("clean", "Turns raw rows into typed core rows; accepts or refuses each.")
          .reads(rawTables())
          .reads(coreTables())
          .reads(CoreTables.FILINGS)
          .writes(coreTables())
          .writes(CoreTables.FILINGS, CoreTables.REJECTED, CoreTables.SUPERSEDED)
          .needs(Handover.RAW_ROWS, Handover.RAW_HELD)
          .gives(Handover.MONTHS, Handover.RECORDS, Handover.NOTES, Handover.STANDING)
          .runs(state -> new CleanStage(state).run());

  /**
   * The most records that the driver judges itself: a source's new records, or these together with
   * the records in force in their months.
   */
  static final int HELD_ROWS = 50_000;

  private final NightState state;
  private final Night night;
  private final CleanRules rules;
  private final FileReports filings;
  private final SortedSet<LocalDate> touched = new TreeSet<>();
  private final List<NightChecks.Records> records = new ArrayList<>();
  private final SortedMap<String, Long> notes = new TreeMap<>();
  private final SortedMap<String, LocalDate> standing = new TreeMap<>();
  private final AppendedRows rejected;
  private final AppendedRows superseded;

  private CleanStage(NightState state) {
    this.state = state;
    this.night = state.night();
    this.rules = CleanRules.of(night.config());
    this.filings = new FileReports(night, rules.marketZone());
    this.rejected = new AppendedRows(night.warehouse(), CoreTables.REJECTED);
    this.superseded = new AppendedRows(night.warehouse(), CoreTables.SUPERSEDED);
  }

  private static List<TableSpec> rawTables() {
    return CleanSources.ALL.stream()
        .filter(CleanSource::isJudged)
        .map(source -> source.landing().table())
        .toList();
  }

  private static List<TableSpec> coreTables() {
    return CleanSources.ALL.stream().flatMap(source -> source.tables().stream()).toList();
  }

  /**
   * Judges the new records source by source, starting with the register, which other sources need.
   */
  private void run() {
    for (CleanSource source : CleanSources.ALL) {
      if (source.isJudged() && !state.intake().of(source.landing()).isEmpty()) {
        state
            .progress()
            .stage(
                "clean " + source.landing().folder(),
                () -> {
                  judge(source);
                  return true;
                });
      }
    }
    rejected.write();
    superseded.write();
    touched.add(night.day().withDayOfMonth(1));
    state.give(Handover.MONTHS, touched);
    state.give(Handover.RECORDS, List.copyOf(records));
    state.give(Handover.NOTES, notes);
    state.give(Handover.STANDING, standing);
    state.place(night.withRegions(night.inForce(CoreTables.REGIONS, Columns.REGION)));
  }

  private void judge(CleanSource source) {
    RawTables.Source landing = source.landing();
    List<Row> held = state.get(Handover.RAW_HELD).get(landing);
    boolean few = held != null && held.size() <= HELD_ROWS;
    Dataset<Row> raw =
        held != null
            ? night.spark().createDataFrame(held, landing.table().structType())
            : night
                .warehouse()
                .read(landing.table())
                .where(Columns.RUN_SEQ.col().equalTo(night.runSeq()));
    CleanInputs inputs =
        new CleanInputs(
            () -> night.warehouse().read(CoreTables.REGISTER_SITES),
            () ->
                night.warehouse().holds(CoreTables.METERING_POINTS)
                    ? night.warehouse().read(CoreTables.METERING_POINTS)
                    : null,
            this::withdrawals,
            rules,
            rows -> few ? held(rows) : kept(rows));
    long rawRows = state.get(Handover.RAW_ROWS).getOrDefault(landing, 0L);
    source.judge().batches(raw, inputs).forEach(batch -> take(batch, rawRows, few));
  }

  /**
   * Takes in one batch: writes its table, the refused records, the reports and the records
   * equation.
   *
   * @param few whether the driver may hold the new records
   */
  private void take(CleanBatch batch, long rawRows, boolean few) {
    Dataset<Row> counted = batch.recordsIn();
    long in = counted == null ? rawRows : counted.first().<Long>getAs(CleanBatch.RECORDS_IN);
    if (in == 0 && batch.mayBeEmpty()) {
      return;
    }
    Judged judged = split(batch.checked(), few, batch.withdrawn().get());
    HeldSplit held = judged.few() ? held(judged.split()) : null;
    Split split = held == null ? kept(judged.split()) : held.split();
    Outcomes outcomes = held == null ? Outcomes.of(split) : Outcomes.of(held);
    retroactive(split);
    touched.addAll(outcomes.months());
    if (held == null) {
      replace(split, outcomes.months());
      rejected.add(outcomes.rejected(), split::rejected);
      superseded.add(outcomes.superseded(), split::superseded);
    } else {
      replace(held, outcomes.months());
      rejected.add(held.rejected());
      superseded.add(held.superseded());
    }
    intervals(split, outcomes);
    spans(split, outcomes);
    CleanBatch.Filed filed = batch.filed();
    if (filed != null) {
      filings.file(filed.documents(), filed.records().apply(split), outcomes.anyDisplaced());
    }
    outcomes
        .notes()
        .forEach((note, count) -> notes.merge(batch.name() + ": " + note, count, Long::sum));
    Map<String, Long> newRecords = outcomes.newRecords();
    records.add(
        new NightChecks.Records(
            batch.name(),
            in,
            newRecords.getOrDefault(Split.ACCEPTED, 0L),
            newRecords.getOrDefault(Split.SUPERSEDED, 0L),
            newRecords.getOrDefault(Split.REJECTED, 0L)));
  }

  /**
   * Marks months for derivation in which late rows change earlier data. Runs one query for each
   * source that delivered, and none before anything was published.
   */
  private void retroactive(Split split) {
    TableSpec table = split.table();
    if (!RetroactiveChange.holds(table) || !night.warehouse().wasPublished()) {
      return;
    }
    LocalDate earliest =
        night.day().withDayOfMonth(1).minusMonths(night.config().clean().retroactiveMonths());
    RetroactiveChange change =
        new RetroactiveChange(table, ZoneId.of(rules.marketZone()), earliest, night.day())
            .of(
                night.warehouse().holds(table) ? night.warehouse().read(table) : null,
                split.accepted());
    touched.addAll(change.months());
    LocalDate beyond = change.beyond();
    if (beyond != null) {
      standing.put(split.source().folder(), beyond);
    }
  }

  /**
   * Records compared with those in force.
   *
   * @param few whether the driver may hold all of them
   */
  private record Judged(Split split, boolean few) {}

  /**
   * Compares new records with those in force. Only the months that the new records touch are read;
   * a table that does not exist yet has nothing to read.
   */
  private Judged split(Checked checked, boolean few, Withdrawals withdrawn) {
    TableSpec table = checked.table();
    Warehouse warehouse = night.warehouse();
    if (!warehouse.holds(table)) {
      return new Judged(believed(checked, null).against(null, withdrawn), few);
    }
    if (table.partitioning() == TableSpec.Partitioning.NONE) {
      Dataset<Row> before = warehouse.read(table);
      boolean allFew = few && warehouse.rows(table).atMost() <= HELD_ROWS;
      return new Judged(believed(checked, before).against(before), allFew);
    }
    List<Row> held = few ? checked.rows().collectAsList() : null;
    StructType type = checked.rows().schema();
    Dataset<Row> rows =
        held == null ? kept(checked.rows()) : night.spark().createDataFrame(held, type);
    Checked read = new Checked(checked.source(), table, rows);
    SortedSet<LocalDate> months =
        held == null ? months(read.touchedMonths().collectAsList()) : Checked.touchedMonths(held);
    months.addAll(withdrawn.months());
    Dataset<Row> before = Plausible.holds(table) ? night.months(table, withBefore(months)) : null;
    boolean allFew =
        few
            && (months.isEmpty()
                || warehouse.rows(table, months.first(), months.last().plusMonths(1)).atMost()
                    <= HELD_ROWS);
    return new Judged(
        believed(read, before).against(night.months(table, months), withdrawn), allFew);
  }

  /** The reports that were withdrawn; runs no query if none ever was. */
  private Withdrawals withdrawals() {
    return night.warehouse().holds(CoreTables.WITHDRAWALS)
        ? Withdrawals.of(
            night.warehouse().rows(CoreTables.WITHDRAWALS).list(),
            night.runSeq(),
            rules.marketZone())
        : Withdrawals.NONE;
  }

  private static SortedSet<LocalDate> months(List<Row> rows) {
    SortedSet<LocalDate> months = new TreeSet<>();
    rows.forEach(row -> months.add(row.<Date>getAs(Split.MONTH).toLocalDate()));
    return months;
  }

  /**
   * The months and those before them: the plausibility of a region's load on a month's first day is
   * judged by the month before.
   */
  private static Set<LocalDate> withBefore(SortedSet<LocalDate> months) {
    Set<LocalDate> all = new TreeSet<>(months);
    months.forEach(month -> all.add(month.minusMonths(1)));
    return all;
  }

  private Checked believed(Checked checked, @Nullable Dataset<Row> before) {
    return Plausible.holds(checked.table())
        ? Plausible.of(checked, before, rules.believedOn(night.day()))
        : checked;
  }

  private static Split kept(Split split) {
    return new Split(split.source(), split.table(), kept(split.judged()));
  }

  /**
   * A dataset that is computed once, by the first action, and whose plan is cut off there, so that
   * plans built on it stay small. Its memory is released with the dataset.
   */
  private static Dataset<Row> kept(Dataset<Row> rows) {
    return rows.localCheckpoint(false, StorageLevel.MEMORY_AND_DISK());
  }

  /** A dataset that is computed now, so that plans built on it start from rows. */
  private Dataset<Row> held(Dataset<Row> rows) {
    return night.spark().createDataFrame(rows.collectAsList(), rows.schema());
  }

  private HeldSplit held(Split split) {
    List<Row> judged = split.judged().collectAsList();
    Dataset<Row> rows = night.spark().createDataFrame(judged, split.judged().schema());
    return new HeldSplit(new Split(split.source(), split.table(), rows), judged);
  }

  private void replace(Split split, SortedSet<LocalDate> months) {
    if (split.table().partitioning() == TableSpec.Partitioning.NONE) {
      night.warehouse().replaceAll(split.table(), split.accepted());
    } else {
      night.warehouse().replacePartitions(split.table(), split.accepted(), months);
    }
  }

  /** Writes the intervals shorter than an hour; runs no query if no meter is read so often. */
  private void intervals(Split split, Outcomes outcomes) {
    boolean any =
        outcomes.notes().containsKey(MeterIntervals.NOTE)
            || night.warehouse().holds(CoreTables.METER_INTERVALS);
    if (split.table().equals(CoreTables.METER_HOURS) && any) {
      night
          .warehouse()
          .replacePartitions(
              CoreTables.METER_INTERVALS, MeterIntervals.of(split.accepted()), outcomes.months());
    }
  }

  /**
   * Writes the energy between register readings that new readings change: it begins in the months
   * that they touch, in the months before those, and wherever a meter was last read before them, at
   * most clean.retroactive_months earlier.
   */
  private void spans(Split split, Outcomes outcomes) {
    if (!split.table().equals(RegisterTables.READINGS) || outcomes.months().isEmpty()) {
      return;
    }
    SortedSet<LocalDate> months = new TreeSet<>(outcomes.months());
    outcomes.months().forEach(month -> months.add(month.minusMonths(1)));
    touched.addAll(months);
    int reach = Math.max(2, night.config().clean().retroactiveMonths());
    Dataset<Row> spans =
        kept(
            RegisterSpans.of(
                night.days(
                    RegisterTables.READINGS,
                    outcomes.months().first().minusMonths(reach),
                    outcomes.months().last().plusMonths(reach)),
                night.warehouse().read(CoreTables.REGISTER_SITES)));
    String zone = night.config().market().zoneId();
    for (Row row : RegisterSpans.beginnings(spans, outcomes.months(), zone).collectAsList()) {
      months.add(row.<Date>getAs(Split.MONTH).toLocalDate());
    }
    night
        .warehouse()
        .replacePartitions(RegisterTables.SPANS, Night.inMonths(spans, months), months);
  }

  private void replace(HeldSplit held, SortedSet<LocalDate> months) {
    TableSpec table = held.split().table();
    if (table.partitioning() == TableSpec.Partitioning.NONE) {
      night.warehouse().replaceRows(table, held.accepted());
    } else {
      night.warehouse().replaceRows(table, held.accepted(), months);
    }
  }

  /** Number of records refused by this run, by "source: reason". */
  static SortedMap<String, Long> rejectedByReason(Night night) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Row row : night.warehouse().rowsOfRun(CoreTables.REJECTED, night.runSeq()).list()) {
      counts.merge(Columns.SOURCE.from(row) + ": " + Columns.REASON_CODE.from(row), 1L, Long::sum);
    }
    return counts;
  }
}
