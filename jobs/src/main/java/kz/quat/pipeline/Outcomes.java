package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.clean.Split;
import org.apache.spark.sql.Row;

/**
 * What became of a batch of records, counted.
 *
 * @param newRecords how many new records had which outcome
 * @param months months of the table of which rows changed; empty for a table of one partition
 * @param anyRejected whether any record was refused
 * @param anySuperseded whether any record was superseded, new or old
 * @param anyDisplaced whether new records displaced some that were in force
 * @param notes how many new records were changed in reading, by what
 */
record Outcomes(
    Map<String, Long> newRecords,
    SortedSet<LocalDate> months,
    boolean anyRejected,
    boolean anySuperseded,
    boolean anyDisplaced,
    Map<String, Long> notes) {

  /** Counts in one pass over the judged records. */
  static Outcomes of(Split split) {
    Map<String, Long> newRecords = new TreeMap<>();
    Map<String, Long> notes = new TreeMap<>();
    SortedSet<LocalDate> months = new TreeSet<>();
    boolean anyRejected = false;
    boolean anySuperseded = false;
    boolean anyDisplaced = false;
    for (Row row : split.outcomes().collectAsList()) {
      boolean isNew = row.<Boolean>getAs(Split.IS_NEW);
      String outcome = row.getAs(Split.OUTCOME);
      boolean isRejected = outcome.equals(Split.REJECTED);
      boolean isSuperseded = outcome.equals(Split.SUPERSEDED);
      Date month = row.getAs(Split.MONTH);
      if (month != null && !isRejected) {
        months.add(month.toLocalDate());
      }
      anyRejected |= isRejected;
      anySuperseded |= isSuperseded;
      anyDisplaced |= isSuperseded && !isNew;
      if (isNew) {
        newRecords.merge(outcome, row.<Long>getAs(Split.RECORDS), Long::sum);
        String note = row.getAs(Split.NOTE);
        if (note != null) {
          notes.merge(note, row.<Long>getAs(Split.RECORDS), Long::sum);
        }
      }
    }
    return new Outcomes(newRecords, months, anyRejected, anySuperseded, anyDisplaced, notes);
  }
}
