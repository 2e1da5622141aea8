package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.grid.DayStrain;
import kz.quat.quality.Finding;
import kz.quat.quality.NightChecks;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Row;

/**
 * A value that a stage hands over to later ones and that is not stored in a table. The constant is
 * its key; one stage of a night gives it.
 *
 * @param name for messages and documentation
 * @param <T> type of the value
 */
@SuppressWarnings("UnusedTypeParameter") // the type parameter ties a key to the type of its value
record Handover<T>(String name) {

  /** Number of raw rows by source. */
  static final Handover<Map<RawTables.Source, Long>> RAW_ROWS = new Handover<>("raw row counts");

  /** Raw rows of the sources that brought few, as the driver read them. */
  static final Handover<Map<RawTables.Source, List<Row>>> RAW_HELD = new Handover<>("raw rows");

  /** Files that were taken in and contained no record. */
  static final Handover<List<String>> EMPTY_FILES = new Handover<>("files without records");

  /** First days of the months whose hours changed, the delivery day's month included. */
  static final Handover<SortedSet<LocalDate>> MONTHS = new Handover<>("touched months");

  /** The records equation of every source. */
  static final Handover<List<NightChecks.Records>> RECORDS = new Handover<>("records equations");

  /** How many records were changed when they were read, by "source: change". */
  static final Handover<SortedMap<String, Long>> NOTES = new Handover<>("changes in reading");

  /** First days of late changes that are too old to be derived again, by source. */
  static final Handover<SortedMap<String, LocalDate>> STANDING =
      new Handover<>("late changes that are not derived again");

  /** Findings of the data quality rules, summed over the sites. */
  static final Handover<List<Finding>> QUESTIONED = new Handover<>("questioned hours");

  /** Findings where generation, imports and losses do not match the load. */
  static final Handover<List<Finding>> BALANCE = new Handover<>("balance of the sources");

  /** Findings about implausible market results. */
  static final Handover<List<Finding>> MARKET = new Handover<>("market's results");

  /** Number of accepted hours that were placed, and the metering points behind them. */
  static final Handover<GridStage.GridResult> DERIVED = new Handover<>("placed hours");

  /** The day's quantiles and the past errors of the regions' forecasts. */
  static final Handover<JointLoads> JOINT_LOADS = new Handover<>("joint loads of the day");

  /** What a degree more or less adds to the forecasts, MW by region and market hour. */
  static final Handover<SortedMap<String, double[][]>> MW_PER_DEGREE =
      new Handover<>("temperature response of the day");

  /** The case of the day and its solution. */
  static final Handover<QuotaStage.QuotaDecision> DECIDED = new Handover<>("case and solution");

  /** Strain of the delivery day as the solution has it. */
  static final Handover<DayStrain> DAY_STRAIN = new Handover<>("strain of the day");

  /** All findings of the checks, worst first. */
  static final Handover<List<Finding>> FINDINGS = new Handover<>("findings");

  /** Records that this run refused, by source and reason. */
  static final Handover<SortedMap<String, Long>> REJECTED = new Handover<>("refused by reason");

  /** Number of rows of every published table. */
  static final Handover<SortedMap<String, Long>> TABLE_ROWS = new Handover<>("published rows");
}
