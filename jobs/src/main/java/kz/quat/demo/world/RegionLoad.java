package kz.quat.demo.world;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metered load of each region by hour, kW, mining included. DERIVED energy: a month's sum is
 * exactly (but for rounding) the region's real year times the real monthly share. SYNTHETIC course
 * within the month. In December 2022 the 7th is scaled as a whole, and the rest of the month in the
 * opposite direction, so that the national load of the record hour is the REAL 16,459 MW.
 */
public final class RegionLoad {
  public static final long RECORD_LOAD_KW = 16_459_000L;
  public static final LocalDate RECORD_DAY = LocalDate.of(2022, 12, 7);

  /** 18:00 to 19:00 in Astana. The day is published; the hour is our choice. */
  public static final long RECORD_HOUR = MarketClock.startHour(RECORD_DAY) + 18;

  private static final YearMonth RECORD_MONTH = YearMonth.from(RECORD_DAY);

  /** The largest region receives the few kW that rounding leaves over. */
  private static final String ROUNDING_REGION = "KZ-55";

  private final ReferenceData reference;
  private final LoadShape shape;
  private final MiningDemand mining;
  private final Map<YearMonth, Map<String, long[]>> months = new HashMap<>();

  public RegionLoad(ReferenceData reference, LoadShape shape, MiningDemand mining) {
    this.reference = reference;
    this.shape = shape;
    this.mining = mining;
  }

  public long kw(DemoRegion region, long epochHour) {
    YearMonth month = YearMonth.from(MarketClock.marketDay(epochHour));
    long[] hours = month(month).get(region.code());
    if (hours == null) {
      throw new IllegalArgumentException("Unknown region " + region.code());
    }
    return hours[(int) (epochHour - MarketClock.startHour(month))];
  }

  /** All hours of a market month, by region code. */
  public Map<String, long[]> month(YearMonth month) {
    return months.computeIfAbsent(month, this::compute);
  }

  private Map<String, long[]> compute(YearMonth month) {
    Map<String, RegionMonth> parts = new TreeMap<>();
    for (DemoRegion region : reference.regions()) {
      parts.put(region.code(), RegionMonth.of(region, month, reference, shape, mining));
    }
    Map<String, long[]> result = new TreeMap<>();
    if (!month.equals(RECORD_MONTH)) {
      parts.forEach((code, part) -> result.put(code, part.totalKw()));
      return result;
    }
    double factor = recordFactor(parts);
    long sum = 0L;
    for (Map.Entry<String, RegionMonth> entry : parts.entrySet()) {
      long[] hours = entry.getValue().withDay(RECORD_DAY, factor).totalKw();
      sum += hours[recordIndex()];
      result.put(entry.getKey(), hours);
    }
    long[] largest = result.get(ROUNDING_REGION);
    if (largest != null) {
      largest[recordIndex()] += RECORD_LOAD_KW - sum;
    }
    return result;
  }

  /** Ratio of the record day's load to what the shape alone gives; close to 1. */
  public double recordFactor() {
    Map<String, RegionMonth> parts = new TreeMap<>();
    for (DemoRegion region : reference.regions()) {
      parts.put(region.code(), RegionMonth.of(region, RECORD_MONTH, reference, shape, mining));
    }
    return recordFactor(parts);
  }

  private static double recordFactor(Map<String, RegionMonth> parts) {
    double base = 0.0;
    long miningKw = 0L;
    for (RegionMonth part : parts.values()) {
      base += part.baseKw(recordIndex());
      miningKw += part.miningKw(recordIndex());
    }
    return (RECORD_LOAD_KW - miningKw) / base;
  }

  private static int recordIndex() {
    return (int) (RECORD_HOUR - MarketClock.startHour(RECORD_MONTH));
  }
}
