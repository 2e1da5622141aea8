package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.outcomes.HeldSplit;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.Columns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a batch of records, counted.
 *
 * @param newRecords number of new records by outcome
 * @param months months in which the table's rows changed; empty for a table with one partition
 * @param rejected number of refused records
 * @param superseded number of superseded records, new or old
 * @param anyDisplaced whether new records displaced some that were in force
 * @param notes number of new records changed when they were read, by kind of change
 */
record Outcomes(
    Map<String, Long> newRecords,
    SortedSet<LocalDate> months,
    long rejected,
    long superseded,
    boolean anyDisplaced,
    Map<String, Long> notes) {

  /** Counts in one pass over the judged records. */
  static Outcomes of(Split split) {
    Counting counting = new Counting();
    for (Row row : split.outcomes().collectAsList()) {
      Date month = row.getAs(Split.MONTH);
      counting.add(row, month == null ? null : month.toLocalDate(), row.getAs(Split.RECORDS));
    }
    return counting.outcomes();
  }

  /** Counts records that the driver holds. */
  static Outcomes of(HeldSplit held) {
    Counting counting = new Counting();
    boolean hasDays = held.split().table().has(Columns.MARKET_DATE);
    for (Row row : held.judged()) {
      Date day = hasDays ? Columns.MARKET_DATE.from(row) : null;
      counting.add(row, day == null ? null : day.toLocalDate().withDayOfMonth(1), 1);
    }
    return counting.outcomes();
  }

  private static final class Counting {
    private final Map<String, Long> newRecords = new TreeMap<>();
    private final Map<String, Long> notes = new TreeMap<>();
    private final SortedSet<LocalDate> months = new TreeSet<>();
    private long rejected;
    private long superseded;
    private boolean anyDisplaced;

    void add(Row row, @Nullable LocalDate month, long records) {
      boolean isNew = row.<Boolean>getAs(Split.IS_NEW);
      String outcome = row.getAs(Split.OUTCOME);
      boolean isRejected = outcome.equals(Split.REJECTED);
      boolean isSuperseded = outcome.equals(Split.SUPERSEDED);
      if (month != null && !isRejected) {
        months.add(month);
      }
      rejected += isRejected ? records : 0;
      superseded += isSuperseded ? records : 0;
      anyDisplaced |= isSuperseded && !isNew;
      if (isNew) {
        newRecords.merge(outcome, records, Long::sum);
        String note = row.getAs(Split.NOTE);
        if (note != null) {
          notes.merge(note, records, Long::sum);
        }
      }
    }

    Outcomes outcomes() {
      return new Outcomes(newRecords, months, rejected, superseded, anyDisplaced, notes);
    }
  }
}
