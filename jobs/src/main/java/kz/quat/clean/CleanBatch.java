package kz.quat.clean;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Records of one source that go into one table, with a records equation of their own: records in =
 * accepted + superseded + rejected.
 *
 * @param name the batch in the records equation: the source's folder, or that and what it holds
 * @param checked the typed and checked records
 * @param recordsIn one row with one BIGINT: how many records the run received; null where every raw
 *     row is a record
 * @param mayBeEmpty true where a batch without records leaves no line in the records equation
 * @param filed the reports to which the records belong; null where the source has no reports
 * @param withdrawn what reports so far take back of such records, asked for when earlier batches
 *     have been taken in
 */
public record CleanBatch(
    String name,
    Checked checked,
    @Nullable Dataset<Row> recordsIn,
    boolean mayBeEmpty,
    @Nullable Filed filed,
    Supplier<Withdrawals> withdrawn) {

  /** The one column of {@link #recordsIn}. */
  public static final String RECORDS_IN = CleanColumns.RECORDS.name();

  /**
   * Reports as they were filed.
   *
   * @param documents of {@link CleanReports#documents}
   * @param records which of the judged records are filed with those documents
   */
  public record Filed(Dataset<Row> documents, UnaryOperator<Split> records) {}

  /** A batch in which every raw row is a record. */
  static CleanBatch ofRawRows(Checked checked) {
    return new CleanBatch(
        checked.source().folder(), checked, null, false, null, () -> Withdrawals.NONE);
  }
}
