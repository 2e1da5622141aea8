package kz.quat.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.domain.FilingObligation;
import kz.quat.domain.FilingPeriod;
import kz.quat.domain.MarketDay;
import kz.quat.domain.PeriodKind;
import kz.quat.domain.WorkingDays;
import kz.quat.schema.Clocks;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.ReconciliationTables;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sites in Karaganda that file October 2022 (744 hours) by 10 November, a Thursday, in one batch;
 * the night is issued on 6 December. A closing must be notified within 10 days.
 */
@ExtendWith(Spark.Extension.class)
class FilingRecordTest {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
  private static final LocalDate OCTOBER = LocalDate.of(2022, 10, 1);
  private static final LocalDate MIDDLE = LocalDate.of(2022, 10, 16);
  private static final LocalDate LAST_DAY = LocalDate.of(2022, 10, 20);
  private static final LocalDate DELIVERY_DAY = LocalDate.of(2022, 12, 7);
  private static final Instant IN_TIME = Instant.parse("2022-11-05T03:00:00Z");
  private static final Instant FIRST_MISSED = Instant.parse("2022-11-10T18:00:00Z");
  private static final Instant THREE_DAYS_LATE = Instant.parse("2022-11-13T03:00:00Z");
  private static final WorkingDays CALENDAR =
      new WorkingDays(Set.of(LocalDate.of(2022, 12, 16)), Set.of());
  private static final List<FilingObligation> DUTIES =
      List.of(
          obligation("month", PeriodKind.MONTH, false),
          obligation("month_of_hours", PeriodKind.MONTH, true),
          obligation("closing", PeriodKind.CLOSING, false),
          feeDeclaration());

  private static final Map<String, Row> RECORD = new TreeMap<>();

  private static FilingObligation obligation(String name, PeriodKind kind, boolean hoursOnly) {
    return new FilingObligation(
        LocalDate.of(2022, 1, 1),
        name,
        "regime",
        "law",
        kind,
        0,
        10,
        FilingObligation.FulfilledBy.REPORTS,
        hoursOnly,
        true,
        false,
        "for the test");
  }

  /** Due by the 15th of the second month after the quarter. */
  private static FilingObligation feeDeclaration() {
    return new FilingObligation(
        LocalDate.of(2022, 1, 1),
        "fee",
        "regime",
        "law",
        PeriodKind.QUARTER,
        1,
        15,
        FilingObligation.FulfilledBy.FEE_DECLARATIONS,
        false,
        false,
        true,
        "for the test");
  }

  private final TableRows register = new TableRows(CoreTables.REGISTER_SITES);
  private final TableRows reported = new TableRows(CoreTables.REPORTED_HOURS);
  private final TableRows totals = new TableRows(ReconciliationTables.REPORTED_TOTALS);
  private final TableRows submissions = new TableRows(CoreTables.FILINGS);
  private final TableRows declarations = new TableRows(ReconciliationTables.FEE_DECLARATIONS);

  private void site(String site, LocalDate acceptedOn, LocalDate validTo, Instant received) {
    register.add(
        Columns.SITE_ID,
        site,
        Columns.VALID_FROM,
        LocalDate.of(2021, 1, 1),
        MinerColumns.VALID_TO,
        validTo,
        Columns.MINER_BIN,
        "000000000017",
        Columns.REGION,
        "KZ-35",
        MinerColumns.ACCEPTED_ON,
        acceptedOn,
        Columns.RECEIVED_AT,
        Instant.parse("2022-12-01T00:00:00Z"),
        Columns.FIRST_RECEIVED_AT,
        received);
  }

  private void site(String site) {
    site(site, LocalDate.of(2021, 1, 1), LocalDate.of(2030, 1, 1), IN_TIME);
  }

  private void hours(
      String site, LocalDate from, int days, Instant first, Instant received, int revision) {
    for (int day = 0; day < days; day++) {
      for (Instant hour : new MarketDay(from.plusDays(day), ALMATY).hours()) {
        reported.add(
            Columns.SITE_ID, site,
            Columns.HOUR_START_UTC, hour,
            MinerColumns.REVISION, revision,
            Columns.RECEIVED_AT, received,
            Columns.FIRST_RECEIVED_AT, first);
      }
    }
    sent(site, from, from.plusDays(days), first, 24L * days, 0);
  }

