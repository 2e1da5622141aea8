package kz.quat.leads.night;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.Language;
import kz.quat.domain.WorkingDays;
import kz.quat.leads.page.LeadSentences;
import kz.quat.leads.region.RegionResidual;
import kz.quat.leads.region.RegionRise;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The coarse check of a night: compares each region's load with what was expected of it. */
public final class LeadRegions {

  private static final RowType ROW = RowType.of(LeadTables.REGIONS);
  private static final double WH_PER_MWH = 1e6;

  /** A day with fewer known hours is not used. */
  private static final int LEAST_HOURS = 20;

  /** A region whose load ends more than this many days before the delivery day is not judged. */
  private static final int MOST_DAYS_BEHIND = 14;

  private static final String LOAD = "load";
  private static final String MEASURED = "measured";
  private static final String ANY = "any";
  private static final int RATIO_DECIMALS = 4;
  private static final int MW_DECIMALS = 6;

  private LeadRegions() {}

  /**
   * One row per region and day: mean native load in MW (null if unknown) and mean temperature. The
   * number of rows is bounded by regions and days.
   *
   * @param regionHours rows of {@link CoreTables#REGION_HOURS}
   * @param weatherHours rows of {@link CoreTables#WEATHER_HOURS}; measured temperatures have
   *     priority
   */
  public static Dataset<Row> days(Dataset<Row> regionHours, Dataset<Row> weatherHours) {
    Column none = lit(null).cast("double");
    Column degrees = GridColumns.TEMPERATURE_C.col();
    Column isMeasured = CoreTables.WEATHER_KIND.col().equalTo("actual");
    Dataset<Row> hours =
        regionHours
            .select(
                Columns.REGION.col(),
                Columns.MARKET_DATE.col(),
                GridColumns.NATIVE_WH.col().cast("double").divide(lit(WH_PER_MWH)).as(LOAD),
                none.as(MEASURED),
                none.as(ANY))
            .unionByName(
                weatherHours.select(
                    Columns.REGION.col(),
                    Columns.MARKET_DATE.col(),
                    none.as(LOAD),
                    when(isMeasured, degrees).as(MEASURED),
                    degrees.as(ANY)));
    return hours
        .groupBy(Columns.REGION.col(), Columns.MARKET_DATE.col())
        .agg(
            when(count(col(LOAD)).geq(LEAST_HOURS), avg(col(LOAD))).as(LOAD),
            coalesce(avg(col(MEASURED)), avg(col(ANY))).as(ANY));
  }

  /**
   * The strongest rise of each region's load; regions with too few known days are left out.
   *
   * @param days rows of {@link #days}
   * @param from first day that was read
   * @param day the delivery day
   */
  @SuppressWarnings(
      "NonApiType") // A TreeMap, because it is sent to tasks and must be serializable.
  public static TreeMap<String, RegionRise> rises(
      List<Row> days, LocalDate from, LocalDate day, WorkingDays calendar) {
    int length = (int) ChronoUnit.DAYS.between(from, day);
    Map<String, double[][]> byRegion = new TreeMap<>();
    for (Row row : days) {
      int at =
          (int) ChronoUnit.DAYS.between(from, Columns.MARKET_DATE.<Date>from(row).toLocalDate());
      if (at >= 0 && at < length) {
        double[][] values =
            byRegion.computeIfAbsent(Columns.REGION.from(row), region -> missing(length));
        values[0][at] = value(row.getAs(LOAD));
        values[1][at] = value(row.getAs(ANY));
      }
    }
    TreeMap<String, RegionRise> rises = new TreeMap<>();
    byRegion.forEach(
        (region, values) -> {
          RegionRise rise = rise(from, values, calendar);
          if (rise != null) {
            rises.put(region, rise);
          }
        });
    return rises;
  }

  private static @Nullable RegionRise rise(
      LocalDate from, double[][] values, WorkingDays calendar) {
    int length = values[0].length;
    int known = length;
    while (known > 0 && Double.isNaN(values[0][known - 1])) {
      known--;
    }
    return known < length - MOST_DAYS_BEHIND
        ? null
        : RegionResidual.of(
            from, Arrays.copyOf(values[0], known), Arrays.copyOf(values[1], known), calendar);
  }

  private static double[][] missing(int length) {
    double[][] values = new double[2][length];
    Arrays.fill(values[0], Double.NaN);
    Arrays.fill(values[1], Double.NaN);
    return values;
  }

  private static double value(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  /** Rows of {@link LeadTables#REGIONS}, including regions with too few known days. */
  public static List<Row> rows(
      Map<String, RegionRise> rises, Collection<String> regions, LocalDate day) {
    List<Row> rows = new ArrayList<>();
    for (String region : new TreeSet<>(regions)) {
      rows.add(row(region, day, rises.get(region)));
    }
    return rows;
  }

  private static Row row(String region, LocalDate day, @Nullable RegionRise rise) {
    RowBuilder row = ROW.row().set(Columns.REGION, region).set(Columns.MARKET_DATE, day);
    if (rise == null) {
      row.set(LeadColumns.REGION_RESIDUAL_CODE, "unknown")
          .set(LeadColumns.REGION_RESIDUAL_RATIO, null)
          .set(LeadColumns.REGION_LIMIT_RATIO, null)
          .set(LeadColumns.RISEN_SINCE, null)
          .set(LeadColumns.REGION_LOAD_MW, null)
          .set(LeadColumns.REGION_EXPECTED_MW, null)
          .set(LeadColumns.REGION_DAYS, 0L);
    } else {
      row.set(LeadColumns.REGION_RESIDUAL_CODE, rise.isAbove() ? "above" : "within")
          .set(LeadColumns.REGION_RESIDUAL_RATIO, ratio(rise.ratio()))
          .set(LeadColumns.REGION_LIMIT_RATIO, ratio(rise.limitRatio()))
          .set(LeadColumns.RISEN_SINCE, rise.since())
          .set(LeadColumns.REGION_LOAD_MW, mw(rise.loadMw()))
          .set(LeadColumns.REGION_EXPECTED_MW, mw(rise.expectedMw()))
          .set(LeadColumns.REGION_DAYS, (long) rise.days());
    }
    return row.set(LeadColumns.EVIDENCE_KK, sentence(Language.KK, rise))
        .set(LeadColumns.EVIDENCE_RU, sentence(Language.RU, rise))
        .set(LeadColumns.EVIDENCE_EN, sentence(Language.EN, rise))
        .build();
  }

  private static String sentence(Language language, @Nullable RegionRise rise) {
    LeadSentences words = new LeadSentences(language, ZoneOffset.UTC);
    return rise == null ? words.regionUnknown() : words.region(rise);
  }

  private static double ratio(double value) {
    return BigDecimal.valueOf(value).setScale(RATIO_DECIMALS, RoundingMode.HALF_UP).doubleValue();
  }

  private static BigDecimal mw(double value) {
    return BigDecimal.valueOf(value).setScale(MW_DECIMALS, RoundingMode.HALF_UP);
  }
}
