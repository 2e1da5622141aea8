package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.config.QuatConfig;
import kz.quat.config.Rules;
import kz.quat.domain.MissingRegions;
import kz.quat.grid.Reserve;
import kz.quat.quota.QuotaSettings;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Converts the effective-dated rules of conf/ into the form that the stages need. */
final class DayRules {

  private DayRules() {}

  /** Policy, tiers and caps of the delivery day. A cap replaces earlier caps of the same name. */
  static QuotaSettings quotaSettings(Rules rules, LocalDate day) {
    Limit national = Limit.UNLIMITED;
    Map<Integer, Limit> byHour = new TreeMap<>();
    Map<String, Limit> byZone = new TreeMap<>();
    Map<String, Limit> byRegion = new TreeMap<>();
    List<Rules.Cap> inForce =
        rules.caps().stream()
            .filter(cap -> !cap.validFrom().isAfter(day))
            .sorted(Comparator.comparing(Rules.Cap::validFrom))
            .toList();
    for (Rules.Cap cap : inForce) {
      Limit limit = limit(cap.capMw());
      String name = cap.name();
      if (cap.scope().equals("zone") && name != null) {
        byZone.put(name, limit);
      } else if (cap.scope().equals("region") && name != null) {
        byRegion.put(name, limit);
      } else if (cap.hours() == null) {
        national = limit;
      } else {
        cap.hours().forEach(hour -> byHour.put(hour, limit));
      }
    }
    Policy policy = Policy.find(rules.policyOn(day)).orElseThrow();
    return new QuotaSettings(
        policy, rules.gridTierOn(day), national, byHour, byZone, floorPrices(rules, day), byRegion);
  }

  /**
   * What a day's case leaves out, and how many regions it may.
   *
   * @param withoutData regions whose load or capacity is unknown in some hour
   */
  static MissingRegions missing(QuatConfig config, LocalDate day, Set<String> withoutData) {
    LocalDate since = day.minusDays(MissingRegions.SETTLING_DAYS);
    return MissingRegions.of(
        withoutData,
        config.rules().regions().separatedSince(since),
        config.grid().maxRegionsMissing());
  }

  private static Map<String, Double> floorPrices(Rules rules, LocalDate day) {
    Map<String, Double> byZone = new TreeMap<>();
    rules.quota().floorPrices().stream()
        .filter(floor -> !floor.validFrom().isAfter(day))
        .sorted(Comparator.comparing(Rules.FloorPrice::validFrom))
        .forEach(
            floor -> {
              Double price = floor.kztPerKwh();
              if (price == null) {
                byZone.remove(floor.zone());
              } else {
                byZone.put(floor.zone(), price);
              }
            });
    return byZone;
  }

  private static Limit limit(@Nullable Double mw) {
    return mw == null ? Limit.UNLIMITED : Limit.ofMw(mw);
  }

  static List<Reserve.Rule> reserve(Rules rules) {
    return rules.reserve().stream()
        .map(
            rule ->
                new Reserve.Rule(
                    rule.validFrom().toString(), rule.percentOfLoad(), rule.largestUnitMw()))
        .toList();
  }

  /** Market time and each region's local clock. */
  static Clocks clocks(SparkSession spark, Rules rules, String marketZone) {
    RowType row = RowType.of("region clock", Columns.REGION, Clocks.ZONE_ID);
    List<Row> rows = new ArrayList<>();
    for (Rules.Region region : rules.regions().regions()) {
      rows.add(
          row.row()
              .set(Columns.REGION, region.code())
              .set(Clocks.ZONE_ID, region.zoneId())
              .build());
    }
    Dataset<Row> zones = spark.createDataFrame(rows, row.structType());
    return new Clocks(marketZone, zones);
  }
}
