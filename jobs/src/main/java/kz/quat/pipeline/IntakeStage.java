package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.Checked;
import kz.quat.clean.CleanCalendar;
import kz.quat.clean.CleanGrid;
import kz.quat.clean.CleanMetering;
import kz.quat.clean.CleanPayments;
import kz.quat.clean.CleanRegister;
import kz.quat.clean.CleanReports;
import kz.quat.clean.CleanRules;
import kz.quat.clean.CleanWeather;
import kz.quat.clean.Filings;
import kz.quat.clean.Split;
import kz.quat.extract.Intake;
import kz.quat.extract.LandingFile;
import kz.quat.extract.RawRecords;
import kz.quat.quality.NightChecks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** Stages 1 and 2: new files become raw rows, raw rows become typed tables or are refused. */
final class IntakeStage {

  private final Night night;
  private final Intake intake;
  private final CleanRules rules;
  private final SortedSet<LocalDate> touched = new TreeSet<>();
  private final List<NightChecks.Records> records = new ArrayList<>();
  private final Map<Source, Long> rawRows = new HashMap<>();
  private final List<Dataset<Row>> rejected = new ArrayList<>();
  private final List<Dataset<Row>> superseded = new ArrayList<>();

  IntakeStage(Night night, Intake intake) {
    this.night = night;
    this.intake = intake;
    this.rules = CleanRules.of(night.config());
  }

  /**
   * What came of the new files.
   *
   * @param months first days of the months whose hours changed
   */
  record Result(SortedSet<LocalDate> months, List<NightChecks.Records> records) {}

  /** Appends the new files' text to the raw tables. */
  void extract() {
    for (Source source : RawTables.SOURCES) {
      List<LandingFile> files = intake.of(source);
      if (!files.isEmpty()) {
        Dataset<Row> rows =
            RawRecords.read(
                night.spark(),
                source,
                files,
                night.config().paths().landing(),
                night.runSeq(),
                night.config().clean());
        rawRows.put(source, night.warehouse().append(source.table(), rows));
      }
    }
    if (!intake.files().isEmpty()) {
      night.warehouse().appendRows(RawTables.FILES, intake.ledgerRows(night.runSeq()));
    }
  }

  /** Judges the new records source by source; the register first, for others need it. */
  Result clean(Progress progress) {
    for (Source source : RawTables.SOURCES) {
      if (!intake.of(source).isEmpty() && isCleaned(source)) {
        progress.stage(
            "clean " + source.folder(),
            () -> {
              judge(source);
              return true;
            });
      }
    }
    appendRefused();
    return new Result(touched, records);
  }

  /** Inspections are kept as text until there is a use for them. */
  private static boolean isCleaned(Source source) {
    return !source.equals(RawTables.INSPECTIONS);
  }

  private void judge(Source source) {
    Dataset<Row> raw =
        night.warehouse().read(source.table()).where(Columns.RUN_SEQ.col().equalTo(night.runSeq()));
    Dataset<Row> documents =
        source.equals(RawTables.REPORTS)
            ? kept(CleanReports.documents(raw, register(), rules))
            : raw;
    Split split = kept(split(checked(source, documents)));
    if (source.equals(RawTables.REPORTS)) {
      judgeTotals(documents);
    }
    Map<String, Long> byFate = new TreeMap<>();
    Set<String> fates = new HashSet<>();
    SortedSet<LocalDate> months = new TreeSet<>();
    boolean displaced = false;
    for (Row row : split.fates().collectAsList()) {
      Date month = row.getDate(1);
      if (month != null && !row.getString(2).equals("rejected")) {
        months.add(month.toLocalDate());
      }
      fates.add(row.getString(2));
      if (row.getBoolean(0)) {
        byFate.merge(row.getString(2), row.getLong(3), Long::sum);
      } else {
        displaced |= row.getString(2).equals("superseded");
      }
    }
    replace(split, months);
    touched.addAll(months);
    if (fates.contains("rejected")) {
      rejected.add(split.rejected());
    }
    if (fates.contains("superseded")) {
      superseded.add(split.superseded());
    }
    if (source.equals(RawTables.REPORTS)) {
      file(documents, split, displaced);
    }
    records.add(
        new NightChecks.Records(
            source.folder(),
            source.equals(RawTables.REPORTS)
                ? CleanReports.recordsIn(documents).first().getLong(0)
                : rawRows.getOrDefault(source, 0L),
            byFate.getOrDefault("accepted", 0L),
            byFate.getOrDefault("superseded", 0L),
            byFate.getOrDefault("rejected", 0L)));
  }

