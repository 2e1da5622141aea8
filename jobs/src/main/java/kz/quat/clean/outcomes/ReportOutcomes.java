package kz.quat.clean.outcomes;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.outcomes.ReportVerdicts.Statement;
import kz.quat.clean.outcomes.ReportVerdicts.Verdict;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.RejectReason;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.RowType;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Applies {@link ReportVerdicts} to the records of a table, key by key. */
final class ReportOutcomes {

  private static final String VERDICT = "verdict";
  private static final String STATEMENTS = "statements";
  private static final String ENERGY = "energy";
  private static final String START = "start";
  private static final String END = "end";
  private static final RowType TYPE =
      RowType.of(
          "outcome",
          CleanColumns.OUTCOME,
          Columns.REASON_CODE.nullable(),
          MinerColumns.SUPERSEDED_BY_FILE.nullable(),
          MinerColumns.SUPERSEDED_BY_LINE.nullable());

  private ReportOutcomes() {}

  /**
   * The rows with their outcome, the reason, and the record that counts instead.
   *
   * @param partition columns by which records are grouped for comparison; they separate refused
   *     records
   * @param withdrawals what reports withdraw. A record that would count but is withdrawn no longer
   *     counts, and a record that it had replaced does not come back
   */
  static Dataset<Row> judged(
      Dataset<Row> rows, TableSpec table, Column[] partition, Withdrawals withdrawals) {
    List<Withdrawal> all = new ArrayList<>(withdrawals.all());
    UserDefinedFunction judge =
        udf(
            (UDF3<Seq<Row>, Row, String, Row>)
                (stated, own, site) -> verdict(stated, own, site, all),
            TYPE.structType());
    Column self = statement(table);
    Column refused = Columns.REASON_CODE.col().isNotNull();
    Dataset<Row> together =
        rows.withColumn(STATEMENTS, collect_list(self).over(Window.partitionBy(partition)));
    Column verdict = col(VERDICT);
    Column outcome = verdict.getField(CleanColumns.OUTCOME.name());
    Column duplicate = outcome.equalTo(CleanColumns.REJECTED).and(refused.equalTo(false));
    return together
        .withColumn(
            VERDICT,
            when(
                size(col(STATEMENTS)).gt(all.isEmpty() ? 1 : 0),
                judge.apply(col(STATEMENTS), self, Columns.SITE_ID.col())))
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

  private static Column statement(TableSpec table) {
    boolean hours = table.has(MinerColumns.ENERGY_WH);
    Column start = hours ? Columns.HOUR_START_UTC.col() : MinerColumns.PERIOD_FROM.col();
    Column end = hours ? start.plus(expr("INTERVAL 1 HOUR")) : MinerColumns.PERIOD_TO.col();
    ColumnSpec energy = hours ? MinerColumns.ENERGY_WH : ReconciliationTables.TOTAL_WH;
    return struct(
        MinerColumns.REPORT_ID.col(),
        MinerColumns.REVISION.col(),
        MinerColumns.SUBMITTED_AT.col(),
        Columns.RECEIVED_AT.col(),
        Columns.SOURCE_FILE.col(),
        Columns.LINE_NO.col(),
        Columns.ITEM_NO.col(),
        energy.col().as(ENERGY),
        start.as(START),
        end.as(END));
  }

  private static Row verdict(Seq<Row> rows, Row self, String siteId, List<Withdrawal> withdrawals) {
    List<Statement> statements = new ArrayList<>();
    int own = -1;
    for (Row row : CollectionConverters.asJava(rows)) {
      own = row.equals(self) ? statements.size() : own;
      statements.add(statement(row));
    }
    Verdict verdict = ReportVerdicts.of(statements).get(own);
    if (verdict.duplicate()) {
      return outcome(CleanColumns.REJECTED, RejectReason.DUPLICATE_KEY.code(), null, 0);
    }
    SupersedeReason why = verdict.superseded();
    if (why != null) {
      Statement by = statements.get(verdict.by());
      return outcome(CleanColumns.SUPERSEDED, why.code(), by.file(), by.line());
    }
    Withdrawal back =
        withdrawals.isEmpty()
            ? null
            : Withdrawal.of(
                withdrawals, siteId, instant(self, START), instant(self, END), statements.get(own));
    return back == null
        ? outcome(CleanColumns.ACCEPTED, null, null, 0)
        : outcome(CleanColumns.SUPERSEDED, back.reason().code(), back.file(), back.line());
  }

  private static Instant instant(Row row, String name) {
    return row.<Timestamp>getAs(name).toInstant();
  }

  private static Row outcome(
      String outcome, @Nullable String reason, @Nullable String byFile, long byLine) {
    return TYPE.row()
        .set(CleanColumns.OUTCOME, outcome)
        .set(Columns.REASON_CODE, reason)
        .set(MinerColumns.SUPERSEDED_BY_FILE, byFile)
        .set(MinerColumns.SUPERSEDED_BY_LINE, byFile == null ? null : (Long) byLine)
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
