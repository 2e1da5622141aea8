package kz.quat.clean.sources;

import java.util.List;
import java.util.function.BiFunction;
import kz.quat.clean.outcomes.Checked;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Everything that a night must know about one source. To add a source, declare one of these next to
 * its cleaning rules and list it in {@link CleanSources}; sources are not listed by name anywhere
 * else.
 *
 * @param landing its landing folder: name, format, columns and raw table
 * @param tables the core tables that its records go into, the main one first; empty for a source
 *     that is kept only as text because nothing uses it yet
 * @param absence what it means if the source never delivered anything
 * @param gate what happens if too many of its records are refused
 * @param judge turns its raw rows into batches of typed and checked records
 */
public record CleanSource(
    RawTables.Source landing, List<TableSpec> tables, Absence absence, Gate gate, Judge judge) {

  public CleanSource {
    tables = List.copyOf(tables);
  }

  /**
   * What the absence of a source means.
   *
   * @param stopsNight true if no night can run before the source has delivered its first file
   * @param meaning what is missing without the source, as a sentence for the documentation
   */
  public record Absence(boolean stopsNight, String meaning) {

    /** No night runs before the source has delivered its first file. */
    static Absence stopsNight(String meaning) {
      return new Absence(true, meaning);
    }

    /** Nights run without the source. */
    static Absence tolerated(String meaning) {
      return new Absence(false, meaning);
    }
  }

  /** What happens if the share of refused records exceeds {@code quality.max_rejected_pct}. */
  public enum Gate {
    /**
     * Publication of the night is withheld, because quotas depend on what this delivery should have
     * held.
     */
    WITHHOLDS,
    /** A finding with severity error. The records accepted earlier stay in force, which is safe. */
    FALLS_BACK,
    /**
     * A finding with severity error. Quotas do not need the source, or become smaller without it.
     */
    WARNS
  }

  /** Turns the raw rows of one run into batches of typed and checked records. */
  @FunctionalInterface
  public interface Judge {
    /**
     * The batches, each with its own records equation, in the order in which they are to be taken
     * in.
     */
    List<CleanBatch> batches(Dataset<Row> raw, CleanInputs inputs);
  }

  /** A source each of whose raw rows is one record of one core table. */
  static CleanSource of(
      RawTables.Source landing,
      TableSpec table,
      Absence absence,
      Gate gate,
      BiFunction<Dataset<Row>, CleanInputs, Checked> judge) {
    return new CleanSource(
        landing,
        List.of(table),
        absence,
        gate,
        (raw, inputs) -> List.of(CleanBatch.ofRawRows(judge.apply(raw, inputs))));
  }

  /** A source that is stored as text without being judged. */
  static CleanSource keptAsText(RawTables.Source landing, Absence absence) {
    return new CleanSource(landing, List.of(), absence, Gate.WARNS, (raw, inputs) -> List.of());
  }

  /** True if the source's records are judged, false if they are only stored as text. */
  public boolean isJudged() {
    return !tables.isEmpty();
  }

  /**
   * The typed records of the source's main table.
   *
   * @throws IllegalStateException for a source that is kept as text
   */
  public Checked checked(Dataset<Row> raw, CleanInputs inputs) {
    return judge.batches(raw, inputs).stream()
        .map(CleanBatch::checked)
        .filter(checked -> checked.table().equals(tables.get(0)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(landing.folder() + " is kept as text"));
  }
}
