package kz.quat.publish.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
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
import kz.quat.config.QuatConfig;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.schema.SiteMonthColumns;
import kz.quat.testkit.BookSheets;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The book of a quarter, its figures asked again of the published files by its own queries. */
class BookTest {

  private static final LocalDate DAY = LocalDate.of(2022, 12, 7);
  private static final BookPeriod QUARTER = BookPeriod.of("2022-Q4");

  @TempDir Path folder;
  private QuatConfig config;
  private Manifest run;

  @BeforeEach
  void publish() {
    config = TestConfig.under(folder);
    run =
        PublishedNight.publish(
            config,
            DAY,
            "2.000000",
            Map.of(
                OutTables.STRAIN_SYSTEM_HOURS.name(), systemHours(),
                OutTables.STRAIN_REGION_DAYS.name(), regionDays(),
                ReconciliationTables.SITE_MONTHS.name(), siteMonths(),
                ReconciliationTables.RECONCILIATION.name(), reconciliation(),
                ReconciliationTables.FEES.name(), payments(),
                ComplianceTables.SITES.name(), siteRecords(),
                ComplianceTables.FILINGS.name(), filings(),
                LeadTables.FEEDERS.name(), leads()));
  }

  /** Short by 12.5 MW and 2.5 MW in two measured hours; one lies before the quarter. */
  private static List<Map<ColumnSpec, Object>> systemHours() {
    return List.of(
        system("2022-09-30T12:00:00Z", "2022-09-30", "measured", "RED", "99"),
        system("2022-10-01T12:00:00Z", "2022-10-01", "measured", "YELLOW", "0"),
        system("2022-12-01T12:00:00Z", "2022-12-01", "measured", "RED", "12.5"),
        system("2022-12-02T12:00:00Z", "2022-12-02", "measured", "RED", "2.5"),
        system("2022-12-03T12:00:00Z", "2022-12-03", "measured", "GREEN", "0"),
        system("2022-12-07T12:00:00Z", "2022-12-07", "forecast", "RED", "77"));
  }

  private static Map<ColumnSpec, Object> system(
      String hour, String day, String basis, String level, String unservedMw) {
    Map<ColumnSpec, Object> row = new HashMap<>();
    row.put(Columns.HOUR_START_UTC, Timestamp.from(Instant.parse(hour)));
    row.put(Columns.MARKET_DATE, Date.valueOf(day));
    row.put(Columns.MARKET_HOUR, 18);
    row.put(GridColumns.BASIS, basis);
    row.put(GridColumns.SYSTEM_LEVEL, level);
    row.put(GridColumns.UNSERVED_MW, decimal(unservedMw));
    return row;
  }

  private static BigDecimal decimal(String value) {
    return new BigDecimal(value).setScale(6);
  }

  private static List<Map<ColumnSpec, Object>> regionDays() {
    List<Map<ColumnSpec, Object>> rows = new ArrayList<>();
    for (String region : List.of("KZ-10", "KZ-11")) {
      for (int day = 1; day <= 3; day++) {
        rows.add(
            Map.of(
                Columns.REGION,
                region,
                Columns.MARKET_DATE,
                Date.valueOf("2022-12-0" + day),
                GridColumns.HOURS,
                24L,
                GridColumns.HOURS_RED,
                (long) day,
                GridColumns.MWH_RED,
                decimal(day + ".000001"),
                GridColumns.LONGEST_RED_HOURS,
                (long) day,
                GridColumns.WORST_STRESS_RATIO,
                1 + day / 100.0));
      }
    }
    return rows;
  }

  /** Of site K-1 nothing was reported in October; the sum knows the other months alone. */
  private static List<Map<ColumnSpec, Object>> siteMonths() {
    List<Map<ColumnSpec, Object>> rows = new ArrayList<>();
    for (String site : List.of("K-1", "K-2")) {
      for (String month : List.of("2022-09-01", "2022-10-01", "2022-11-01", "2022-12-01")) {
        Map<ColumnSpec, Object> row = new HashMap<>();
        row.put(Columns.SITE_ID, site);
        row.put(SiteMonthColumns.MONTH, Date.valueOf(month));
        row.put(Columns.REGION, site.equals("K-1") ? "KZ-10" : "KZ-11");
        row.put(MinerColumns.SUPPLY, site.equals("K-1") ? "grid" : "own");
        row.put(MinerColumns.METERED_WH, 1_000_001L);
        row.put(MinerColumns.REPORTED_WH, month.equals("2022-10-01") ? null : 500_000L);
        row.put(SiteMonthColumns.METERED_HOURS, 700L);
        row.put(SiteMonthColumns.PURCHASED_WH, site.equals("K-1") ? 2_000_000L : null);
        row.put(SiteMonthColumns.PURCHASED_KZT, site.equals("K-1") ? decimal("40000") : null);
        rows.add(row);
      }
    }
    return rows;
  }