  private void total(
      String site,
      String interval,
      LocalDate from,
      LocalDate end,
      Instant first,
      Instant received) {
    totals.add(
        Columns.SITE_ID, site,
        ReconciliationTables.INTERVAL, interval,
        MinerColumns.PERIOD_FROM, from.atStartOfDay(ALMATY).toInstant(),
        MinerColumns.PERIOD_TO, end.atStartOfDay(ALMATY).toInstant(),
        MinerColumns.REVISION, first.equals(received) ? 1 : 2,
        Columns.RECEIVED_AT, received,
        Columns.FIRST_RECEIVED_AT, first);
    sent(site, from, end, first, 1, 0);
  }

  private void sent(
      String site, LocalDate from, LocalDate to, Instant received, long readings, long rejected) {
    submissions.add(
        Columns.SITE_ID, site,
        MinerColumns.PERIOD_FROM, from.atStartOfDay(ALMATY).toInstant(),
        MinerColumns.PERIOD_TO, to.atStartOfDay(ALMATY).toInstant(),
        Columns.RECEIVED_AT, received,
        MinerColumns.READINGS, readings,
        MinerColumns.READINGS_REJECTED, rejected);
  }

  @BeforeAll
  static void derive(Spark spark) {
    FilingRecordTest batch = new FilingRecordTest();
    batch.sites();
    batch.totals();
    batch.closings();
    batch.declarations();
    LocalDate from = LocalDate.of(2022, 9, 1);
    StructType zones =
        new StructType()
            .add(Columns.REGION.name(), DataTypes.StringType, false)
            .add(Clocks.ZONE_ID.name(), DataTypes.StringType, false);
    FilingRecord.of(
            new FilingRecord.Inputs(
                batch.register.rows(spark),
                batch.reported.rows(spark),
                batch.totals.rows(spark),
                batch.submissions.rows(spark),
                batch.declarations.rows(spark),
                spark.rows(
                    ObligationRows.TYPE,
                    ObligationRows.periods(
                        FilingPeriod.of(DUTIES, CALENDAR, from, DELIVERY_DAY), CALENDAR, ALMATY)),
                spark.rows(
                    ObligationRows.TYPE,
                    ObligationRows.closings(DUTIES, CALENDAR, from, DELIVERY_DAY, ALMATY))),
            new FilingRecord.Terms(
                new Clocks(
                    ALMATY.getId(),
                    spark.rows(zones, List.of(RowFactory.create("KZ-35", ALMATY.getId())))),
                Instant.parse("2022-12-06T02:00:00Z"),
                Instant.parse("2022-10-05T00:00:00Z"),
                Instant.parse("2022-10-20T00:00:00Z"),
                98))
        .collectAsList()
        .forEach(
            row ->
                RECORD.put(
                    row.getAs(Columns.SITE_ID.name())
                        + " "
                        + row.getAs(ComplianceTables.DUTY_ID.name())
                        + " "
                        + row.getAs(ComplianceTables.DUTY_PERIOD_FROM.name()),
                    row));
  }

  private void sites() {
    site("GOOD");
    hours("GOOD", OCTOBER, 31, IN_TIME, IN_TIME, 1);
    site("LATE");
    hours("LATE", OCTOBER, 31, THREE_DAYS_LATE, THREE_DAYS_LATE, 1);
    site("JUST");
    hours("JUST", OCTOBER, 31, FIRST_MISSED.minusSeconds(1), FIRST_MISSED.minusSeconds(1), 1);
    site("MISSED");
    hours("MISSED", OCTOBER, 31, FIRST_MISSED, FIRST_MISSED, 1);
    site("AMENDED");
    hours("AMENDED", OCTOBER, 31, IN_TIME, THREE_DAYS_LATE, 2);
    site("PIECES");
    hours("PIECES", OCTOBER, 20, IN_TIME, IN_TIME, 1);
    hours("PIECES", OCTOBER.plusDays(20), 11, THREE_DAYS_LATE, THREE_DAYS_LATE, 1);
    site("HALF");
    hours("HALF", OCTOBER, 15, IN_TIME, IN_TIME, 1);
    site("REFUSED");
    sent("REFUSED", OCTOBER, OCTOBER.plusMonths(1), IN_TIME, 744, 744);
    site("SILENT");
    site("YOUNG", MIDDLE, LocalDate.of(2030, 1, 1), IN_TIME);
    hours("YOUNG", MIDDLE, 16, IN_TIME, IN_TIME, 1);
  }

