package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import kz.quat.compliance.Restatements;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Lists published figures that this run changed; runs after all of them are derived. */
final class RestatementsStage {

  static final Stage STAGE =
      Stage.named("restatements", "Lists published figures of earlier runs that this run changed.")
          .reads(subjects())
          .writes(ComplianceTables.RESTATEMENTS)
          .needs(Handover.MONTHS)
          .runs(
              state ->
                  new RestatementsStage(state.night(), state.get(Handover.MONTHS)).restatements());

  private final Night night;
  private final Warehouse warehouse;
  private final SortedSet<LocalDate> months;

  private RestatementsStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.months = months;
  }

  private static List<TableSpec> subjects() {
    return Stream.of(Restatements.Subject.values()).map(Restatements.Subject::table).toList();
  }

  /**
   * Lists the changes that this run made to figures of an earlier run, within the published days.
   */
  private void restatements() {
    if (!warehouse.wasPublished()) {
      return;
    }
    Dataset<Row> changes =
        Stream.of(Restatements.Subject.values())
            .map(this::changes)
            .reduce(Dataset::unionByName)
            .orElseThrow()
            .withColumn(Columns.MARKET_DATE.name(), functions.lit(night.day()))
            .withColumn(Columns.RUN_SEQ.name(), functions.lit(night.runSeq()));
    warehouse.append(
        ComplianceTables.RESTATEMENTS,
        changes.select(ComplianceTables.RESTATEMENTS.select()).coalesce(1));
  }

  private Dataset<Row> changes(Restatements.Subject subject) {
    TableSpec table = subject.table();
    Column shown = subject.published(night.day(), night.firstPublished(table));
    return Restatements.of(
        subject,
        Night.inMonths(warehouse.readPublished(table), months).where(shown),
        night.months(table, months).where(shown));
  }
}