  /** The quarter's fee beside each of its months; of K-2 no rate is known. */
  private static List<Map<ColumnSpec, Object>> reconciliation() {
    List<Map<ColumnSpec, Object>> rows = new ArrayList<>();
    for (String site : List.of("K-1", "K-2")) {
      for (String month : List.of("2022-10-01", "2022-11-01", "2022-12-01")) {
        for (String comparison : List.of("fee_meter", "report_meter")) {
          Map<ColumnSpec, Object> row = new HashMap<>();
          row.put(Columns.SITE_ID, site);
          row.put(SiteMonthColumns.MONTH, Date.valueOf(month));
          row.put(ReconciliationColumns.COMPARISON, comparison);
          row.put(Columns.REGION, "KZ-10");
          row.put(ReconciliationTables.QUARTER, "2022-Q4");
          row.put(ReconciliationColumns.RIGHT_WH, 3_000_003L);
          row.put(ReconciliationColumns.FEE_RATE, site.equals("K-1") ? decimal("1") : null);
          row.put(ReconciliationColumns.FEE_KZT, site.equals("K-1") ? decimal("2500") : null);
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static List<Map<ColumnSpec, Object>> payments() {
    return List.of(
        payment("2022-Q3", "2022-10-12", "999"),
        payment("2022-Q4", "2022-12-01", "1500"),
        payment("2022-Q4", "2022-12-20", "1000"));
  }

  private static Map<ColumnSpec, Object> payment(String quarter, String day, String kzt) {
    return Map.of(
        Columns.SITE_ID,
        "K-1",
        ReconciliationTables.QUARTER,
        quarter,
        ReconciliationTables.PAID_ON,
        Date.valueOf(day),
        ReconciliationTables.PAID_KZT,
        decimal(kzt));
  }

  private static List<Map<ColumnSpec, Object>> siteRecords() {
    return List.of(
        record("K-1", "2022-11-01", "KZ-10", 40L, 5_000_000L, 4_000_000L),
        record("K-1", "2022-12-01", "KZ-10", 20L, 3_000_000L, 2_500_000L),
        record("K-2", "2022-12-01", "KZ-11", 0L, null, null));
  }

  private static Map<ColumnSpec, Object> record(
      String site,
      String month,
      String region,
      long hours,
      @Nullable Long allowedWh,
      @Nullable Long usedWh) {
    Map<ColumnSpec, Object> row = new HashMap<>();
    row.put(Columns.SITE_ID, site);
    row.put(ComplianceTables.MONTH_MARKET_DATE, Date.valueOf(month));
    row.put(Columns.REGION, region);
    row.put(ComplianceTables.QUOTA_HOURS, hours);
    row.put(ComplianceTables.QUOTA_ALLOWED_WH, allowedWh);
    row.put(ComplianceTables.QUOTA_USED_WH, usedWh);
    row.put(ComplianceTables.FILINGS_DUE, 4L);
    row.put(ComplianceTables.FILINGS_LATE, 1L);
    return row;
  }

  private static List<Map<ColumnSpec, Object>> filings() {
    return List.of(
        filing("K-1", "2022-10-02", "on_time"),
        filing("K-1", "2022-10-09", "late"),
        filing("K-2", "2022-09-25", "missing"),
        filing("K-2", "2022-10-02", "on_time"));
  }

  private static Map<ColumnSpec, Object> filing(String site, String day, String code) {
    return Map.of(
        Columns.SITE_ID,
        site,
        ComplianceTables.DUTY_ID,
        "hours_of_week",
        ComplianceTables.DUTY_PERIOD_FROM,
        Date.valueOf(day),
        Columns.MARKET_DATE,
        Date.valueOf(day),
        ComplianceTables.FILING_CODE,
        code);
  }

  private static List<Map<ColumnSpec, Object>> leads() {
    return List.of(
        lead("L-1", "2022-09-30", "standing"),
        lead("L-2", "2022-10-01", "standing"),
        lead("L-3", "2022-12-31", "new"),
        lead("L-4", "2023-01-01", "new"));
  }

  private static Map<ColumnSpec, Object> lead(String id, String seen, String status) {
    return Map.of(
        LeadColumns.LEAD_ID,
        id,
        LeadColumns.FIRST_SEEN,
        Date.valueOf(seen),
        LeadColumns.LEAD_STATUS,
        status,
        LeadColumns.EXPECTED_MW,
        decimal("0.25"));
  }

  private BookData data(BookPeriod period, String... supposed) {
    return BookData.read(
        new kz.quat.publish.run.RunFolders(config.paths()),
        run,
        period,
        java.util.Arrays.stream(supposed).map(Supposed::of).toList());
  }

  private static List<List<Object>> rows(BookData data, String id) {
    return data.sections().stream()
        .filter(section -> section.id().equals(id))
        .findFirst()
        .orElseThrow()
        .rows();
  }

  @Test
  void onlyMeasuredHoursOfThePeriodCount() {
    assertThat(rows(data(QUARTER), "levels"))
        .containsExactly(
            row("GREEN", 1L, 0L, decimal("0"), decimal("0")),
            row("YELLOW", 1L, 0L, decimal("0"), decimal("0")),
            row("RED", 2L, 2L, decimal("15"), decimal("12.5")));
    assertThat(rows(data(BookPeriod.of("2022-10")), "levels"))
        .containsExactly(row("YELLOW", 1L, 0L, decimal("0"), decimal("0")));
  }

  private static List<Object> row(Object... values) {
    return java.util.Arrays.asList(values);
  }

  @Test
  void theFeeOfAQuarterCountsOnceThoughItStandsInEachMonth() {
    assertThat(rows(data(QUARTER), "fees"))
        .singleElement()
        .satisfies(
            region -> {
              assertThat(region.subList(0, 3)).containsExactly("KZ-10", 2L, 1L);
              assertThat((BigDecimal) region.get(3)).isEqualByComparingTo("6.000006");
              assertThat((BigDecimal) region.get(4)).isEqualByComparingTo("3000.003");
              assertThat((BigDecimal) region.get(5)).isEqualByComparingTo("2500");
            });
    assertThat(rows(data(QUARTER), "payments"))
        .containsExactly(
            row(2L, decimal("2500"), LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 20)));
  }

  @Test
  void leadsAndFilingsAreThoseOfThePeriod() {
    assertThat(rows(data(QUARTER), "leads"))
        .extracting(each -> each.subList(0, 2))
        .containsExactly(row("new", 1L), row("standing", 1L));
    assertThat(rows(data(QUARTER), "duties"))
        .extracting(each -> each.subList(0, 3))
        .containsExactly(row("hours_of_week", "late", 1L), row("hours_of_week", "on_time", 2L));
  }

  @Test
  void whatIsNotKnownIsNoZero() {
    assertThat(rows(data(QUARTER), "uptake").get(1))
        .startsWith("KZ-11", new BigDecimal("0"), null, null);
    assertThat(rows(data(QUARTER), "mining").get(0).get(5))
        .as("October's report is missing; the other months' are in the sum")
        .isEqualTo(decimal("1"));
  }

  @Test
  void aSupposedFeeHoldsForTheRateThatIsNamed() {
    List<Object> fees = rows(data(QUARTER, "fee=9", "fee:1=+50%"), "fee_rates").get(1);
    assertThat((BigDecimal) fees.get(4)).isEqualByComparingTo("1.5");
    assertThat((BigDecimal) fees.get(5)).isEqualByComparingTo("4500.0045");
    assertThat((BigDecimal) fees.get(6)).isEqualByComparingTo("1500.0015");
    assertThat(rows(data(QUARTER, "fee=9"), "fee_rates").get(0))
        .as("where no rate is known, none is guessed")
        .endsWith(null, null, null);
  }

  @Test
  void aSupposedPriceIsLaidOnWhatWasBought() {
    List<Object> grid = rows(data(QUARTER, "tariff:grid=22", "tariff=-10%"), "purchases").get(0);
    assertThat((BigDecimal) grid.get(4)).isEqualByComparingTo("20");
    assertThat((BigDecimal) grid.get(6)).isEqualByComparingTo("132000");
    assertThat((BigDecimal) grid.get(7)).isEqualByComparingTo("12000");
  }

  /** Every number and day of every sheet, against the answer to the query that the book prints. */
  @Test
  void everySheetEqualsItsPrintedQueryAskedOfThePublishedFile() throws IOException {
    Path out = written("fee=+50%", "tariff=-10%");
    assertThat(BookSheets.sameAsPublished(out.resolve("book_2022-Q4_en.xlsx"), folder))
        .hasSize(13)
        .allSatisfy((sheet, rows) -> assertThat(rows).as(sheet).isPositive());
  }

  private Path written(String... supposed) {
    Path out = folder.resolve("book");
    new Book(config)
        .write(
            run,
            QUARTER,
            java.util.Arrays.stream(supposed).map(Supposed::of).toList(),
            List.of(Language.values()),
            out);
    return out;
  }

  @Test
  void theWorkbookTotalsAreFormulasWithTheirResults() throws IOException {
    Path out = written();
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(out.resolve("book_2022-Q4_kk.xlsx")))) {
      Sheet levels = book.getSheet("Шиеленіс");
      Row total = levels.getRow(levels.getLastRowNum());
      assertThat(total.getCell(3).getCellFormula()).isEqualTo("SUBTOTAL(109,D2:D4)");
      assertThat(total.getCell(3).getNumericCellValue()).isEqualTo(15);
      assertThat(total.getCell(4)).as("the greatest shortages are not added up").isNull();
    }
  }

  @Test
  void theBookAsPdfSaysTheSameInEveryLanguage() throws IOException {
    Path out = written("fee=2");
    assertThat(read(out.resolve("book_2022-Q4_ru.pdf")))
        .contains(
            "Напряжённость баланса мощности энергосистемы",
            "Измерено часов энергосистемы: 4 из 2208",
            "красный 2 2 15,000 12,500",
            "3 000,003",
            "QUALIFY row_number()",
            "страница 1 из");
    assertThat(read(out.resolve("book_2022-Q4_kk.pdf")))
        .contains("Энергожүйедегі қуат балансының шиеленісі", "қызыл 2 2 15,000 12,500");
    assertThat(read(out.resolve("book_2022-Q4_en.pdf"))).contains("red 2 2 15.000 12.500");
  }

  private static String read(Path file) throws IOException {
    try (PdfReader reader = new PdfReader(Files.readAllBytes(file))) {
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= reader.getNumberOfPages(); i++) {
        text.append(new PdfTextExtractor(reader).getTextFromPage(i)).append('\n');
      }
      return text.toString().replaceAll("[\\s\\u00A0\\u202F]+", " ");
    }
  }

