package kz.quat.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.extract.Intake;
import kz.quat.extract.RawRecords;
import kz.quat.extract.TakenFile;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** New files become rows of the raw tables, text as received. */
final class ExtractStage {

  static final Stage STAGE =
      Stage.named("extract", "New files become rows of the raw tables, text as received.")
          .writes(rawTables())
          .gives(Handover.RAW_ROWS)
          .runs(
              state ->
                  state.give(
                      Handover.RAW_ROWS, new ExtractStage(state.night()).run(state.intake())));

  private final Night night;

  private ExtractStage(Night night) {
    this.night = night;
  }

  private static List<TableSpec> rawTables() {
    List<TableSpec> tables = new ArrayList<>();
    RawTables.SOURCES.forEach(source -> tables.add(source.table()));
    tables.add(RawTables.FILES);
    return tables;
  }

  /** Appends the new files' text and their lines in the ledger; raw rows by source. */
  private Map<Source, Long> run(Intake intake) {
    Map<Source, Long> rawRows = new HashMap<>();
    for (Source source : RawTables.SOURCES) {
      List<TakenFile> files = intake.of(source);
      if (!files.isEmpty()) {
        Dataset<Row> rows =
            RawRecords.read(
                night.spark(),
                source,
                files,
                intake.staged(),
                night.runSeq(),
                night.config().clean());
        rawRows.put(source, night.warehouse().append(source.table(), rows));
      }
    }
    if (!intake.files().isEmpty()) {
      night.warehouse().appendRows(RawTables.FILES, intake.ledgerRows(night.runSeq()));
    }
    intake.staged().clear();
    return rawRows;
  }
}
