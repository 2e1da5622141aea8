package kz.quat.leads.night;

import static org.apache.spark.sql.functions.lit;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
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
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Split;
import kz.quat.clean.sources.CleanLeads;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.domain.MarketDay;
import kz.quat.leads.score.LeadModel;
import kz.quat.pipeline.SparkSettings;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RawTables;
import kz.quat.schema.RowType;
import kz.quat.store.Warehouse;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * What leads cost a night: so many feeders of twenty meters, with 15, 24, 36 … months kept, up to
 * the years asked for. Prints of each night the seconds of taking in a day of hours, of gathering
 * the month's hours into rows a day and of judging every feeder; what was read from disk; and the
 * heap in use at its highest, also right after collections. Arguments: an empty folder, feeders,
 * years. See docs/leads.md.
 */
public final class LeadNightCost {

  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
  private static final int METERS = 20;
  private static final RowType DAYS = RowType.of(LeadTables.DAYS);
  private static final int MONTHS_READ = 15;
  private static final double LEAST_CONFIDENCE = 0.05;

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final QuatConfig config;
  private final int feeders;
  private final HeapWatch heap = new HeapWatch();

  private LeadNightCost(SparkSession spark, Warehouse warehouse, QuatConfig config, int feeders) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.config = config;
    this.feeders = feeders;
  }

  /** Folder, feeders, years. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int years = Integer.parseInt(args[2]);
    QuatConfig config =
        ConfigReader.read(Path.of("conf/quat.yaml"))
            .withPaths(
                new QuatConfig.Paths(
                    folder.resolve("landing"),
                    folder.resolve("warehouse"),
                    folder.resolve("published"),
                    folder.resolve("restricted"),
                    folder.resolve("logs")));
    SparkSession.Builder builder = SparkSession.builder().master("local[2]");
    SparkSettings.all().forEach(builder::config);
    builder.config("spark.local.dir", folder.resolve("local").toString());
    try (SparkSession spark = builder.getOrCreate();
        Warehouse warehouse = Warehouse.open(spark, config, Map.of())) {
      new LeadNightCost(spark, warehouse, config, Integer.parseInt(args[1])).run(12 * years);
    }
  }

  private void run(int mostMonths) throws IOException {
    LocalDate month = DAY.withDayOfMonth(1);
    hours(month);
    int kept = 0;
    for (int months = MONTHS_READ; kept < mostMonths; months = 12 * (months / 12 + 1)) {
      int until = Math.min(months, mostMonths);
      for (; kept < until; kept++) {
        LocalDate first = month.minusMonths(kept);
        warehouse.replacePartitions(LeadTables.DAYS, days(first), List.of(first));
      }
      System.out.printf(
          Locale.ROOT,
          "%d feeders, %d meters, %d months kept: %d rows a day%n",
          feeders,
          feeders * METERS,
          kept,
          warehouse.rows(LeadTables.DAYS).atMost());
      if (months == MONTHS_READ) {
        night("first night");
      }
      night("next night");
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void night(String name) throws IOException {
    part(name + ": a day of hours is taken in", this::takeIn);
    part(name + ": the month is gathered", this::gather);
    part(name + ": every feeder is judged", this::judge);
    System.out.printf(Locale.ROOT, "  %d leads%n", warehouse.rows(LeadTables.FEEDERS).atMost());
  }

  private void part(String name, Work work) throws IOException {
    heap.begin();
    long read = bytesRead();
    long start = System.nanoTime();
    long cpu = cpuNanos();
    work.run();
    System.out.printf(
        Locale.ROOT,
        "  %s: %.0f s, %.0f CPU s, %.1f MB read, heap at most %d MB, after a collection %d MB%n",
        name,
        (System.nanoTime() - start) / 1e9,
        (cpuNanos() - cpu) / 1e9,
        (bytesRead() - read) / 1e6,
        heap.mostMb(),
        heap.mostAfterCollectionMb());
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What this process has asked the system to read, shuffled rows too; 0 where it does not say. */
  private static long bytesRead() throws IOException {
    Path io = Path.of("/proc/self/io");
    if (!Files.exists(io)) {
      return 0;
    }
    for (String line : Files.readAllLines(io)) {
      if (line.startsWith("rchar: ")) {
        return Long.parseLong(line.substring("rchar: ".length()));
      }
    }
    return 0;
  }

  /** As the stage that cleans does it: new rows, judged with the month's. */
  private void takeIn() {
    Split split =
        CleanLeads.customerMeters(delivered(DAY.minusDays(1)), CleanRules.of(config))
            .against(warehouse.read(LeadTables.CUSTOMER_HOURS, DAY.withDayOfMonth(1), null));
    Dataset<Row> judged = split.judged().localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    Split kept = new Split(split.source(), split.table(), judged);
    warehouse.replacePartitions(LeadTables.CUSTOMER_HOURS, kept.accepted(), List.of(DAY));
  }

  private void gather() {
    LocalDate month = DAY.withDayOfMonth(1);
    warehouse.replacePartitions(
        LeadTables.DAYS,
        LeadDays.of(
            warehouse.read(LeadTables.FEEDER_HOURS, month, null),
            warehouse.read(LeadTables.CUSTOMER_HOURS, month, null),
            ZONE),
        List.of(month));
  }

  private void judge() {
    LocalDate from = DAY.minusDays(LeadNight.HISTORY_DAYS);
    LeadModel model = LeadModel.shipped();
    NightFacts facts =
        new NightFacts(
            DAY,
            ZONE,
            LEAST_CONFIDENCE,
            model,
            model,
            List.of(),
            Set.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    Dataset<Row> judged =
        LeadNight.judged(
                warehouse.read(LeadTables.DAYS, from, DAY),
                warehouse.read(LeadTables.CUSTOMER_POINTS),
                warehouse.read(LeadTables.FEEDERS),
                warehouse.rows(LeadTables.DAYS, from, DAY).atMost(),
                new FeederTask(facts))
            .localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    warehouse.replaceAll(LeadTables.JUDGED, LeadNight.feeders(judged));
    warehouse.replaceAll(LeadTables.FEEDERS, LeadNight.leads(judged));
    warehouse.replaceAll(LeadTables.POINTS, LeadNight.points(judged));
    judged.unpersist();
  }

  /** The hours of the month but its last day, as the nights before left them. */
  private void hours(LocalDate month) {
    exploded(days(month).where(Columns.MARKET_DATE.col().lt(lit(DAY.minusDays(1)))));
    String arrival =
        ", TIMESTAMP'2025-06-29 00:00:00' AS received_at, 'made' AS source_file, 1L AS line_no,"
            + " 1L AS run_seq FROM hours WHERE point_id ";
    warehouse.replacePartitions(
        LeadTables.FEEDER_HOURS,
        spark
            .sql(
                "SELECT feeder_id, hour_start_utc, market_date, wh AS energy_in_wh"
                    + arrival
                    + "= ''")
            .select(LeadTables.FEEDER_HOURS.select()),
        List.of(month));
    warehouse.replacePartitions(
        LeadTables.CUSTOMER_HOURS,
        spark
            .sql(
                "SELECT point_id, feeder_id, hour_start_utc, market_date, wh AS energy_wh"
                    + arrival
                    + "<> ''")
            .select(LeadTables.CUSTOMER_HOURS.select()),
        List.of(month));
  }

  /** A day of customers' meters as it was delivered. */
  private Dataset<Row> delivered(LocalDate day) {
    exploded(days(day.withDayOfMonth(1)).where(Columns.MARKET_DATE.col().equalTo(lit(day))));
    return spark
        .sql(
            """
            SELECT 'day.csv' AS source_file, monotonically_increasing_id() AS line_no,
              TIMESTAMP'2025-06-30 00:00:00' AS received_at, 2L AS run_seq, point_id, feeder_id,
              date_format(hour_start_utc, "yyyy-MM-dd'T'HH:mm:ss'Z'") AS hour_start_utc,
              CAST(CAST(wh / 1000 AS DECIMAL(18, 3)) AS STRING) AS energy_kwh,
              CAST(NULL AS STRING) AS record_text, CAST(NULL AS STRING) AS problem
            FROM hours WHERE point_id <> ''
            """)
        .select(RawTables.CUSTOMER_METERS.table().select());
  }

  /** The view {@code hours}: rows a day as rows an hour. */
  private void exploded(Dataset<Row> days) {
    days.createOrReplaceTempView("days");
    spark
        .sql(
            """
            SELECT feeder_id, point_id, market_date, CAST(text AS BIGINT) AS wh,
              timestamp_seconds(unix_seconds(to_utc_timestamp(CAST(market_date AS TIMESTAMP),
                'Asia/Almaty')) + 3600 * at) AS hour_start_utc
            FROM days LATERAL VIEW posexplode(split(day_wh, ' ')) each AS at, text
            """)
        .createOrReplaceTempView("hours");
  }

  private Dataset<Row> days(LocalDate month) {
    long epochDay = month.toEpochDay();
    int length = month.lengthOfMonth();
    return spark
        .range(feeders)
        .flatMap(
            (FlatMapFunction<Long, Row>) feeder -> feeder(feeder, epochDay, length),
            Encoders.row(DAYS.structType()));
  }

  /** A month of a feeder of offices; on every twentieth feeder a mine begins on 2025-03-10. */
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

  /** The heap of one part of a night. */
  private static final class HeapWatch {
    private long mostAfter;

    HeapWatch() {
      for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
        ((NotificationEmitter) collector)
            .addNotificationListener((notice, hand) -> collected(notice), null, null);
      }
    }

    private synchronized void collected(Notification notice) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData());
      long after =
          info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
              .filter(pool -> isHeap(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      mostAfter = Math.max(mostAfter, after);
    }

    private static boolean isHeap(String pool) {
      return pool.matches(".*(Eden|Old|Survivor|Tenured).*");
    }

    synchronized void begin() {
      System.gc();
      mostAfter = 0;
      ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    long mostMb() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> isHeap(pool.getName()))
              .mapToLong(pool -> pool.getPeakUsage().getUsed())
              .sum()
          >> 20;
    }

    synchronized long mostAfterCollectionMb() {
      return mostAfter >> 20;
    }
  }
}