  @Test
  void theSameRunGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(written().resolve("SHA256SUMS"));
    assertThat(Files.readAllBytes(written().resolve("SHA256SUMS"))).isEqualTo(first);
  }

  @Test
  void aPeriodOfWhichNothingIsKnownIsRefused() {
    assertThatThrownBy(() -> data(BookPeriod.of("2021-Q1")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageEndingWith("knows no measured hour of 2021-01-01 to 2021-03-31");
  }

  @Test
  void aFileThatSomebodyChangedIsRefused() throws IOException {
    Path file =
        config.paths().restricted().resolve("runs/" + run.runId() + "/core_miner__fees.parquet");
    Files.write(file, new byte[] {1});
    assertThatThrownBy(() -> data(QUARTER))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("is not the file that was published");
  }

  @Test
  void aPeriodIsAMonthOrAQuarter() {
    assertThat(QUARTER)
        .isEqualTo(new BookPeriod("2022-Q4", LocalDate.of(2022, 10, 1), LocalDate.of(2023, 1, 1)));
    assertThat(BookPeriod.of("2022-12").quarter()).isEqualTo("2022-Q4");
    assertThat(BookPeriod.of("2022-12").hours()).isEqualTo(744);
    for (String wrong : List.of("2022", "2022-Q5", "2022-13", "Q4-2022", "2022-4", "")) {
      assertThatThrownBy(() -> BookPeriod.of(wrong))
          .isInstanceOf(UserErrorException.class)
          .hasMessage(
              "Invalid period: "
                  + wrong
                  + " (must be a quarter like 2022-Q4 or a month like 2022-12)");
    }
  }

  @Test
  void whatCannotBeSupposedIsRefused() {
    for (String wrong :
        List.of("fee", "fee=", "fee=-1", "tariff:coal=3", "fee:grid=2", "fee=-101%", "cap=+10%")) {
      assertThatThrownBy(() -> Supposed.of(wrong))
          .isInstanceOf(UserErrorException.class)
          .hasMessageStartingWith("Invalid --set " + wrong + " (");
    }
  }
}
