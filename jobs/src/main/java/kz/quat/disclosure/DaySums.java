package kz.quat.disclosure;

import java.io.Serializable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import kz.quat.domain.DisclosureRule;
import kz.quat.schema.Columns;
import kz.quat.schema.RowType;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Sums what each miner contributes to the day of a region, by measure, and decides whether the
 * total of any hour of the day is unsafe. It takes one pass over contributions sorted by measure,
 * region and day, and holds one day of one region in memory at a time.
 */
final class DaySums implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** Columns: measure, region, day, miner, the miner's amount, whether the day is unsafe. */
  static final RowType ROW =
      RowType.of(
          "contributions of a day",
          Contributions.MEASURE,
          Columns.REGION,
          Columns.MARKET_DATE,
          Columns.MINER_BIN,
          Contributions.AMOUNT,
          Contributions.UNSAFE);

  private final Limits limits;

  DaySums(DisclosureRule rule) {
    this.limits = new Limits(rule.validFrom().toString(), rule.minContributors(), rule.pPct());
  }

  /** A disclosure rule in a form that can be sent to a Spark task. */
  private record Limits(String validFrom, int minContributors, double pPct)
      implements Serializable {
    DisclosureRule rule() {
      return new DisclosureRule(
          LocalDate.parse(validFrom), minContributors, pPct, "as the night has it");
    }
  }

  /** One day of one region for one measure. */
  private record Cell(String measure, String region, Date day) {
    static Cell of(Row row) {
      return new Cell(
          Contributions.MEASURE.from(row), Columns.REGION.from(row), Columns.MARKET_DATE.from(row));
    }
  }

  @Override
  public Iterator<Row> call(Iterator<Row> sorted) {
    return new Cells(sorted, limits.rule());
  }

  private static final class Cells implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final DisclosureRule rule;
    private Iterator<Row> found = List.<Row>of().iterator();
    private @Nullable Row next;

    Cells(Iterator<Row> rows, DisclosureRule rule) {
      this.rows = rows;
      this.rule = rule;
      this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (!found.hasNext() && next != null) {
        found = cell(Cell.of(next)).iterator();
      }
      return found.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return found.next();
    }

    private List<Row> cell(Cell cell) {
      Map<Long, Map<String, Long>> hours = new HashMap<>();
      while (next != null && Cell.of(next).equals(cell)) {
        Timestamp hour = Columns.HOUR_START_UTC.from(next);
        hours
            .computeIfAbsent(hour.getTime(), key -> new HashMap<>())
            .merge(
                Columns.MINER_BIN.from(next),
                Objects.requireNonNull(Contributions.AMOUNT.<Long>from(next)),
                Math::addExact);
        next = rows.hasNext() ? rows.next() : null;
      }
      boolean unsafe = hours.values().stream().anyMatch(hour -> !rule.isSafe(hour.values()));
      Map<String, Long> miners = new TreeMap<>(Comparator.naturalOrder());
      hours
          .values()
          .forEach(hour -> hour.forEach((miner, wh) -> miners.merge(miner, wh, Math::addExact)));
      List<Row> sums = new ArrayList<>();
      miners.forEach(
          (miner, amount) ->
              sums.add(
                  ROW.row()
                      .set(Contributions.MEASURE, cell.measure())
                      .set(Columns.REGION, cell.region())
                      .set(Columns.MARKET_DATE, cell.day())
                      .set(Columns.MINER_BIN, miner)
                      .set(Contributions.AMOUNT, amount)
                      .set(Contributions.UNSAFE, unsafe)
                      .build()));
      return sums;
    }
  }
}