  /**
   * Adds the new reports; where they displaced readings of earlier ones, these say so from now: the
   * months in which those arrived are written anew, whatever the history.
   */
  private void file(Dataset<Row> documents, Split split, boolean displaced) {
    if (displaced) {
      placeOldFilings();
      Set<LocalDate> months = new TreeSet<>();
      for (Row row : Filings.amendedMonths(split, rules.marketZone()).collectAsList()) {
        months.add(row.getDate(0).toLocalDate());
      }
      Dataset<Row> amended = Filings.amended(night.months(CoreTables.FILINGS, months), split);
      night.warehouse().replacePieces(CoreTables.FILINGS, amended.coalesce(1), months);
    }
    Dataset<Row> filings = Filings.of(documents, split, rules.marketZone());
    night.warehouse().append(CoreTables.FILINGS, filings.coalesce(1));
  }

  /** A warehouse of before the table was cut holds reports in no month: all are placed once. */
  private void placeOldFilings() {
    Dataset<Row> filings = night.warehouse().read(CoreTables.FILINGS);
    if (!filings.where(CoreTables.ARRIVAL_DATE.col().isNull()).isEmpty()) {
      night.warehouse().replaceAll(CoreTables.FILINGS, Filings.placed(filings, rules.marketZone()));
    }
  }

  /** Totals that reports state are records beside their hours, with an equation of their own. */
  private void judgeTotals(Dataset<Row> documents) {
    long in = CleanReports.totalsIn(documents).first().getLong(0);
    if (in == 0) {
      return;
    }
    Split split = kept(split(CleanReports.totals(documents)));
    Map<String, Long> byFate = new TreeMap<>();
    SortedSet<LocalDate> months = new TreeSet<>();
    boolean displaced = false;
    for (Row row : split.fates().collectAsList()) {
      months.add(row.getDate(1).toLocalDate());
      if (row.getBoolean(0)) {
        byFate.merge(row.getString(2), row.getLong(3), Long::sum);
      } else {
        displaced |= row.getString(2).equals("superseded");
      }
    }
    replace(split, months);
    touched.addAll(months);
    rejected.add(split.rejected());
    superseded.add(split.superseded());
    // Reports with hours are filed with those.
    file(documents.where(CleanReports.hasNoHours()), CleanReports.filedAlone(split), displaced);
    records.add(
        new NightChecks.Records(
            "reports: totals",
            in,
            byFate.getOrDefault("accepted", 0L),
            byFate.getOrDefault("superseded", 0L),
            byFate.getOrDefault("rejected", 0L)));
  }

  private Dataset<Row> register() {
    return night.warehouse().read(CoreTables.REGISTER_SITES);
  }

  private Checked checked(Source source, Dataset<Row> raw) {
    return switch (source.folder()) {
      case "register" -> CleanRegister.sites(raw, rules);
      case "reports" -> CleanReports.hours(raw);
      case "metering" -> CleanMetering.hours(raw, register(), rules);
      case "grid_load" -> CleanGrid.load(raw, rules);
      case "grid_capacity" -> CleanGrid.capacity(raw, rules);
      case "grid_outages" -> CleanGrid.outages(raw, rules);
      case "grid_regions" -> CleanGrid.regions(raw, rules);
      case "grid_ties" -> CleanGrid.ties(raw, rules);
      case "weather" -> CleanWeather.hours(raw, rules);
      case "calendar" -> CleanCalendar.days(raw, rules);
      case "fees" -> CleanPayments.fees(raw, register(), rules);
      case "purchases" -> CleanPayments.purchases(raw, register(), rules);
      default -> throw new IllegalStateException("No cleaning for " + source.folder());
    };
  }

  /** Only the months that the new records touch are read again; a new table has none to read. */
  private Split split(Checked checked) {
    Table table = checked.table();
    if (!night.warehouse().holds(table)) {
      return checked.alone();
    }
    if (table.partitioning() == Table.Partitioning.NONE) {
      return checked.against(night.warehouse().read(table));
    }
    Checked read = new Checked(checked.source(), table, kept(checked.rows()));
    List<LocalDate> months =
        read.touchedMonths().collectAsList().stream()
            .map(row -> row.getDate(0).toLocalDate())
            .toList();
    return read.against(night.months(table, months));
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
    if (split.table().partitioning() == Table.Partitioning.NONE) {
      night.warehouse().replaceAll(split.table(), split.accepted());
    } else {
      night.warehouse().replacePieces(split.table(), split.accepted(), months);
    }
  }

  private void appendRefused() {
    rejected.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> night.warehouse().append(CoreTables.REJECTED, rows.coalesce(1)));
    superseded.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(rows -> night.warehouse().append(CoreTables.SUPERSEDED, rows.coalesce(1)));
  }

  /** Records refused by this run, by source and reason. */
  static List<Row> rejectedByReason(Night night) {
    return night
        .warehouse()
        .read(CoreTables.REJECTED)
        .where(Columns.RUN_SEQ.col().equalTo(night.runSeq()))
        .groupBy(Columns.SOURCE.col(), Columns.REASON_CODE.col())
        .agg(functions.count(functions.lit(1)))
        .orderBy(Columns.SOURCE.col(), Columns.REASON_CODE.col())
        .collectAsList();
  }
}
