package kz.quat.publish.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Disk;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OrderTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import kz.quat.testkit.Duck;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of a reissue: files of their own beside the night's, and who complied with them. */
class OrdersTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);

  /** Market hour 12 of the day: the market's clock is six hours ahead. */
  private static final Instant NOON = Instant.parse("2022-12-07T06:00:00Z");

  @TempDir Path folder;
  private QuatConfig config;
  private Manifest night;
  private ReissueNote note;

  @BeforeEach
  void issue() {
    config = TestConfig.under(folder);
    night = PublishedNight.publish(config, DAY, "2.000000");
    String id = new Reissues(config).next(night.runId());
    note =
        new ReissueNote(
            id, night.runId(), DAY, 12, List.of("tie:NS=0"), NOON.minusSeconds(1800), 0, List.of());
    new OrderFiles(config)
        .issue(
            note,
            List.of(
                order(PublishedNight.HOSTILE_SITE, "2.000000", "1.000000"), order("K-1", "1", "0")),
            beside -> Files.writeString(beside.resolve("case.csv"), "x"));
  }

  private Row order(String site, String before, String mw) {
    return RowType.of(OrderTables.ORDERS)
        .row()
        .set(OrderTables.ORDER_ID, note.orderId())
        .set(Columns.SITE_ID, site)
        .set(Columns.MARKET_DATE, DAY)
        .set(OrderTables.FROM_HOUR, 12)
        .set(OrderTables.UNTIL_HOUR, 15)
        .set(OrderTables.FROM_UTC, NOON)
        .set(Columns.REGION, "KZ-10")
        .set(Columns.MINER_BIN, "000040001009")
        .set(OrderTables.QUOTA_BEFORE_MW, new BigDecimal(before).setScale(6))
        .set(OrderTables.ORDERED_QUOTA_MW, new BigDecimal(mw).setScale(6))
        .set(OrderTables.INTERRUPTIBLE_BEFORE_MW, BigDecimal.ZERO.setScale(6))
        .set(OrderTables.ORDERED_INTERRUPTIBLE_MW, BigDecimal.ZERO.setScale(6))
        .set(QuotaColumns.BINDING_KIND, "tie")
        .set(QuotaColumns.BINDING_ELEMENTS, "tie:NS=0")
        .build();
  }

  private Path of(String name) {
    return new Reissues(config).of(note.orderId()).resolve(name);
  }

  @Test
  void aReissueStandsBesideTheNightAndLeavesItAsItIs() {
    assertThat(note.orderId()).isEqualTo(night.runId() + "-r1");
    assertThat(CommitPoint.read(config.paths()).orElseThrow().runId()).isEqualTo(night.runId());
    assertThat(new RunFolders(config.paths()).kept(9)).hasSize(1);
    assertThat(new Reissues(config).next(night.runId())).isEqualTo(night.runId() + "-r2");
    new RunFolders(config.paths()).recover(CommitPoint.read(config.paths()), 1);
    assertThat(of("orders.html")).as("clearing old runs leaves it").exists();
  }

  @Test
  void everyFormHasTheSameOrders() throws IOException {
    assertThat(
            Duck.query(
                of("reissue_quota__orders.parquet"),
                "SELECT site_id, from_hour, until_hour, quota_mw FROM $file ORDER BY 1"))
        .containsExactly("=HYPERLINK(\"x\")|12|15|1.000000", "K-1|12|15|0.000000");
    assertThat(Files.readString(of("reissue_quota__orders.csv")))
        .contains("K-1,2022-12-07,12,15,2022-12-07T06:00:00Z,");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(of("orders_ru.xlsx")))) {
      Sheet sheet = book.getSheet("Распоряжения");
      assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("'=HYPERLINK(\"x\")");
      assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo(PublishedNight.NAME_RU);
    }
    assertThat(Files.readString(of("orders.html")))
        .contains("Распоряжения в течение суток", "07.12.2022 12:00", "Тәулік ішіндегі өкімдер")
        .doesNotContain("<img src=x")
        .contains("&lt;img src=x");
  }

  @Test
  void aChangedFileOfAReissueIsRefused() throws IOException {
    Files.writeString(of("case.csv"), "y");
    assertThatThrownBy(() -> new Reissues(config).ofRun(night.runId()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("was changed since it was issued");
  }

  /** The exempt MW of the hostile site is 1, so it may take 2 MW in all; K-1 nothing. */
  private List<String> answers(
      List<Map<ColumnSpec, Object>> meters, List<Map<ColumnSpec, Object>> acknowledgements) {
    Manifest next =
        PublishedNight.publish(
            config,
            DAY.plusDays(1),
            "2.000000",
            Map.of(
                CoreTables.SITE_HOURS.name(),
                meters,
                OrderTables.ACKNOWLEDGEMENTS.name(),
                acknowledgements));
    List<Row> rows = new OrderAnswers(config, next).of(note);
    new OrderFiles(config).answer(note, rows, next);
    return Duck.query(
        of("reissue_quota__answers.parquet"),
        "SELECT site_id, acknowledgement_code, known_hours, exceeded_hours, exceeded_mwh,"
            + " kept_from_hour, order_code FROM $file ORDER BY 1 DESC");
  }

  private static List<Map<ColumnSpec, Object>> meters(String site, @Nullable Long... whFromNoon) {
    List<Map<ColumnSpec, Object>> rows = new ArrayList<>();
    for (int i = 0; i < whFromNoon.length; i++) {
      Map<ColumnSpec, Object> row = new HashMap<>();
      row.put(Columns.SITE_ID, site);
      row.put(Columns.HOUR_START_UTC, Timestamp.from(NOON.plusSeconds(3600L * i)));
      row.put(Columns.MARKET_DATE, Date.valueOf(DAY));
      row.put(MinerColumns.METERED_WH, whFromNoon[i]);
      rows.add(row);
    }
    return rows;
  }

  private Map<ColumnSpec, Object> acknowledged(String site, Instant at) {
    return Map.of(
        OrderTables.ORDER_ID,
        note.orderId(),
        Columns.SITE_ID,
        site,
        OrderTables.ACKNOWLEDGED_AT,
        Timestamp.from(at));
  }

  @Test
  void metersTellWhoCompliedWhoWasLateAndWhoDidNot() {
    List<Map<ColumnSpec, Object>> meters =
        Stream.concat(
                meters(PublishedNight.HOSTILE_SITE, 1_900_000L, 2_000_000L, null).stream(),
                meters("K-1", 1_500_000L, 1_500_000L, 0L).stream())
            .toList();
    assertThat(
            answers(
                meters,
                List.of(
                    acknowledged(PublishedNight.HOSTILE_SITE, NOON.minusSeconds(60)),
                    acknowledged(PublishedNight.HOSTILE_SITE, NOON.plusSeconds(60)),
                    acknowledged("K-1", NOON.plusSeconds(1)))))
        .containsExactly(
            "K-1|late|3|2|3.000000|14|late", "=HYPERLINK(\"x\")|in_time|2|0|0.000000|12|complied");
  }

  @Test
  void whoGoesOnDidNotComplyAndWithoutAMeterNothingIsKnown() {
    assertThat(answers(meters("K-1", 0L, 0L, 900_000L), List.of()))
        .containsExactly(
            "K-1|none|3|1|0.900000|null|not_complied",
            "=HYPERLINK(\"x\")|none|0|0|0.000000|null|not_known");
  }

  @Test
  void anOldOrderIsAnsweredWithoutItsNightAndKeptOnceItsMetersAreNoLongerPublished()
      throws IOException {
    Disk.deleteTree(new RunFolders(config.paths()).of(Audience.RESTRICTED, night.runId()));
    assertThat(
            answers(meters("K-1", 0L, 0L, 0L), List.of(acknowledged("K-1", NOON.minusSeconds(60)))))
        .first()
        .isEqualTo("K-1|in_time|3|0|0.000000|12|complied");
    int siteDays = config.publish().siteDays();
    assertThat(answersOn(DAY.plusDays(siteDays)).covers(note)).isTrue();
    assertThat(answersOn(DAY.plusDays(siteDays + 1)).covers(note)).isFalse();
    assertThat(new OrderFiles(config).answered(note))
        .extracting(row -> row.text(OrderTables.ORDER_CODE))
        .contains("complied");
  }

  private OrderAnswers answersOn(LocalDate newest) {
    return new OrderAnswers(config, PublishedNight.publish(config, newest, "2.000000"));
  }

  @Test
  void theReissueStaysWholeWhenAnswersAreWrittenBesideIt() throws IOException {
    answers(List.of(), List.of());
    assertThat(new Reissues(config).ofRun(night.runId())).hasSize(1);
    assertThat(Files.readString(of("answers.html"))).contains("Исполнение распоряжений");
  }
}
