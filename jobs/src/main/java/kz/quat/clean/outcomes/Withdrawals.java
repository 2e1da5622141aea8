package kz.quat.clean.outcomes;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Row;

/**
 * Everything that reports have withdrawn so far, and the months affected by the withdrawals of one
 * run.
 *
 * @param all the withdrawals that hold
 * @param months first days of the months (market time) affected by the withdrawals that the run
 *     took in
 */
public record Withdrawals(List<Withdrawal> all, SortedSet<LocalDate> months)
    implements Serializable {

  /** Without any withdrawal. */
  public static final Withdrawals NONE = new Withdrawals(List.of(), new TreeSet<>());

  public Withdrawals {
    all = List.copyOf(all);
  }

  /**
   * Reads the withdrawals from the rows of the table.
   *
   * @param rows of {@link CoreTables#WITHDRAWALS}
   * @param runSeq the run whose months are wanted
   */
  public static Withdrawals of(List<Row> rows, long runSeq, String marketZone) {
    List<Withdrawal> all = new ArrayList<>();
    SortedSet<LocalDate> months = new TreeSet<>();
    for (Row row : rows) {
      if (MinerColumns.IS_WITHDRAWN.<Boolean>from(row)) {
        Withdrawal each = withdrawal(row);
        all.add(each);
        if (Columns.RUN_SEQ.<Long>from(row) == runSeq) {
          addMonths(months, each, ZoneId.of(marketZone));
        }
      }
    }
    return new Withdrawals(all, months);
  }

  private static void addMonths(SortedSet<LocalDate> months, Withdrawal each, ZoneId zone) {
    LocalDate last = each.to().minusMillis(1).atZone(zone).toLocalDate();
    LocalDate month = each.from().atZone(zone).toLocalDate().withDayOfMonth(1);
    for (; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month);
    }
  }

  private static Withdrawal withdrawal(Row row) {
    return new Withdrawal(
        Columns.SITE_ID.from(row),
        MinerColumns.WITHDRAWN_REPORT_ID.from(row),
        instant(MinerColumns.HOUR_FROM_UTC.from(row)),
        instant(MinerColumns.HOUR_TO_UTC.from(row)),
        MinerColumns.BELOW_REVISION.from(row),
        instant(MinerColumns.SUBMITTED_AT.from(row)),
        Columns.SOURCE_FILE.from(row),
        Columns.LINE_NO.<Long>from(row));
  }

  private static Instant instant(Timestamp at) {
    return at.toInstant();
  }
}
