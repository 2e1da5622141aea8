package kz.quat.leads.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RowType;
import kz.quat.schema.RowType.RowList;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Judges the leads of a night. The rows of each feeder are brought together, and feeders are judged
 * one at a time, so that only one is in memory. The order of the input rows does not matter, since
 * they are sorted first.
 */
public final class LeadNight {

  /**
   * Days before the delivery day that a night reads: 400 in which steps are found, and 42 before
   * them.
   */
  public static final int HISTORY_DAYS = 442;

  /** Rows that one task processes: about ten feeders with twenty meters. */
  private static final long ROWS_A_TASK = 100_000;

  static final String ROLE = "role";
  static final String DESCRIBED = "described";
  static final String KNOWN = "known";
  private static final String EACH = "each";
  static final int POINT = 0;
  static final int LEAD = 1;
  static final int DAY = 2;

  static final RowList LEADS = new RowList("leads", RowType.of(LeadTables.FEEDERS));
  static final RowList POINTS = new RowList("lead_points", RowType.of(LeadTables.POINTS));
  static final RowList VISITED = new RowList("visited", RowType.of(LeadTables.VISITED));

  /** A feeder with its leads, their points and the visits that became known. */
  static final RowType FEEDER =
      RowType.of(LeadTables.JUDGED).with(LEADS).with(POINTS).with(VISITED);

  private LeadNight() {}

  /**
   * One row per judged feeder; evaluated lazily.
   *
   * @param days rows of {@link LeadTables#DAYS} before the delivery day
   * @param points rows of {@link LeadTables#CUSTOMER_POINTS}
   * @param before rows of {@link LeadTables#FEEDERS} as the night before left them
   * @param daysAtMost upper bound for the number of rows in days, which determines the number of
   *     tasks
   */
  public static Dataset<Row> judged(
      Dataset<Row> days,
      Dataset<Row> points,
      Dataset<Row> before,
      long daysAtMost,
      FeederTask task) {
    Column none = LeadColumns.DAY_WH.asNull();
    Column blank = LeadColumns.POINT_ID.as(lit(""));
    Column noDay = Columns.MARKET_DATE.asNull();
    Column described = struct(LeadTables.CUSTOMER_POINTS.select());
    Column known = struct(LeadTables.FEEDERS.select());
    Column noneDescribed = lit(null).cast(LeadTables.CUSTOMER_POINTS.structType()).as(DESCRIBED);
    Column noneKnown = lit(null).cast(LeadTables.FEEDERS.structType()).as(KNOWN);
    Column feeder = LeadColumns.FEEDER_ID.col();
    Dataset<Row> all =
        days.select(
                feeder,
                lit(DAY).as(ROLE),
                LeadColumns.POINT_ID.col(),
                Columns.MARKET_DATE.col(),
                LeadColumns.DAY_WH.col(),
                noneDescribed,
                noneKnown)
            .unionByName(
                points.select(
                    feeder,
                    lit(POINT).as(ROLE),
                    LeadColumns.POINT_ID.col(),
                    noDay,
                    none,
                    described.as(DESCRIBED),
                    noneKnown))
            .unionByName(
                before.select(
                    feeder,
                    lit(LEAD).as(ROLE),
                    blank,
                    noDay,
                    none,
                    noneDescribed,
                    known.as(KNOWN)));
    int tasks = (int) Math.min(10_000, 1 + daysAtMost / ROWS_A_TASK);
    Dataset<Row> together = tasks == 1 ? all.coalesce(1) : all.repartition(tasks, feeder);
    return together
        .sortWithinPartitions(
            feeder, col(ROLE), LeadColumns.POINT_ID.col(), Columns.MARKET_DATE.col())
        .mapPartitions(task, Encoders.row(FEEDER.structType()));
  }

  /** Rows of {@link LeadTables#JUDGED}. */
  public static Dataset<Row> feeders(Dataset<Row> judged) {
    return judged.select(LeadTables.JUDGED.select());
  }

  /** Rows of {@link LeadTables#FEEDERS}: the leads with both ranks. */
  public static Dataset<Row> leads(Dataset<Row> judged) {
    Column open =
        LeadColumns.LEAD_STATUS.col().isin(LeadStatus.NEW.word(), LeadStatus.STANDING.word());
    Dataset<Row> leads = exploded(judged, LEADS, LeadTables.FEEDERS);
    return ranked(
        ranked(leads, LeadColumns.RANK, open, LeadColumns.EXPECTED_MW),
        LeadColumns.RANK_BY_CONFIDENCE,
        open,
        LeadColumns.CONFIDENCE);
  }

  private static Dataset<Row> ranked(
      Dataset<Row> leads, ColumnSpec rank, Column open, ColumnSpec by) {
    Column place =
        row_number()
            .over(
                Window.partitionBy(open).orderBy(by.col().desc(), LeadColumns.LEAD_ID.col().asc()));
    return leads
        .withColumn(rank.name(), when(open, place.cast("bigint")))
        .select(LeadTables.FEEDERS.select());
  }

  /** Rows of {@link LeadTables#POINTS}. */
  public static Dataset<Row> points(Dataset<Row> judged) {
    return exploded(judged, POINTS, LeadTables.POINTS);
  }

  /** Rows of {@link LeadTables#VISITED} that became known tonight. */
  public static Dataset<Row> visited(Dataset<Row> judged) {
    return exploded(judged, VISITED, LeadTables.VISITED);
  }

  private static Dataset<Row> exploded(Dataset<Row> judged, RowList list, TableSpec table) {
    return judged.select(explode(col(list.name())).as(EACH)).select(fields(table.columns()));
  }

  private static Column[] fields(List<ColumnSpec> columns) {
    return columns.stream()
        .map(column -> col(EACH + "." + column.name()).as(column.name()))
        .toArray(Column[]::new);
  }
}
