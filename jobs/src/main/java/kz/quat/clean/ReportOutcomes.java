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
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The verdicts of {@link ReportVerdicts} over the records of a table, key by key. */
final class ReportOutcomes {

  private static final String VERDICT = "verdict";
  private static final String STATEMENTS = "statements";
  private static final StructType TYPE =
      new StructType()
          .add(CleanColumns.OUTCOME.name(), DataTypes.StringType)
          .add(Columns.REASON_CODE.name(), DataTypes.StringType)
          .add(MinerColumns.SUPERSEDED_BY_FILE.name(), DataTypes.StringType)
          .add(MinerColumns.SUPERSEDED_BY_LINE.name(), DataTypes.LongType);
  private static final UserDefinedFunction JUDGE =
      udf((UDF2<Seq<Row>, Row, Row>) ReportOutcomes::verdict, TYPE);

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
        energy.col());
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
      return RowFactory.create(
          CleanColumns.REJECTED, RejectReason.DUPLICATE_KEY.code(), null, null);
    }
    SupersedeReason why = verdict.superseded();
    if (why == null) {
      return RowFactory.create(CleanColumns.ACCEPTED, null, null, null);
    }
    Statement by = statements.get(verdict.by());
    return RowFactory.create(CleanColumns.SUPERSEDED, why.code(), by.file(), by.line());
  }

  private static Statement statement(Row row) {
    Timestamp submitted = row.getTimestamp(2);
    return new Statement(
        row.getString(0),
        row.isNullAt(1) ? 0 : row.getInt(1),
        submitted == null ? null : submitted.toInstant(),
        row.getTimestamp(3).toInstant(),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }
}
