package kz.quat.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.ReportVerdicts.Statement;
import kz.quat.clean.ReportVerdicts.Verdict;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The verdicts of {@link ReportVerdicts} over the records of a table, key by key. */
final class ReportOutcomes {

  private static final String VERDICT = "verdict";
  private static final String STATEMENTS = "statements";
  private static final String ENERGY = "energy";
  private static final RowType TYPE =
      RowType.of(
          "outcome",
          CleanColumns.OUTCOME,
          Columns.REASON_CODE.nullable(),
          MinerColumns.SUPERSEDED_BY_FILE.nullable(),
          MinerColumns.SUPERSEDED_BY_LINE.nullable());
  private static final UserDefinedFunction JUDGE =
      udf((UDF2<Seq<Row>, Row, Row>) ReportOutcomes::verdict, TYPE.structType());

  private ReportOutcomes() {}

  /**
   * The rows with outcome, reason and the record that counts instead.
   *
   * @param partition what keeps records that are compared together, and refused ones apart
   * @param energy of a record, exact
   */
  static Dataset<Row> judged(
      Dataset<Row> rows, TableSpec table, Column[] partition, ColumnSpec energy) {
    Column self = statement(energy);
    Column refused = Columns.REASON_CODE.col().isNotNull();
    Dataset<Row> together =
        rows.withColumn(STATEMENTS, collect_list(self).over(Window.partitionBy(partition)));
    Column verdict = col(VERDICT);
    Column outcome = verdict.getField(CleanColumns.OUTCOME.name());
    Column duplicate = outcome.equalTo(CleanColumns.REJECTED).and(refused.equalTo(false));
    return together
        .withColumn(VERDICT, when(size(col(STATEMENTS)).gt(1), JUDGE.apply(col(STATEMENTS), self)))
        .withColumn(
            CleanColumns.OUTCOME.name(),
            when(refused, CleanColumns.REJECTED)
                .when(verdict.isNull(), CleanColumns.ACCEPTED)
                .otherwise(outcome))
        .withColumn(
            MinerColumns.SUPERSEDED_BY_FILE.name(),
            verdict.getField(MinerColumns.SUPERSEDED_BY_FILE.name()))
        .withColumn(
            MinerColumns.SUPERSEDED_BY_LINE.name(),
            verdict.getField(MinerColumns.SUPERSEDED_BY_LINE.name()))
        .withColumn(
            MinerColumns.COLUMN_NAME.name(),
            when(duplicate, KeyPrecedence.keyName(table)).otherwise(MinerColumns.COLUMN_NAME.col()))
        .withColumn(
            MinerColumns.VALUE_TEXT.name(),
            when(duplicate, KeyPrecedence.key(table)).otherwise(MinerColumns.VALUE_TEXT.col()))
        .withColumn(
            Columns.REASON_CODE.name(),
            when(refused, Columns.REASON_CODE.col())
                .otherwise(verdict.getField(Columns.REASON_CODE.name())))
        .drop(STATEMENTS, VERDICT);
  }

  private static Column statement(ColumnSpec energy) {
    return struct(
        MinerColumns.REPORT_ID.col(),
        MinerColumns.REVISION.col(),
        MinerColumns.SUBMITTED_AT.col(),
        Columns.RECEIVED_AT.col(),
        Columns.SOURCE_FILE.col(),
        Columns.LINE_NO.col(),
        Columns.ITEM_NO.col(),
        energy.col().as(ENERGY));
  }

  private static Row verdict(Seq<Row> rows, Row self) {
    List<Statement> statements = new ArrayList<>();
    int own = -1;
    for (Row row : CollectionConverters.asJava(rows)) {
      own = row.equals(self) ? statements.size() : own;
      statements.add(statement(row));
    }
    Verdict verdict = ReportVerdicts.of(statements).get(own);
    if (verdict.duplicate()) {
      return outcome(CleanColumns.REJECTED, RejectReason.DUPLICATE_KEY.code(), null);
    }
    SupersedeReason why = verdict.superseded();
    if (why == null) {
      return outcome(CleanColumns.ACCEPTED, null, null);
    }
    return outcome(CleanColumns.SUPERSEDED, why.code(), statements.get(verdict.by()));
  }

  private static Row outcome(String outcome, @Nullable String reason, @Nullable Statement by) {
    return TYPE.row()
        .set(CleanColumns.OUTCOME, outcome)
        .set(Columns.REASON_CODE, reason)
        .set(MinerColumns.SUPERSEDED_BY_FILE, by == null ? null : by.file())
        .set(MinerColumns.SUPERSEDED_BY_LINE, by == null ? null : (Long) by.line())
        .build();
  }

  private static Statement statement(Row row) {
    Timestamp submitted = MinerColumns.SUBMITTED_AT.from(row);
    Integer revision = MinerColumns.REVISION.from(row);
    return new Statement(
        MinerColumns.REPORT_ID.from(row),
        revision == null ? 0 : revision,
        submitted == null ? null : submitted.toInstant(),
        Columns.RECEIVED_AT.<Timestamp>from(row).toInstant(),
        Columns.SOURCE_FILE.from(row),
        Columns.LINE_NO.<Long>from(row),
        Columns.ITEM_NO.<Long>from(row),
        row.<Long>getAs(ENERGY));
  }
}
