package kz.quat.clean;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;

import java.util.List;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A submission ({@code quat-report/1}) as text fields, with the rows that its site has in the
 * register beside it. Every leaf is text: a number keeps the digits with which it was written.
 */
final class ReportDocument {

  static final String SCHEMA_VERSION = "quat-report/1";
  static final String READINGS = "readings";
  static final String TOTAL = "total";
  static final String HOUR = "hour";
  static final String VALUE = "value";
  static final String FOLD = "fold";

  private static final String DOCUMENT = "document";
  static final String SITE_ROWS = "site_rows";
  private static final String REGISTER = "register_side";
  private static final String REPORT = "report_side";

  static final List<String> REQUIRED =
      List.of(
          "report_id",
          "site_id",
          "miner_bin",
          "period_from",
          "period_to",
          "submitted_at",
          "revision",
          "unit",
          "time");

  private static final StructType TYPE = type();

  private ReportDocument() {}

  private static StructType type() {
    StructType reading =
        new StructType()
            .add(HOUR, DataTypes.StringType)
            .add(VALUE, DataTypes.StringType)
            .add(FOLD, DataTypes.StringType);
    StructType type = new StructType().add("schema", DataTypes.StringType);
    for (String field : REQUIRED) {
      type = type.add(field, DataTypes.StringType);
    }
    return type.add(TOTAL, DataTypes.StringType)
        .add("interval", DataTypes.StringType)
        .add(READINGS, DataTypes.createArrayType(reading));
  }

  /** Raw rows with the document parsed and its site's register rows, in order (left outer). */
  static Dataset<Row> parse(Dataset<Row> raw, Dataset<Row> register) {
    Column siteId = functions.col(REPORT + "." + DOCUMENT).getField("site_id");
    return texts(raw)
        .as(REPORT)
        .join(
            broadcast(rowsBySite(register).as(REGISTER)),
            trim(siteId).equalTo(Columns.SITE_ID.in(REGISTER)),
            "left_outer")
        .drop(Columns.SITE_ID.in(REGISTER));
  }

  /** Raw rows with the document parsed. */
  static Dataset<Row> texts(Dataset<Row> raw) {
    return raw.withColumn(DOCUMENT, from_json(Columns.RECORD_TEXT.col(), TYPE));
  }

  private static Dataset<Row> rowsBySite(Dataset<Row> register) {
    Column row =
        struct(
            Columns.VALID_FROM.col(),
            MinerColumns.VALID_TO.col(),
            Columns.MINER_BIN.col(),
            Columns.CONNECTION_MW.col(),
            Columns.REGION.col());
    return register.groupBy(Columns.SITE_ID.col()).agg(array_sort(collect_list(row)).as(SITE_ROWS));
  }

  /** A field's text without blanks around it; null if nothing is left. */
  static Column field(String name) {
    return nullif(trim(functions.col(DOCUMENT).getField(name)), lit(""));
  }

  /** The readings as they stand; null where there are none. */
  static Column readings() {
    return functions.col(DOCUMENT).getField(READINGS);
  }

  /** True where the document's site stands in the register at all. */
  static Column siteIsKnown() {
    return functions.col(SITE_ROWS).isNotNull();
  }

  /** The region by whose clock the site writes: that of its newest register row. */
  static Column region() {
    return functions
        .try_element_at(functions.col(SITE_ROWS), lit(-1))
        .getField(Columns.REGION.name());
  }

  /** A column of the register row in force on a day ({@link CoreTables#REGISTER_SITES}). */
  static Column onDay(Column day, kz.quat.schema.Column column) {
    Column inForce =
        functions.filter(
            functions.col(SITE_ROWS),
            row ->
                row.getField(Columns.VALID_FROM.name())
                    .leq(day)
                    .and(
                        row.getField(MinerColumns.VALID_TO.name())
                            .isNull()
                            .or(row.getField(MinerColumns.VALID_TO.name()).geq(day))));
    return functions.try_element_at(inForce, lit(-1)).getField(column.name());
  }
}
