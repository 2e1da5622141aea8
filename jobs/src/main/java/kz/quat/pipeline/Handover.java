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
 * Something that a stage hands over to later ones and that stands in no table. The constant is its
 * key: each is given by one stage of a night.
 *
 * @param name for messages and documentation
 * @param <T> what is handed over
 */
@SuppressWarnings("UnusedTypeParameter") // the type parameter ties a key to the type of its value
record Handover<T>(String name) {

  /** How many raw rows each source brought. */
  static final Handover<Map<RawTables.Source, Long>> RAW_ROWS = new Handover<>("raw row counts");

  /** Raw rows of the sources that brought little, as the driver read them. */
  static final Handover<Map<RawTables.Source, List<Row>>> RAW_HELD = new Handover<>("raw rows");

  /** Files that were taken and held no record. */
  static final Handover<List<String>> EMPTY_FILES = new Handover<>("files without records");

  /** First days of the months whose hours changed, the delivery day's month among them. */
  static final Handover<SortedSet<LocalDate>> MONTHS = new Handover<>("touched months");

  /** The records equation of every source. */
  static final Handover<List<NightChecks.Records>> RECORDS = new Handover<>("records equations");

  /** How many records were changed in reading, by "source: what". */
  static final Handover<SortedMap<String, Long>> NOTES = new Handover<>("changes in reading");

  /** First days of late changes that lie too far back to be derived again, by source. */
  static final Handover<SortedMap<String, LocalDate>> STANDING =
      new Handover<>("late changes that are not derived again");

  /** What the rules of data quality question, summed over the sites. */
  static final Handover<List<Finding>> QUESTIONED = new Handover<>("questioned hours");

  /** Where generation, imports and losses do not meet the load. */
  static final Handover<List<Finding>> BALANCE = new Handover<>("balance of the sources");

  /** What is odd in the market's results. */
  static final Handover<List<Finding>> MARKET = new Handover<>("market's results");

  /** Where accepted hours are, and the metering points behind them. */
  static final Handover<GridStage.Derived> DERIVED = new Handover<>("placed hours");

  /** The day's quantiles and past errors of the regions' forecasts. */
  static final Handover<JointLoads> JOINT_LOADS = new Handover<>("joint loads of the day");

  /** The case of the day and its solution. */
  static final Handover<QuotaStage.Decided> DECIDED = new Handover<>("case and solution");

  /** Strain of the delivery day as solved. */
  static final Handover<DayStrain> DAY_STRAIN = new Handover<>("strain of the day");

  /** Everything that the checks found, worst first. */
  static final Handover<List<Finding>> FINDINGS = new Handover<>("findings");

  /** Records that this run refused, by source and reason. */
  static final Handover<SortedMap<String, Long>> REJECTED = new Handover<>("refused by reason");

  /** Rows of every published table. */
  static final Handover<SortedMap<String, Long>> TABLE_ROWS = new Handover<>("published rows");
}
