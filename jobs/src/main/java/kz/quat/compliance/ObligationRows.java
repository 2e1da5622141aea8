package kz.quat.compliance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.FilingObligation;
import kz.quat.domain.FilingPeriod;
import kz.quat.domain.PeriodKind;
import kz.quat.domain.WorkingDays;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.RowType;
import kz.quat.schema.Unit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Periods and deadlines as rows; their number is that of the obligations and watched days. */
public final class ObligationRows {

  /** First instant at which a filing is late. */
  static final ColumnSpec DUE_AT =
      new ColumnSpec(
          "due_at",
          ColumnType.TIMESTAMP,
          Unit.UTC,
          true,
          "First instant at which a filing is late");

  /** Whether only hourly readings fulfil the obligation. */
  static final ColumnSpec HOURS_ONLY =
      new ColumnSpec(
          "hours_only",
          ColumnType.BOOL,
          Unit.NONE,
          true,
          "Whether hourly readings alone keep the duty");

  /** The kind of filing that fulfils the obligation. */
  static final ColumnSpec KEPT_BY =
      new ColumnSpec(
          "kept_by",
          ColumnType.TEXT,
          Unit.NONE,
          true,
          "What fulfils the duty: reports or fee_declarations");

  private static final RowType ROW =
      RowType.of(
          "filing duty",
          List.of(
              ComplianceTables.DUTY_ID,
              ComplianceTables.REGIME,
              ComplianceTables.DUTY_BASIS,
              ComplianceTables.IN_RECORD,
              ComplianceTables.DUTY_PERIOD_FROM,
              ComplianceTables.DUTY_PERIOD_TO,
              ComplianceTables.DUE_ON,
              ComplianceTables.DUE_BASIS_CODE,
              DUE_AT,
              HOURS_ONLY,
              KEPT_BY));

  /** Type of the rows of {@link #periods} and {@link #closings}. */
  public static final StructType TYPE = ROW.structType();

  private ObligationRows() {}

  /** Whether declarations of the fee fulfil a row's obligation. */
  static Column isKeptByFeeDeclarations() {
    return KEPT_BY.col().equalTo(keptBy(FilingObligation.FulfilledBy.FEE_DECLARATIONS));
  }

  private static String keptBy(FilingObligation.FulfilledBy what) {
    return what.name().toLowerCase(Locale.ROOT);
  }

  /** A row for every period of a recurring obligation. */
  public static List<Row> periods(
      List<FilingPeriod> periods, WorkingDays calendar, ZoneId marketZone) {
    return periods.stream()
        .map(
            period ->
                row(
                    period.duty(),
                    period.from(),
                    period.to(),
                    period.dueOn(),
                    calendar,
                    marketZone))
        .toList();
  }

  /** A row for every day in [from, until) on which a closing would have to be notified. */
  public static List<Row> closings(
      List<FilingObligation> duties,
      WorkingDays calendar,
      LocalDate from,
      LocalDate until,
      ZoneId marketZone) {
    List<Row> rows = new ArrayList<>();
    for (String name : duties.stream().map(FilingObligation::duty).distinct().sorted().toList()) {
      List<FilingObligation> entries =
          duties.stream().filter(duty -> duty.duty().equals(name)).toList();
      for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
        LocalDate last = day;
        EffectiveDated.inForce(entries, day)
            .filter(duty -> duty.period() == PeriodKind.CLOSING)
            .ifPresent(
                duty ->
                    rows.add(
                        row(
                            duty,
                            last,
                            last,
                            calendar.onOrAfter(duty.dueAfter(last)),
                            calendar,
                            marketZone)));
      }
    }
    return rows;
  }

  private static Row row(
      FilingObligation duty,
      LocalDate from,
      LocalDate to,
      LocalDate dueOn,
      WorkingDays calendar,
      ZoneId marketZone) {
    return ROW.row()
        .set(ComplianceTables.DUTY_ID, duty.duty())
        .set(ComplianceTables.REGIME, duty.regime())
        .set(ComplianceTables.DUTY_BASIS, duty.basis())
        .set(ComplianceTables.IN_RECORD, duty.inRecord())
        .set(ComplianceTables.DUTY_PERIOD_FROM, from)
        .set(ComplianceTables.DUTY_PERIOD_TO, to)
        .set(ComplianceTables.DUE_ON, dueOn)
        .set(
            ComplianceTables.DUE_BASIS_CODE,
            calendar.knows(dueOn.getYear()) ? "calendar" : "weekends_only")
        .set(DUE_AT, dueOn.plusDays(1).atStartOfDay(marketZone).toInstant())
        .set(HOURS_ONLY, duty.hoursOnly())
        .set(KEPT_BY, keptBy(duty.keptBy()))
        .build();
  }
}