  private void totals() {
    LocalDate november = OCTOBER.plusMonths(1);
    site("MONTH_TOTAL");
    total("MONTH_TOTAL", "month", OCTOBER, november, IN_TIME, IN_TIME);
    site("QUARTER_TOTAL");
    total("QUARTER_TOTAL", "quarter", OCTOBER, OCTOBER.plusMonths(3), IN_TIME, IN_TIME);
    site("DAYS_AND_HOURS");
    hours("DAYS_AND_HOURS", OCTOBER, 15, IN_TIME, IN_TIME, 1);
    for (LocalDate day = OCTOBER.plusDays(10); day.isBefore(november); day = day.plusDays(1)) {
      total("DAYS_AND_HOURS", "day", day, day.plusDays(1), IN_TIME, IN_TIME);
    }
    site("TOTAL_AFTER_HOURS");
    hours("TOTAL_AFTER_HOURS", OCTOBER, 15, IN_TIME, IN_TIME, 1);
    total("TOTAL_AFTER_HOURS", "month", OCTOBER, november, THREE_DAYS_LATE, THREE_DAYS_LATE);
    site("STATED_BESIDE");
    hours("STATED_BESIDE", OCTOBER, 15, IN_TIME, IN_TIME, 1);
    total("STATED_BESIDE", "hours", OCTOBER, november, IN_TIME, IN_TIME);
    site("TOTAL_AMENDED");
    total("TOTAL_AMENDED", "month", OCTOBER, november, IN_TIME, THREE_DAYS_LATE);
  }

  private void closings() {
    Instant inTime = Instant.parse("2022-10-31T17:00:00Z");
    LocalDate old = LocalDate.of(2021, 1, 1);
    site("GONE", old, LAST_DAY, inTime.plusSeconds(3600));
    site("TOLD", old, LAST_DAY, inTime);
    site("FILED", old, LAST_DAY, THREE_DAYS_LATE);
    sent("FILED", OCTOBER, LAST_DAY.plusDays(1), IN_TIME.minusSeconds(10 * 86_400), 480, 0);
  }

  private void declarations() {
    declared("GOOD", "2022-Q3", LocalDate.of(2022, 11, 15));
    declared("GOOD", "2022-Q3", LocalDate.of(2022, 12, 1));
    declared("LATE", "2022-Q3", LocalDate.of(2022, 11, 17));
    declared("SILENT", "2022-Q2", LocalDate.of(2022, 11, 1));
  }

  private void declared(String site, String quarter, LocalDate day) {
    declarations.add(
        Columns.SITE_ID, site,
        ReconciliationTables.QUARTER, quarter,
        ReconciliationTables.DECLARED_ON, day);
  }

  private static @Nullable Object value(
      String site, String obligation, LocalDate from, String column) {
    String key = site + " " + obligation + " " + from;
    assertThat(RECORD).containsKey(key);
    return Objects.requireNonNull(RECORD.get(key)).getAs(column);
  }

  private static @Nullable Object october(String site, ColumnSpec column) {
    return value(site, "month", OCTOBER, column.name());
  }

  private static @Nullable Object code(String site) {
    return october(site, ComplianceTables.FILING_CODE);
  }

