package kz.quat.grid;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The reserve of a region and hour (docs/spec/inputs.md, "Reserve"). */
public final class Reserve {

  private Reserve() {}

  /**
   * A rule for the reserve that holds from a day on.
   *
   * @param validFrom ISO date
   * @param percentOfLoad percent of load_p50
   * @param largestUnitMw largest unit by zone; a zone that is missing has none
   */
  public record Rule(String validFrom, double percentOfLoad, Map<String, Double> largestUnitMw) {
    public Rule {
      largestUnitMw = Map.copyOf(largestUnitMw);
    }
  }

  /**
   * Adds {@code reserve_mw}: the larger of a percentage of {@code load_p50_mw} and the region's
   * share of the largest unit of its zone. Shares are in proportion to load within the zone and
   * hour. Days before the first rule use the first rule.
   */
  static Dataset<Row> add(Dataset<Row> rows, List<Rule> rules) {
    Column load = GridColumns.LOAD_P50_MW.col().cast("double");
    Column zoneLoad =
        sum(load).over(Window.partitionBy(Columns.ZONE.col(), Columns.HOUR_START_UTC.col()));
    Column share = when(zoneLoad.gt(0), load.divide(zoneLoad)).otherwise(0.0);
    List<Rule> ascending = rules.stream().sorted(Comparator.comparing(Rule::validFrom)).toList();
    Column reserve = reserve(ascending.get(0), load, share);
    for (Rule rule : ascending) {
      Column inForce = Columns.MARKET_DATE.col().geq(lit(rule.validFrom()).cast("date"));
      reserve = when(inForce, reserve(rule, load, share)).otherwise(reserve);
    }
    return rows.withColumn(GridColumns.RESERVE_MW.name(), GridColumns.RESERVE_MW.as(reserve));
  }

  private static Column reserve(Rule rule, Column load, Column share) {
    Map<String, Double> sorted = new TreeMap<>(rule.largestUnitMw());
    Column largest = lit(0.0);
    if (!sorted.isEmpty()) {
      Column zones = array(sorted.keySet().stream().map(z -> lit(z)).toArray(Column[]::new));
      Column units = array(sorted.values().stream().map(u -> lit(u)).toArray(Column[]::new));
      largest =
          coalesce(try_element_at(map_from_arrays(zones, units), Columns.ZONE.col()), lit(0.0));
    }
    return greatest(load.multiply(rule.percentOfLoad() / 100), share.multiply(largest));
  }
}
