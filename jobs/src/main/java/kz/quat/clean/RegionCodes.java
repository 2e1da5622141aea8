package kz.quat.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.config.Rules;
import kz.quat.domain.PseudoRegion;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/**
 * Codes and names of regions as expressions over small constant maps: the code that replaced an old
 * one, the last day on which an old one may be used, and each region's clock. Today's codes are
 * accepted for any day, since series are restated for today's regions; an old code is accepted
 * until its last day.
 */
public final class RegionCodes {

  private static final String UNSEEN = "[\"«»“”]";
  private static final String BLANKS = "[\\s\\u00A0]+";
  private static final String SHORT = " обл\\.?$";
  private static final String REGION_WORD = " область";
  private static final String FROM_ABROAD = "\\A" + PseudoRegion.PREFIX + "[A-Z]{2}\\z";

  private final Map<String, String> today = new TreeMap<>();
  private final Map<String, LocalDate> lastDay = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, LocalDate> lastDayOfName = new TreeMap<>();
  private final Map<String, String> eicAbroad = new TreeMap<>();
  private final Map<String, String> zoneIds = new TreeMap<>();

  private RegionCodes() {}

  /** Takes the codes from conf/rules/regions.yaml. */
  public static RegionCodes of(Rules.RegionRules rules) {
    RegionCodes codes = new RegionCodes();
    codes.zoneIds.putAll(rules.zoneIds());
    for (Rules.Region region : rules.regions()) {
      codes.today.put(region.code(), region.code());
    }
    for (Rules.FormerCode old : rules.oldCodes()) {
      if (codes.today.putIfAbsent(old.code(), old.becomes()) == null) {
        codes.lastDay.put(old.code(), old.validTo());
      }
    }
    for (Rules.EicArea area : rules.eicCodes()) {
      (PseudoRegion.is(area.becomes()) ? codes.eicAbroad : codes.today)
          .put(area.code(), area.becomes());
    }
    for (Rules.Region region : rules.regions()) {
      codes.names.put(plain(region.nameKk()), region.code());
      codes.names.put(plain(region.nameRu()), region.code());
    }
    rules.names().forEach(other -> codes.names.put(plain(other.name()), other.becomes()));
    for (Rules.FormerName former : rules.formerNames()) {
      codes.names.put(plain(former.name()), former.becomes());
      codes.lastDayOfName.put(plain(former.name()), former.validTo());
    }
    return codes;
  }

  /** Knows only the clocks of the regions (tzdb names), by today's code. */
  static RegionCodes ofClocks(Map<String, String> zoneIds) {
    RegionCodes codes = new RegionCodes();
    codes.zoneIds.putAll(zoneIds);
    return codes;
  }

  /**
   * Today's code of the region with this current or former code or name; null if there is no such
   * region.
   */
  public Column code(Column text) {
    return coalesce(lookup(today, text), lookup(names, plain(text)));
  }

  /** A name without differences that do not matter, so that spellings can be compared. */
  private static String plain(String name) {
    return name.replaceAll(UNSEEN, "")
        .replaceAll(BLANKS, " ")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replace('ё', 'е')
        .replaceAll(SHORT, REGION_WORD);
  }

  /** The same for a column. */
  private static Column plain(Column name) {
    Column seen = trim(regexp_replace(regexp_replace(name, UNSEEN, ""), BLANKS, " "));
    return regexp_replace(translate(lower(seen), "ё", "е"), SHORT, REGION_WORD);
  }

  /** True if a code denotes supply from abroad, such as X-RU. */
  public static Column isFromAbroad(Column code) {
    return code.rlike(FROM_ABROAD);
  }

  /** Like {@link #code}, but codes for supply from abroad, such as X-RU, are returned unchanged. */
  public Column codeOrAbroad(Column text) {
    return coalesce(code(text), lookup(eicAbroad, text), when(isFromAbroad(text), text));
  }

  /** The same for a single code; null if there is no such region. */
  public @Nullable String todays(String code) {
    String found = today.get(code);
    return found == null ? names.get(plain(code)) : found;
  }

  /** Last day on which an old code or name may be used; null for those of today. */
  public Column lastDay(Column text) {
    return when(lookup(today, text).isNotNull(), lookup(lastDay, text))
        .otherwise(lookup(lastDayOfName, plain(text)));
  }

  /** The time zones (tzdb names) of the regions, by today's code. */
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
