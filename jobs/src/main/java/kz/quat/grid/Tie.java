package kz.quat.grid;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;

/** A corridor between zones with the capacity that holds from a day on. */
record Tie(
    String name, long validFromDay, String from, String to, double forwardMw, double backwardMw)
    implements Serializable {

  /** All ties, the earlier first. */
  static List<Tie> of(List<Row> rows) {
    List<Tie> ties = new ArrayList<>();
    for (Row row : rows) {
      ties.add(
          new Tie(
              GridColumns.TIE.from(row),
              Columns.VALID_FROM.<Date>from(row).toLocalDate().toEpochDay(),
              GridColumns.FROM_ZONE.from(row),
              GridColumns.TO_ZONE.from(row),
              GridColumns.NTC_FORWARD_MW.<BigDecimal>from(row).doubleValue(),
              GridColumns.NTC_BACKWARD_MW.<BigDecimal>from(row).doubleValue()));
    }
    ties.sort(Comparator.comparing(Tie::validFromDay).thenComparing(Tie::name));
    return ties;
  }

  /** The ties in force on a day whose two zones are both there. */
  static List<CaseTie> inForce(List<Tie> ties, long day, List<String> zones) {
    Map<String, Tie> latest = new LinkedHashMap<>();
    for (Tie tie : ties) {
      if (tie.validFromDay() <= day) {
        latest.put(tie.name(), tie);
      }
    }
    return latest.values().stream()
        .filter(tie -> zones.contains(tie.from()) && zones.contains(tie.to()))
        .map(
            tie ->
                new CaseTie(
                    tie.name(),
                    tie.from(),
                    tie.to(),
                    Limit.ofMw(tie.forwardMw()),
                    Limit.ofMw(tie.backwardMw())))
        .toList();
  }
}
