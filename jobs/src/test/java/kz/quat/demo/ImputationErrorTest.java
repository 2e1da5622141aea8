package kz.quat.demo;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.World;
import kz.quat.reconciliation.ImputedHours;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Error of imputed hours: gaps are cut into the demo's consumption, one per site, month and length,
 * at places drawn with a fixed seed. The table is in docs/data-quality.md.
 */
@ExtendWith(Spark.Extension.class)
class ImputationErrorTest {

  private static final int[] GAP_HOURS = {1, 3, 6, 12, 24, 72, 168};
  private static final int EVERY_SITE = 4;
  private static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2022, 5), YearMonth.of(2022, 11));
  private static final String TRUE_WH = "true_wh";
  private static final String LAST_WH = "last_wh";
  private static final String LENGTH = "gap_length";
  private static final StructType SERIES =
      new StructType()
          .add(Columns.SITE_ID.name(), DataTypes.StringType)
          .add(SiteMonthColumns.MONTH.name(), DataTypes.DateType)
          .add(ImputedHours.INDEX, DataTypes.LongType)
          .add(ImputedHours.HOUR_OF_WEEK, DataTypes.IntegerType)
          .add(ImputedHours.KNOWN, DataTypes.LongType)
          .add(TRUE_WH, DataTypes.LongType)
          .add(LAST_WH, DataTypes.LongType)
          .add(LENGTH, DataTypes.IntegerType);

  @Test
  void theErrorByLengthOfGapIsTheOneOfTheDocs(Spark spark) throws IOException {
    List<String> table = new ArrayList<>();
    Dataset<Row> filled = ImputedHours.fill(spark.rows(SERIES, series()));
    filled
        .where(col(ImputedHours.KNOWN).isNull())
        .groupBy(col(LENGTH))
        .agg(
            sum(abs(MinerColumns.IMPUTED_WH.col().minus(col(TRUE_WH)))),
            sum(MinerColumns.IMPUTED_WH.col().minus(col(TRUE_WH))),
            sum(abs(col(LAST_WH).minus(col(TRUE_WH)))),
            sum(col(TRUE_WH)))
        .orderBy(col(LENGTH))
        .collectAsList()
        .forEach(
            row ->
                table.add(
                    "| %d h | %s | %s | %s |"
                        .formatted(
                            row.getInt(0),
                            pct(row.getLong(1), row.getLong(4)),
                            pct(row.getLong(2), row.getLong(4)),
                            pct(row.getLong(3), row.getLong(4)))));
    assertThat(table).hasSize(GAP_HOURS.length);
    assertThat(Files.readString(Path.of("docs/data-quality.md")))
        .as("write the table again:%n%s", String.join("\n", table))
        .contains(String.join("\n", table));
  }

  private static String pct(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static List<Row> series() {
    World world = Reference.world();
    Random places = new Random(20221207L);
    List<Row> rows = new ArrayList<>();
    for (Site site : world.sites()) {
      for (YearMonth month : MONTHS) {
        if (site.number() % EVERY_SITE == 0 && site.runsOn(month.atDay(1))) {
          for (int length : GAP_HOURS) {
            int from = 1 + places.nextInt(MarketClock.hoursIn(month) - length - 1);
            cut(world, site, month, length, from, rows);
          }
        }
      }
    }
    return rows;
  }

  private static void cut(
      World world, Site site, YearMonth month, int length, int from, List<Row> rows) {
    long start = MarketClock.startHour(month);
    for (int i = 0; i < MarketClock.hoursIn(month); i++) {
      long hour = start + i;
      long wh = world.mining().kwh(site, hour) * 1000;
      boolean gone = i >= from && i < from + length;
      @Nullable Long known = gone ? null : (Long) wh;
      rows.add(
          RowFactory.create(
              site.id() + " " + length,
              Date.valueOf(month.atDay(1)),
              hour,
              (int) Math.floorMod(hour + MarketClock.MARKET_OFFSET_HOURS, 168L),
              known,
              wh,
              world.mining().kwh(site, start + from - 1) * 1000,
              length));
    }
  }
}
