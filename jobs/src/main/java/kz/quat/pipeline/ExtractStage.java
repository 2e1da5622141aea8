package kz.quat.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.quat.extract.Intake;
import kz.quat.extract.RawRecords;
import kz.quat.extract.TakenFile;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;

/** Reads new files into the raw tables, as the text that was received. */
final class ExtractStage {

  static final Stage STAGE =
      Stage.named("extract", "Reads new files into the raw tables, as the text received.")
          .writes(rawTables())
          .gives(Handover.RAW_ROWS, Handover.RAW_HELD, Handover.EMPTY_FILES)
          .runs(
              state -> {
                ExtractStage stage = new ExtractStage(state.night());
                stage.run(state.intake());
                state.give(Handover.RAW_ROWS, stage.rawRows);
                state.give(Handover.RAW_HELD, stage.held);
                state.give(Handover.EMPTY_FILES, List.copyOf(stage.empty));
              });

  /**
   * If a source's new files are no larger than this, the driver reads and writes them without a
   * Spark job.
   */
  private static final long HELD_BYTES = 4L << 20;

  /**
   * A file without records is hardly longer than its heading, so only files up to this size are
   * checked for it.
   */
  private static final long HEADING_BYTES = 1024;

  private final Night night;
  private final List<String> empty = new ArrayList<>();
  private final Map<Source, Long> rawRows = new HashMap<>();
  private final Map<Source, List<Row>> held = new HashMap<>();

  private ExtractStage(Night night) {
    this.night = night;
  }

  private static List<TableSpec> rawTables() {
    List<TableSpec> tables = new ArrayList<>();
    RawTables.SOURCES.forEach(source -> tables.add(source.table()));
    tables.add(RawTables.FILES);
    return tables;
  }

  /** Appends the new files' text to the raw tables, and the files to the ledger. */
  private void run(Intake intake) {
    for (Source source : RawTables.SOURCES) {
      List<TakenFile> files = intake.of(source);
      if (!files.isEmpty()) {
        append(source, files, intake);
      }
    }
    if (!intake.files().isEmpty() || !intake.seen().isEmpty()) {
      night.warehouse().appendRows(RawTables.FILES, intake.ledgerRows(night.runSeq()));
    }
    intake.staged().clear();
  }

  private void append(Source source, List<TakenFile> files, Intake intake) {
    RawRecords records = records(source, files, intake);
    if (files.stream().mapToLong(taken -> taken.file().bytes()).sum() <= HELD_BYTES) {
      List<Row> rows = records.list();
      night.warehouse().appendRows(source.table(), rows);
      held.put(source, rows);
      rawRows.put(source, (long) rows.size());
      Set<String> filled = new HashSet<>();
      rows.forEach(row -> filled.add(Columns.SOURCE_FILE.from(row)));
      files.stream()
          .map(taken -> taken.file().path())
          .filter(path -> !filled.contains(path))
          .forEach(empty::add);
    } else {
      for (TakenFile taken : files) {
        boolean isShort = taken.file().bytes() <= HEADING_BYTES;
        if (isShort && records(source, List.of(taken), intake).list().isEmpty()) {
          empty.add(taken.file().path());
        }
      }
      rawRows.put(source, night.warehouse().append(source.table(), records.dataset(night.spark())));
    }
  }

  private RawRecords records(Source source, List<TakenFile> files, Intake intake) {
    return new RawRecords(source, files, intake.staged(), night.runSeq(), night.config().clean());
  }
}
