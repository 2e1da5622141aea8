package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kz.quat.domain.MarketDay;
import kz.quat.testkit.BookSheets;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders within a day from the reissue to the answer: acknowledgements and meters are delivered as
 * files and taken in by the next night. The same meters fill the book's quotas used and exceeded.
 */
@ExtendWith(Spark.Extension.class)
@Tag("long")
class OrdersNightsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final List<java.time.Instant> HOURS =
      new MarketDay(DAY, ZoneId.of("Asia/Almaty")).hours();

  @TempDir Path folder;

  /**
   * North has 30 MW for SITE-A and SITE-B, the West 76 MW for SITE-C. From 18:00 on, 15 MW of
   * Karaganda's generation and 38 MW of the West's are lost: A has to go from 20 to 10 MW, B from
   * 10 to 5, C from 76 to 38.
   */
  @Test
  void metersAndAcknowledgementsTellWhoKeptAnOrder(Spark spark) throws IOException {
    Workplace place = new Workplace(folder).scarceNorth();
    new TinyLanding(place.landing(), DAY).write().register();
    place.night("2022-12-07");
    String order = reissued(place);
    assertThat(
            Duck.query(
                reissue(place, order, "reissue_quota__orders.parquet"),
                "SELECT site_id, from_hour, until_hour, quota_before_mw::INT,"
                    + " round(quota_mw, 3)::VARCHAR FROM $file ORDER BY 1"))
        .containsExactly(
            "SITE-A|18|24|20|10.000", "SITE-B|18|24|10|5.000", "SITE-C|18|24|76|38.000");
    orders(
        place,
        "SITE-A|none|0|0|0.000|null|not_known",
        "SITE-B|none|0|0|0.000|null|not_known",
        "SITE-C|none|0|0|0.000|null|not_known");

    delivered(place, order);
    place.night("2022-12-09");
    // B draws 9 MW for two more hours: 2 x (9 - 5). C goes on with 60 MW but for hour 22:
    // 5 x (60 - 38).
    orders(
        place,
        "SITE-A|in_time|6|0|0.000|18|complied",
        "SITE-B|late|6|2|8.000|20|late",
        "SITE-C|none|6|5|110.000|null|not_complied");
    acknowledgementsAreJudged(place);
    theBookKnowsWhatWasUsed(place);
  }

  private static String reissued(Workplace place) {
    Workplace.Outcome reissue =
        place.quat(
            "reissue",
            "--date",
            "2022-12-07",
            "--from-hour",
            "18",
            "--set",
            "generation:KZ-35=-15MW",
            "--set",
            "generation:KZ-27=-38MW",
            "--issued-at",
            "2022-12-07T10:30:00Z");
    assertThat(reissue.exitCode()).as(reissue.err()).isZero();
    return reissue.out().replaceAll("(?s)Order (\\S+):.*", "$1");
  }

  /** Readings of 7 December of sites B and C; A's 10 MW are the landing folder's own. */
  private static void delivered(Workplace place, String order) {
    TinyLanding later = new TinyLanding(place.landing(), DAY.plusDays(2)).write();
    StringBuilder meters = new StringBuilder("point_id,site_id,hour_start_utc,energy_kwh\n");
    for (int hour = 0; hour < 24; hour++) {
      int ofB = hour == 5 ? 13 : hour < 20 ? 9 : 5;
      int ofC = hour == 22 ? 38 : 60;
      meters.append("P-B,SITE-B,%s,%d000%n".formatted(HOURS.get(hour), ofB));
      meters.append("P-C,SITE-C,%s,%d000%n".formatted(HOURS.get(hour), ofC));
    }
    later.file("metering", DAY.plusDays(1), "others.csv", meters.toString());
    // 18:00 is 12:00Z. Of A the earlier of two counts; D is no site, and C's comes from the future.
    later.fileAt(
        "acknowledgements",
        "20221207T1400Z",
        "acknowledgements.csv",
        """
        order_id,site_id,acknowledged_at_utc
        ORDER,SITE-A,2022-12-07T13:00:00Z
        ORDER,SITE-A,2022-12-07T11:00:00Z
        ORDER,SITE-B,2022-12-07T12:30:00Z
        ORDER,SITE-D,2022-12-07T11:00:00Z
        ORDER,SITE-C,2022-12-07T15:00:00Z
        """
            .replace("ORDER", order));
  }

  private static Path reissue(Workplace place, String order, String file) {
    return place.at("work/restricted/reissues/" + order + "/" + file);
  }

  private static void orders(Workplace place, String... expected) {
    Workplace.Outcome orders = place.quat("orders", "--date", "2022-12-07");
    assertThat(orders.exitCode()).as(orders.err()).isZero();
    String order = orders.out().replaceAll("(?s)^(\\S+) from hour 18, sites 3;.*", "$1");
    assertThat(
            Duck.query(
                reissue(place, order, "reissue_quota__answers.parquet"),
                "SELECT site_id, acknowledgement_code, known_hours, exceeded_hours,"
                    + " round(exceeded_mwh, 3)::DECIMAL(9, 3)::VARCHAR, kept_from_hour, order_code"
                    + " FROM $file ORDER BY 1"))
        .containsExactly(expected);
  }

  private static void acknowledgementsAreJudged(Workplace place) {
    assertThat(
            Duck.single(
                place.at("work/published/latest/out_quality__records.parquet"),
                "SELECT records_in, records_accepted + records_superseded, records_rejected"
                    + " FROM $file WHERE source = 'acknowledgements'"))
        .isEqualTo("5|3|2");
  }

  /**
   * A used 24 x 10 of 24 x 20 MWh. B used 17 x 9 + 10 + 2 x 9 + 4 x 5 of 24 x 10 and was 3 MWh over
   * in hour 5. C used 23 x 60 + 38 of 24 x 76.
   */
  private static void theBookKnowsWhatWasUsed(Workplace place) throws IOException {
    Path out = place.at("book");
    Workplace.Outcome book =
        place.quat("book", "--period", "2022-12", "--lang", "en", "--out", out.toString());
    assertThat(book.exitCode()).as(book.err()).isZero();
    Map<String, Integer> rows =
        BookSheets.sameAsPublished(out.resolve("book_2022-12_en.xlsx"), place.at("work"));
    assertThat(rows).containsEntry("Quotas used", 2);
    assertThat(
            Duck.query(
                place.at("work/restricted/latest/out_compliance__sites.parquet"),
                "SELECT region, sum(quota_hours), round(sum(quota_allowed_mwh), 2)::INT,"
                    + " round(sum(quota_used_mwh), 2)::INT, sum(exceeded_hours),"
                    + " round(sum(quota_exceeded_mwh), 2)::INT FROM $file"
                    + " WHERE market_date = '2022-12-01' AND quota_hours > 0"
                    + " GROUP BY region ORDER BY region"))
        .containsExactly("KZ-27|24|1824|1418|0|0", "KZ-35|48|720|441|1|3");
  }
}
