package kz.quat.clean;

import java.util.List;
import java.util.function.BiFunction;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Everything that a night must know of one source. Whoever adds a source declares one of these
 * beside its cleaning rules and names it in {@link CleanSources}; nothing else lists sources by
 * name.
 *
 * @param landing its landing folder: name, format, columns and raw table
 * @param tables the core tables that its records go into, the main one first; empty for a source
 *     that is kept as text until there is a use for it
 * @param absence what it means that the source never delivered anything
 * @param gate what happens where too many of its records are refused
 * @param judge how its raw rows become batches of typed and checked records
 */
public record CleanSource(
    RawTables.Source landing, List<TableSpec> tables, Absence absence, Gate gate, Judge judge) {

  public CleanSource {
    tables = List.copyOf(tables);
  }

  /**
   * What the absence of a source means.
   *
   * @param stopsNight true where no night can run before the source delivered a first file
   * @param meaning what is missing without it, a sentence for the documentation
   */
  public record Absence(boolean stopsNight, String meaning) {

    /** No night runs before a first file has arrived. */
    static Absence stopsNight(String meaning) {
      return new Absence(true, meaning);
    }

    /** Nights run without the source. */
    static Absence tolerated(String meaning) {
      return new Absence(false, meaning);
    }
  }

  /** What a share of refused records above {@code quality.max_rejected_pct} does. */
  public enum Gate {
    /** Withholds the night's publication: quotas rest on what this delivery should have held. */
    WITHHOLDS,
    /** A finding with severity error: what was accepted before stays in force, which is safe. */
    FALLS_BACK,
    /** A finding with severity error: quotas do not need the source, or err low without it. */
    WARNS
  }

  /** Turns the raw rows of one run into batches of typed and checked records. */
  @FunctionalInterface
  public interface Judge {
    /** One batch for each records equation, in the order in which they are to be taken in. */
    List<CleanBatch> batches(Dataset<Row> raw, CleanInputs inputs);
  }

  /** A source whose raw rows are each one record of one core table. */
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

  /** A source that is taken in as text and not judged. */
  static CleanSource keptAsText(RawTables.Source landing, Absence absence) {
    return new CleanSource(landing, List.of(), absence, Gate.WARNS, (raw, inputs) -> List.of());
  }

  /** True where the source's records are judged, false where they are only kept as text. */
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
