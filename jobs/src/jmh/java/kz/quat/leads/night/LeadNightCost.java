package kz.quat.leads.night;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.domain.MarketDay;
import kz.quat.leads.score.LeadModel;
import kz.quat.pipeline.SparkSettings;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RowType;
import kz.quat.store.Warehouse;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures what leads cost a night for a number of feeders with twenty meters each and a number of
 * years kept. Prints the seconds for gathering the month's hours and for judging every feeder, and
 * the most memory in use. Arguments: a folder, feeders, years. See docs/leads.md.
 */
public final class LeadNightCost {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
  private static final int METERS = 20;
  private static final RowType DAYS = RowType.of(LeadTables.DAYS);

  private LeadNightCost() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int feeders = Integer.parseInt(args[1]);
    int years = Integer.parseInt(args[2]);
    QuatConfig read = ConfigReader.read(Path.of("conf/quat.yaml"));
    QuatConfig config =
        read.withPaths(
            new QuatConfig.Paths(
                folder.resolve("landing"),
                folder.resolve("warehouse"),
                folder.resolve("published"),
                folder.resolve("restricted"),
                folder.resolve("logs")));
    SparkSession.Builder builder = SparkSession.builder().master("local[2]");
    SparkSettings.all().forEach(builder::config);
    try (SparkSession spark = builder.getOrCreate();
        Warehouse warehouse = Warehouse.open(spark, config, Map.of())) {
      LocalDate first = DAY.minusYears(years);
      for (LocalDate month = first.withDayOfMonth(1);
          month.isBefore(DAY);
          month = month.plusMonths(1)) {
        warehouse.replacePartitions(LeadTables.DAYS, days(spark, feeders, month), List.of(month));
      }
      System.out.printf(
          Locale.ROOT, "kept: %d rows a day%n", warehouse.rows(LeadTables.DAYS).atMost());
      night(warehouse, feeders);
    }
  }

  private static void night(Warehouse warehouse, int feeders) {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    LocalDate from = DAY.minusDays(LeadNight.HISTORY_DAYS);
    LeadModel model = LeadModel.shipped();
    NightFacts facts =
        new NightFacts(
            DAY, ZONE, 0.05, model, model, List.of(), Set.of(), new TreeMap<>(), new TreeMap<>());
    Dataset<Row> judged =
        LeadNight.judged(
                warehouse.read(LeadTables.DAYS, from, DAY),
                warehouse.read(LeadTables.CUSTOMER_POINTS),
                warehouse.read(LeadTables.FEEDERS),
                warehouse.rows(LeadTables.DAYS, from, DAY).atMost(),
                new FeederTask(facts))
            .localCheckpoint(true);
    warehouse.replaceAll(LeadTables.JUDGED, LeadNight.feeders(judged));
    warehouse.replaceAll(LeadTables.FEEDERS, LeadNight.leads(judged));
    warehouse.replaceAll(LeadTables.POINTS, LeadNight.points(judged));
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().matches(".*(Eden|Old|Survivor|Tenured).*"))
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%d feeders, %d meters: judged in %.0f s, at most %d MB of heap in use, %d leads%n",
        feeders,
        feeders * METERS,
        seconds,
        peak >> 20,
        warehouse.rows(LeadTables.FEEDERS).atMost());
  }

  private static Dataset<Row> days(SparkSession spark, int feeders, LocalDate month) {
    long epochDay = month.toEpochDay();
    int length = month.lengthOfMonth();
    return spark
        .range(feeders)
        .flatMap(
            (FlatMapFunction<Long, Row>) feeder -> feeder(feeder, epochDay, length),
            Encoders.row(DAYS.structType()));
  }

  /** A month of a feeder with offices; on every twentieth feeder a mine begins on 2025-03-10. */
  private static Iterator<Row> feeder(long feeder, long firstDay, int days) {
    List<Row> rows = new ArrayList<>();
    LocalDate began = LocalDate.of(2025, 3, 10);
    for (int d = 0; d < days; d++) {
      LocalDate day = LocalDate.ofEpochDay(firstDay + d);
      if (!day.isBefore(DAY)) {
        break;
      }
      int hours = new MarketDay(day, ZONE).hours().size();
      Random noise = new Random(feeder * 100_000 + day.toEpochDay());
      long[] sum = new long[hours];
      for (int p = 0; p < METERS; p++) {
        StringBuilder text = new StringBuilder();
        for (int h = 0; h < hours; h++) {
          boolean open = day.getDayOfWeek().getValue() < 6 && h >= 8 + p % 3 && h < 17 + p % 3;
          boolean mine = feeder % 20 == 0 && p == 3 && !day.isBefore(began);
          double kw = (open ? 85 : 23) * (1 + 0.02 * noise.nextGaussian()) + (mine ? 90 : 0);
          long wh = Math.round(kw * 10) * 100;
          sum[h] += wh;
          text.append(h == 0 ? "" : " ").append(wh);
        }
        rows.add(row(feeder, "F" + feeder + "-M" + p, day, text.toString()));
      }
      StringBuilder text = new StringBuilder();
      for (int h = 0; h < hours; h++) {
        text.append(h == 0 ? "" : " ").append(Math.round(sum[h] * 1.03));
      }
      rows.add(row(feeder, "", day, text.toString()));
    }
    return rows.iterator();
  }

  private static Row row(long feeder, String point, LocalDate day, String text) {
    return DAYS.row()
        .set(LeadColumns.FEEDER_ID, "F" + feeder)
        .set(LeadColumns.POINT_ID, point)
        .set(Columns.MARKET_DATE, day)
        .set(LeadColumns.DAY_WH, text)
        .build();
  }
}
