package kz.quat.compliance;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ComplianceTables;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.schema.UtilisationColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds figures of past days that an earlier run had published and this run changed: compares both
 * states of the days and gives a row for every figure that differs. Days that appear for the first
 * time are not restatements.
 */
public final class Restatements {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String HOURS = "hours_known";
  private static final String CHANGE = "change";
  private static final double WH_PER_MWH = 1e6;

  private Restatements() {}

  /** A published table with the days that are compared and its daily figures. */
  @SuppressWarnings("ImmutableEnumChecker") // tables and columns are immutable, but not marked so
  public enum Subject {
    REGION_DAYS(OutTables.STRAIN_REGION_DAYS, Columns.REGION),
    REGION_HOURS(CoreTables.REGION_HOURS, Columns.REGION),
    SITE_HOURS(CoreTables.SITE_HOURS, Columns.SITE_ID),
    UPTAKE(OutTables.QUOTA_UTILISATION, Columns.SITE_ID),
    /** By month: the basis of later quotas' compliance factor. */
    SITE_RECORDS(ComplianceTables.SITES, Columns.SITE_ID);

    private final TableSpec table;
    private final ColumnSpec who;

    Subject(TableSpec table, ColumnSpec who) {
      this.table = table;
      this.who = who;
    }

    /** The published table. */
    public TableSpec table() {
      return table;
    }

    /**
     * The days whose published figures the run of a delivery day can restate. Monthly figures are
     * compared for finished months only, since those of the running month change every night.
     *
     * @param first first day of the table that is published
     */
    public Column published(LocalDate day, LocalDate first) {
      Column shown = Columns.MARKET_DATE.col().geq(lit(first));
      return this == SITE_RECORDS
          ? shown.and(Columns.MARKET_DATE.col().lt(lit(day.withDayOfMonth(1))))
          : shown;
    }

    /** Its figures by region or site and market day, all as numbers. */
    private List<Column> figures() {
      return switch (this) {
        case REGION_DAYS ->
            Stream.of(
                    GridColumns.ENERGY_MWH,
                    GridColumns.MINING_MWH,
                    GridColumns.PEAK_LOAD_MW,
                    GridColumns.HOURS_YELLOW,
                    GridColumns.HOURS_ORANGE,
                    GridColumns.HOURS_RED,
                    GridColumns.MWH_YELLOW,
                    GridColumns.MWH_ORANGE,
                    GridColumns.MWH_RED,
                    GridColumns.WORST_STRESS_RATIO)
                .map(Restatements::number)
                .toList();
        case REGION_HOURS ->
            List.of(
                mwh(GridColumns.LOAD_WH),
                mwh(GridColumns.MINING_KNOWN_WH),
                mwh(GridColumns.NATIVE_WH));
        case SITE_HOURS -> List.of(mwh(MinerColumns.REPORTED_WH), mwh(MinerColumns.USED_WH));
        case UPTAKE ->
            List.of(
                mwh(UtilisationColumns.FIRM_USED_WH),
                mwh(UtilisationColumns.INTERRUPTIBLE_USED_WH),
                mwh(UtilisationColumns.UNUSED_WH),
                mwh(UtilisationColumns.EXCEEDED_WH),
                sum(when(
                            UtilisationColumns.UTILISATION_CODE
                                .col()
                                .equalTo(UtilisationColumns.EXCEEDED),
                            1.0)
                        .otherwise(0.0))
                    .as(ComplianceTables.EXCEEDED_HOURS.name()));
        case SITE_RECORDS ->
            List.of(
                number(ComplianceTables.NOT_REPORTED_HOURS),
                mwh(ComplianceTables.COMPARED_REPORTED_WH),
                mwh(ComplianceTables.MISMATCH_WH),
                number(ComplianceTables.EXCEEDED_HOURS),
                mwh(ComplianceTables.QUOTA_EXCEEDED_WH));
      };
    }

