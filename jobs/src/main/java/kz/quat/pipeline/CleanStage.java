package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.Checked;
import kz.quat.clean.CleanBatch;
import kz.quat.clean.CleanInputs;
import kz.quat.clean.CleanRules;
import kz.quat.clean.CleanSource;
import kz.quat.clean.CleanSources;
import kz.quat.clean.MeterIntervals;
import kz.quat.clean.Plausible;
import kz.quat.clean.Split;
import kz.quat.quality.NightChecks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** New raw rows become typed rows of the core tables, or are refused or superseded. */
final class CleanStage {

  static final Stage STAGE =
      Stage.named("clean", "Raw rows become typed core rows; each is accepted or refused.")
          .reads(rawTables())
          .reads(coreTables())
          .reads(CoreTables.FILINGS)
          .writes(coreTables())
          .writes(CoreTables.FILINGS, CoreTables.REJECTED, CoreTables.SUPERSEDED)
          .needs(Handover.RAW_ROWS)
          .gives(Handover.MONTHS, Handover.RECORDS, Handover.NOTES)
          .runs(state -> new CleanStage(state).run());

  private final NightState state;
  private final Night night;
  private final CleanRules rules;
  private final FileReports filings;
  private final SortedSet<LocalDate> touched = new TreeSet<>();
  private final List<NightChecks.Records> records = new ArrayList<>();
  private final SortedMap<String, Long> notes = new TreeMap<>();
  private final List<Dataset<Row>> rejected = new ArrayList<>();
  private final List<Dataset<Row>> superseded = new ArrayList<>();

  private CleanStage(NightState state) {
    this.state = state;
    this.night = state.night();
    this.rules = CleanRules.of(night.config());
    this.filings = new FileReports(night, rules.marketZone());
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

  /** Judges the new records source by source; the register first, for others need it. */
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
    append(CoreTables.REJECTED, rejected);
    append(CoreTables.SUPERSEDED, superseded);
    touched.add(night.day().withDayOfMonth(1));
    state.give(Handover.MONTHS, touched);
    state.give(Handover.RECORDS, List.copyOf(records));
    state.give(Handover.NOTES, notes);
    state.place(night.withRegions(night.inForce(CoreTables.REGIONS, Columns.REGION)));
  }

  private void judge(CleanSource source) {
    RawTables.Source landing = source.landing();
    Dataset<Row> raw =
        night
            .warehouse()
            .read(landing.table())
            .where(Columns.RUN_SEQ.col().equalTo(night.runSeq()));
    CleanInputs inputs =
        new CleanInputs(
            () -> night.warehouse().read(CoreTables.REGISTER_SITES),
            () -> null,
            rules,
            CleanStage::kept);
    long rawRows = state.get(Handover.RAW_ROWS).getOrDefault(landing, 0L);
    source.judge().batches(raw, inputs).forEach(batch -> take(batch, rawRows));
  }

  /** Takes in one batch: its table, what was refused, its reports, its records equation. */
  private void take(CleanBatch batch, long rawRows) {
    Dataset<Row> counted = batch.recordsIn();
    long in = counted == null ? rawRows : counted.first().<Long>getAs(CleanBatch.RECORDS_IN);
    if (in == 0 && batch.mayBeEmpty()) {
      return;
    }
    Split split = kept(split(batch.checked()));
    Outcomes outcomes = Outcomes.of(split);
    replace(split, outcomes.months());
    intervals(split, outcomes);
    touched.addAll(outcomes.months());
    if (outcomes.anyRejected()) {
      rejected.add(split.rejected());
    }
    if (outcomes.anySuperseded()) {
      superseded.add(split.superseded());
    }
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

  /** Only the months that the new records touch are read again; a new table has none to read. */
  private Split split(Checked checked) {
    TableSpec table = checked.table();
    if (!night.warehouse().holds(table)) {
      return believed(checked, null).alone();
    }
    if (table.partitioning() == TableSpec.Partitioning.NONE) {
      Dataset<Row> before = night.warehouse().read(table);
      return believed(checked, before).against(before);
    }
    Checked read = new Checked(checked.source(), table, kept(checked.rows()));
    List<LocalDate> months =
        read.touchedMonths().collectAsList().stream()
            .map(row -> row.<Date>getAs(Split.MONTH).toLocalDate())
            .toList();
    Dataset<Row> before = Plausible.holds(table) ? night.months(table, withBefore(months)) : null;
    return believed(read, before).against(night.months(table, months));
  }

  /** The month before tells on its first day what a region's load is. */
  private static Set<LocalDate> withBefore(List<LocalDate> months) {
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
   * Computed once, by the first action, and cut off from how: what is planned on top of it starts
   * small. The memory is given back with the dataset.
   */
  private static Dataset<Row> kept(Dataset<Row> rows) {
    return rows.localCheckpoint(false, StorageLevel.MEMORY_AND_DISK());
  }

  private void replace(Split split, SortedSet<LocalDate> months) {
    if (split.table().partitioning() == TableSpec.Partitioning.NONE) {
      night.warehouse().replaceAll(split.table(), split.accepted());
    } else {
      night.warehouse().replacePartitions(split.table(), split.accepted(), months);
    }
  }

  /** Written where meters are read more often than by the hour; else without a query. */
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

  private void append(TableSpec table, List<Dataset<Row>> batches) {
    batches.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> night.warehouse().append(table, rows.coalesce(1)));
  }

  /**
   * Records refused by this run, by source and reason: columns source, reason_code and
   * records_rejected.
   */
  static List<Row> rejectedByReason(Night night) {
    return night
        .warehouse()
        .read(CoreTables.REJECTED)
        .where(Columns.RUN_SEQ.col().equalTo(night.runSeq()))
        .groupBy(Columns.SOURCE.col(), Columns.REASON_CODE.col())
        .agg(MinerColumns.RECORDS_REJECTED.as(functions.count(functions.lit(1))))
        .orderBy(Columns.SOURCE.col(), Columns.REASON_CODE.col())
        .collectAsList();
  }
}
