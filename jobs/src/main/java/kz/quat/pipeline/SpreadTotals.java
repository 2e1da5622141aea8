package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.reconciliation.StatedTotals;
import kz.quat.schema.CoreTables;
import kz.quat.schema.ReconciliationTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Spreads reported totals over their hours again, for the touched months and for all months that
 * share a total with them. A quarter covers three months, and by a clock other than the market's
 * one hour of another month too.
 */
final class SpreadTotals {

  /** A total with hours in a month begins at most this many months before it. */
  private static final int LONGEST_MONTHS = 3;

  private final Night night;
  private final String marketZone;

  SpreadTotals(Night night) {
    this.night = night;
    this.marketZone = night.config().market().zoneId();
  }

  /** Spreads the totals; does nothing if no total was ever reported. */
  void run(SortedSet<LocalDate> touched) {
    if (!night.warehouse().holds(ReconciliationTables.REPORTED_TOTALS)) {
      return;
    }
    SortedSet<LocalDate> months = new TreeSet<>(touched);
    months.addAll(monthsOfTotalsIn(touched));
    SortedSet<LocalDate> read = monthsOfTotalsIn(months);
    Dataset<Row> hours =
        StatedTotals.spread(
            night.months(ReconciliationTables.REPORTED_TOTALS, read),
            night.months(CoreTables.SITE_HOURS, read),
            marketZone);
    night
        .warehouse()
        .replacePartitions(
            ReconciliationTables.STATED_HOURS,
            Night.inMonths(hours, months).coalesce(1),
            months,
            night.atMost(CoreTables.SITE_HOURS, read));
  }

  /** The months of every total that has an hour in one of the given months. */
  private SortedSet<LocalDate> monthsOfTotalsIn(Collection<LocalDate> months) {
    SortedSet<LocalDate> begins = new TreeSet<>();
    months.forEach(month -> begins.addAll(between(month.minusMonths(LONGEST_MONTHS), month)));
    SortedSet<LocalDate> reached = new TreeSet<>();
    for (Row row :
        StatedTotals.months(night.months(ReconciliationTables.REPORTED_TOTALS, begins), marketZone)
            .collectAsList()) {
      List<LocalDate> ofTotal =
          between(
              row.<Date>getAs(StatedTotals.FIRST_MONTH).toLocalDate(),
              row.<Date>getAs(StatedTotals.LAST_MONTH).toLocalDate());
      if (ofTotal.stream().anyMatch(months::contains)) {
        reached.addAll(ofTotal);
      }
    }
    return reached;
  }

  private static List<LocalDate> between(LocalDate first, LocalDate last) {
    List<LocalDate> months = new ArrayList<>();
    for (LocalDate month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }
}
