package kz.quat.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.InForce;
import org.apache.spark.sql.Row;

/** Reads the corridors between zones for the network of a past hour. */
final class Ties {

  private Ties() {}

  /**
   * The ties in force on a day between two of these zones, by name.
   *
   * @param ties rows of {@link CoreTables#TIES} of all days
   */
  static List<CaseTie> inForce(Collection<Row> ties, LocalDate day, Collection<String> zones) {
    return InForce.on(day, ties, GridColumns.TIE).stream()
        .filter(
            tie ->
                zones.contains(GridColumns.FROM_ZONE.<String>from(tie))
                    && zones.contains(GridColumns.TO_ZONE.<String>from(tie)))
        .map(
            tie ->
                new CaseTie(
                    GridColumns.TIE.from(tie),
                    GridColumns.FROM_ZONE.from(tie),
                    GridColumns.TO_ZONE.from(tie),
                    limit(tie, GridColumns.NTC_FORWARD_MW),
                    limit(tie, GridColumns.NTC_BACKWARD_MW)))
        .toList();
  }

  private static Limit limit(Row tie, ColumnSpec capacity) {
    return Limit.ofMw(capacity.<BigDecimal>from(tie).doubleValue());
  }
}
