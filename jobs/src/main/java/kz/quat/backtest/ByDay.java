package kz.quat.backtest;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kz.quat.schema.Columns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows that are sorted by market day one day at a time, so that a long span is never in
 * memory as a whole.
 */
public final class ByDay {

  private final Iterator<Row> rows;
  private @Nullable Row next;

  /** Reads from rows in ascending order of {@link Columns#MARKET_DATE}. */
  public ByDay(Iterator<Row> rows) {
    this.rows = rows;
    step();
  }

  private void step() {
    next = rows.hasNext() ? rows.next() : null;
  }

  /** The rows of the day. Rows of earlier days are skipped, so days must be requested in order. */
  public List<Row> of(LocalDate day) {
    List<Row> found = new ArrayList<>();
    for (Row row = next; row != null; row = next) {
      LocalDate date = Columns.MARKET_DATE.<Date>from(row).toLocalDate();
      if (date.isAfter(day)) {
        break;
      }
      if (date.equals(day)) {
        found.add(row);
      }
      step();
    }
    return found;
  }
}
