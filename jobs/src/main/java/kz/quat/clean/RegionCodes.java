package kz.quat.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.config.Rules;
import kz.quat.domain.PseudoRegion;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * Codes of regions as expressions over small constant maps: what an old code became, until when it
 * may be used, and each region's clock. Today's codes are taken for any day, since series are
 * restated on today's regions; an old one until its last day.
 */
public final class RegionCodes {

  private static final String FROM_ABROAD = "^" + PseudoRegion.PREFIX + "[A-Z]{2}$";

  private final Map<String, String> today = new TreeMap<>();
  private final Map<String, LocalDate> lastDay = new TreeMap<>();
  private final Map<String, String> zoneIds = new TreeMap<>();

  private RegionCodes() {}

  /** The codes of conf/rules/regions.yaml. */
  public static RegionCodes of(Rules.RegionRules rules) {
    RegionCodes codes = new RegionCodes();
    codes.zoneIds.putAll(rules.zoneIds());
    for (Rules.Region region : rules.regions()) {
      codes.today.put(region.code(), region.code());
    }
    for (Rules.OldCode old : rules.oldCodes()) {
      if (codes.today.putIfAbsent(old.code(), old.becomes()) == null) {
        codes.lastDay.put(old.code(), old.validTo());
      }
    }
    return codes;
  }

  /** Today's code of a region; null if no region has or had that one. */
  Column code(Column text) {
    return lookup(today, text);
  }

  /** Whether a code names supply from abroad, such as X-RU. */
  static Column isFromAbroad(Column code) {
    return code.rlike(FROM_ABROAD);
  }

  /** The same, and pseudo-regions (supply from abroad, such as X-RU) as they are. */
  Column codeOrAbroad(Column text) {
    return coalesce(code(text), when(isFromAbroad(text), text));
  }

  /** The same of one code; null if no region has or had that one. */
  @Nullable String todays(String code) {
    return today.get(code);
  }

  /** Last day of an old code; null for today's codes. */
  Column lastDay(Column text) {
    return lookup(lastDay, text);
  }

  /** The clocks, tzdb names, by today's code. */
  public Map<String, String> zoneIds() {
    return Collections.unmodifiableMap(zoneIds);
  }

  private static Column lookup(Map<String, ?> map, Column key) {
    if (map.isEmpty()) {
      return lit(null);
    }
    List<Column> entries = new ArrayList<>();
    map.forEach(
        (code, mapped) -> {
          entries.add(lit(code));
          entries.add(lit(mapped));
        });
    return try_element_at(map(entries.toArray(Column[]::new)), key);
  }
}