  @Test
  void aWholeFilingByTheDeadlineIsInTime() {
    assertThat(code("GOOD")).isEqualTo("on_time");
    assertThat(october("GOOD", ComplianceTables.EXPECTED_HOURS)).isEqualTo(744L);
    assertThat(october("GOOD", ComplianceTables.ON_TIME_HOURS)).isEqualTo(744L);
    assertThat(october("GOOD", ComplianceTables.LATE_BY_DAYS)).isNull();
    assertThat(october("GOOD", ComplianceTables.DUE_ON)).hasToString("2022-11-10");
    assertThat(october("GOOD", ComplianceTables.DUE_BASIS_CODE)).isEqualTo("calendar");
  }

  @Test
  void theLastSecondOfTheDeadlinesDayIsInTimeAndTheNextIsNot() {
    assertThat(code("JUST")).isEqualTo("on_time");
    assertThat(code("MISSED")).isEqualTo("late");
    assertThat(october("MISSED", ComplianceTables.LATE_BY_DAYS)).isEqualTo(1);
  }

  @Test
  void lateIsCountedInDaysToTheArrivalThatMadeItWhole() {
    assertThat(code("LATE")).isEqualTo("late");
    assertThat(october("LATE", ComplianceTables.LATE_BY_DAYS)).isEqualTo(3);
    assertThat(code("PIECES")).isEqualTo("late");
    assertThat(october("PIECES", ComplianceTables.ON_TIME_HOURS)).isEqualTo(480L);
    assertThat(october("PIECES", ComplianceTables.LATE_BY_DAYS)).isEqualTo(3);
  }

  @Test
  void anAmendmentAfterTheDeadlineMakesNoSiteLate() {
    assertThat(code("AMENDED")).isEqualTo("on_time");
    assertThat(october("AMENDED", ComplianceTables.AMENDED_HOURS)).isEqualTo(744L);
    assertThat(october("AMENDED", ComplianceTables.AMENDED_LATE_HOURS)).isEqualTo(744L);
    assertThat(october("AMENDED", ComplianceTables.REVISIONS)).isEqualTo(2);
  }

  @Test
  void whatIsNotWholeIsPartialRefusedOrMissing() {
    assertThat(code("HALF")).isEqualTo("partial");
    assertThat(code("REFUSED")).isEqualTo("refused");
    assertThat(october("REFUSED", ComplianceTables.SUBMISSIONS)).isEqualTo(1L);
    assertThat(code("SILENT")).isEqualTo("missing");
    assertThat(october("SILENT", ComplianceTables.FIRST_FILED_AT)).isNull();
  }

  @Test
  void totalsKeepADutyThatDoesNotAskForHours() {
    assertThat(code("MONTH_TOTAL")).isEqualTo("on_time");
    assertThat(october("MONTH_TOTAL", ComplianceTables.COVERED_HOURS)).isEqualTo(744L);
    assertThat(october("MONTH_TOTAL", ComplianceTables.SUBMISSIONS)).isEqualTo(1L);
    assertThat(code("QUARTER_TOTAL")).isEqualTo("on_time");
    assertThat(october("QUARTER_TOTAL", ComplianceTables.COVERED_HOURS)).isEqualTo(744L);
    assertThat(value("MONTH_TOTAL", "month_of_hours", OCTOBER, "covered_hours")).isEqualTo(0L);
    assertThat(value("MONTH_TOTAL", "month_of_hours", OCTOBER, "filing_code")).isEqualTo("partial");
    assertThat(value("GOOD", "month_of_hours", OCTOBER, "filing_code")).isEqualTo("on_time");
  }

  @Test
  void anHourWithATotalAndAReadingIsCoveredOnceFromTheEarlierArrival() {
    assertThat(code("DAYS_AND_HOURS")).isEqualTo("on_time");
    assertThat(october("DAYS_AND_HOURS", ComplianceTables.COVERED_HOURS)).isEqualTo(744L);
    assertThat(october("DAYS_AND_HOURS", ComplianceTables.AMENDED_HOURS)).isEqualTo(0L);
    assertThat(code("TOTAL_AFTER_HOURS")).isEqualTo("late");
    assertThat(october("TOTAL_AFTER_HOURS", ComplianceTables.COVERED_HOURS)).isEqualTo(744L);
    assertThat(october("TOTAL_AFTER_HOURS", ComplianceTables.ON_TIME_HOURS)).isEqualTo(360L);
    assertThat(october("TOTAL_AFTER_HOURS", ComplianceTables.AMENDED_HOURS)).isEqualTo(0L);
  }

