package kz.quat.clean.sources;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.outcomes.Withdrawals;
import kz.quat.clean.values.CleanColumns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Records of one source that go into one table and have a records equation of their own: records in
 * = accepted + superseded + rejected.
 *
 * @param name name of the batch in the records equation: the source's folder, or the folder and the
 *     kind of record
 * @param checked the typed and checked records
 * @param recordsIn one row with one BIGINT, the number of records that the run received; null where
 *     every raw row is a record
 * @param mayBeEmpty true where a batch without records is left out of the records equation
 * @param filed the reports to which the records belong; null where the source has no reports
 * @param withdrawn what reports have withdrawn so far of such records; called after the earlier
 *     batches have been taken in
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
   * The reports that the records of a batch came in.
   *
   * @param documents rows of {@link CleanReports#documents}
   * @param records selects those judged records by which the outcome of these documents is counted
   */
  public record Filed(Dataset<Row> documents, UnaryOperator<Split> records) {}

  /** A batch in which every raw row is a record. */
  static CleanBatch ofRawRows(Checked checked) {
    return new CleanBatch(
        checked.source().folder(), checked, null, false, null, () -> Withdrawals.NONE);
  }
}
