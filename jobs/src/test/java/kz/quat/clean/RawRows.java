package kz.quat.clean;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.RawTables.Source;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Builds rows of a raw table: files of lines, each file with its name, arrival and run. */
public final class RawRows {

  private static final int HEADER_LINES = 1;

  private final Spark spark;
  private final Source source;
  private final List<Row> rows = new ArrayList<>();

  public RawRows(Spark spark, Source source) {
    this.spark = spark;
    this.source = source;
  }

  /**
   * Adds a CSV file: fields separated by commas in the order of the source's columns, required ones
   * first.
   */
  public RawRows csv(String file, String receivedAt, long runSeq, String... lines) {
    for (int i = 0; i < lines.length; i++) {
      List<@Nullable Object> values = start(file, i + HEADER_LINES + 1, receivedAt, runSeq);
      String[] fields = lines[i].split(",", -1);
      for (int f = 0; f < source.allFields().size(); f++) {
        values.add(f < fields.length ? fields[f] : null);
      }
      values.add(lines[i]);
      values.add(null);
      rows.add(RowFactory.create(values.toArray()));
    }
    return this;
  }

  /** Adds a JSON file with one document per line. */
  public RawRows json(String file, String receivedAt, long runSeq, String... documents) {
    for (int i = 0; i < documents.length; i++) {
      List<@Nullable Object> values = start(file, i + 1, receivedAt, runSeq);
      values.add(documents[i]);
      values.add(null);
      rows.add(RowFactory.create(values.toArray()));
    }
    return this;
  }

  /** Adds a record that could not be read. */
  public RawRows broken(
      String file, int line, String receivedAt, long runSeq, String text, String problem) {
    List<@Nullable Object> values = start(file, line, receivedAt, runSeq);
    source.allFields().forEach(field -> values.add(null));
    values.add(text);
    values.add(problem);
    rows.add(RowFactory.create(values.toArray()));
    return this;
  }

  public Dataset<Row> rows() {
    return spark.rows(source.table().structType(), rows);
  }

  private static List<@Nullable Object> start(
      String file, int line, String receivedAt, long runSeq) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(file);
    values.add((long) line);
    values.add(Timestamp.from(Instant.parse(receivedAt)));
    values.add(runSeq);
    return values;
  }
}