  @Test
  void aTotalStatedWithHoursCoversNoFurtherHours() {
    assertThat(code("STATED_BESIDE")).isEqualTo("partial");
    assertThat(october("STATED_BESIDE", ComplianceTables.COVERED_HOURS)).isEqualTo(360L);
  }

  @Test
  void aTotalAmendedAfterTheDeadlineIsAmendedAndNotLate() {
    assertThat(code("TOTAL_AMENDED")).isEqualTo("on_time");
    assertThat(october("TOTAL_AMENDED", ComplianceTables.AMENDED_LATE_HOURS)).isEqualTo(744L);
    assertThat(october("TOTAL_AMENDED", ComplianceTables.REVISIONS)).isEqualTo(2);
  }

  @Test
  void aSiteAcceptedInMidPeriodOwesTheRestOfIt() {
    assertThat(october("YOUNG", ComplianceTables.EXPECTED_HOURS)).isEqualTo(384L);
    assertThat(code("YOUNG")).isEqualTo("on_time");
    assertThat(RECORD).doesNotContainKey("YOUNG month 2022-09-01");
  }

  @Test
  void filingsNotDueYetOrEndedBeforeAnybodyFiledDoNotCountAgainstASite() {
    // 10 December is a Saturday.
    LocalDate november = LocalDate.of(2022, 11, 1);
    assertThat(value("SILENT", "month", november, "filing_code")).isEqualTo("not_due");
    assertThat(value("SILENT", "month", november, "due_on")).hasToString("2022-12-12");
    assertThat(value("SILENT", "month", LocalDate.of(2022, 9, 1), "filing_code"))
        .isEqualTo("not_watched");
  }

  @Test
  void aSiteThatEndedWithoutNoticeIsNamed() {
    // Ten days after the 20th is a Sunday, so it is due on Monday the 31st.
    assertThat(value("GONE", "closing", LAST_DAY, "filing_code"))
        .isEqualTo("closed_without_notice");
    assertThat(value("GONE", "closing", LAST_DAY, "due_on")).hasToString("2022-10-31");
    assertThat(october("GONE", ComplianceTables.EXPECTED_HOURS)).isEqualTo(480L);
    assertThat(RECORD).doesNotContainKey("GONE month 2022-11-01");
  }

  @Test
  void anEndThatTheRegisterKnewOrAReportToTheLastHourIsANotice() {
    assertThat(value("TOLD", "closing", LAST_DAY, "filing_code")).isEqualTo("on_time");
    assertThat(value("FILED", "closing", LAST_DAY, "filing_code")).isEqualTo("on_time");
    assertThat(RECORD).doesNotContainKey("GOOD closing 2022-10-20");
  }

  private static @Nullable Object declared(String site, ColumnSpec column) {
    return value(site, "fee", LocalDate.of(2022, 7, 1), column.name());
  }

  @Test
  void aFeeIsDeclaredByTheFifteenthOfTheSecondMonthAfterItsQuarter() {
    assertThat(declared("GOOD", ComplianceTables.DUE_ON)).hasToString("2022-11-15");
    assertThat(declared("GOOD", ComplianceTables.FILING_CODE)).isEqualTo("on_time");
    assertThat(declared("GOOD", ComplianceTables.SUBMISSIONS)).isEqualTo(2L);
    assertThat(declared("GOOD", ComplianceTables.COVERED_HOURS)).isEqualTo(0L);
    assertThat(declared("LATE", ComplianceTables.FILING_CODE)).isEqualTo("late");
    assertThat(declared("LATE", ComplianceTables.LATE_BY_DAYS)).isEqualTo(2);
    assertThat(value("GOOD", "fee", OCTOBER, "filing_code")).isEqualTo("not_due");
  }

  @Test
  void aDeclarationOfAnotherQuarterKeepsNothing() {
    assertThat(declared("SILENT", ComplianceTables.FILING_CODE)).isEqualTo("missing");
  }
}