    /** Number of known hours of the day, which distinguishes an amendment from a late arrival. */
    private Column hours() {
      return switch (this) {
        case REGION_DAYS -> sum(GridColumns.HOURS.col());
        case REGION_HOURS -> count(GridColumns.LOAD_WH.col());
        case SITE_HOURS -> count(MinerColumns.REPORTED_WH.col());
        case UPTAKE -> count(UtilisationColumns.FIRM_USED_WH.col());
        case SITE_RECORDS -> sum(ComplianceTables.REPORTED_HOURS.col());
      };
    }
  }

  private static Column number(ColumnSpec column) {
    return sum(column.col().cast("double")).as(column.name());
  }

  private static Column mwh(ColumnSpec wattHours) {
    return sum(wattHours.col())
        .cast("double")
        .divide(lit(WH_PER_MWH))
        .as(wattHours.published().name());
  }

  /**
   * Rows of {@link ComplianceTables#RESTATEMENTS} without the run's columns, one per changed
   * figure.
   *
   * @param before rows of the subject's table as published before
   * @param after the same days as they are now
   */
  public static Dataset<Row> of(Subject subject, Dataset<Row> before, Dataset<Row> after) {
    Column sameDay =
        subject
            .who
            .in(BEFORE)
            .equalTo(subject.who.in(AFTER))
            .and(Columns.MARKET_DATE.in(BEFORE).equalTo(Columns.MARKET_DATE.in(AFTER)));
    Dataset<Row> was = daily(subject, before);
    List<Column> changes = new ArrayList<>();
    for (String name : was.columns()) {
      if (!List.of(subject.who.name(), Columns.MARKET_DATE.name(), HOURS).contains(name)) {
        changes.add(
            struct(
                lit(name).as(ComplianceTables.RESTATED_FIGURE.name()),
                col(BEFORE + "." + name).as(ComplianceTables.BEFORE_VALUE.name()),
                col(AFTER + "." + name).as(ComplianceTables.AFTER_VALUE.name())));
      }
    }
    Column hoursBefore = col(BEFORE + "." + HOURS);
    Column hoursAfter = coalesce(col(AFTER + "." + HOURS), lit(0L));
    Column code =
        when(Columns.MARKET_DATE.in(AFTER).isNull(), "withdrawn")
            .when(hoursAfter.gt(hoursBefore), "more_hours")
            .when(hoursAfter.lt(hoursBefore), "fewer_hours")
            .otherwise("amended");
    Column then = col(CHANGE).getField(ComplianceTables.BEFORE_VALUE.name());
    Column now = col(CHANGE).getField(ComplianceTables.AFTER_VALUE.name());
    return was.as(BEFORE)
        .join(daily(subject, after).as(AFTER), sameDay, "left_outer")
        .select(
            ComplianceTables.RESTATED_TABLE.as(lit(subject.table.name())),
            ComplianceTables.RESTATED_SUBJECT.as(subject.who.in(BEFORE)),
            ComplianceTables.RESTATED_DATE.as(Columns.MARKET_DATE.in(BEFORE)),
            ComplianceTables.RESTATEMENT_CODE.as(code),
            explode(array(changes.toArray(Column[]::new))).as(CHANGE))
        .where(not(then.eqNullSafe(now)))
        .select(
            ComplianceTables.RESTATED_TABLE.col(),
            ComplianceTables.RESTATED_SUBJECT.col(),
            ComplianceTables.RESTATED_DATE.col(),
            col(CHANGE)
                .getField(ComplianceTables.RESTATED_FIGURE.name())
                .as(ComplianceTables.RESTATED_FIGURE.name()),
            then.as(ComplianceTables.BEFORE_VALUE.name()),
            now.as(ComplianceTables.AFTER_VALUE.name()),
            ComplianceTables.RESTATEMENT_CODE.col());
  }

  private static Dataset<Row> daily(Subject subject, Dataset<Row> rows) {
    return rows.groupBy(subject.who.col(), Columns.MARKET_DATE.col())
        .agg(subject.hours().as(HOURS), subject.figures().toArray(Column[]::new));
  }
}
