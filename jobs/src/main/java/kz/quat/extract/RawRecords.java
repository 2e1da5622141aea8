package kz.quat.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.domain.FileStore;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads new files as rows of their source's raw table. */
public final class RawRecords {

  private final Source source;
  private final List<TakenFile> files;
  private final ReadFiles reading;

  /**
   * Reads the given files. No file stops the others: an unreadable record is a row with its {@code
   * problem}, its line and as much of its text as is known.
   *
   * @param files of that source
   * @param staged where the copies of the files are
   * @param limits size and nesting allowed in a JSON file
   */
  public RawRecords(
      Source source, List<TakenFile> files, FileStore staged, long runSeq, CleanConfig limits) {
    for (TakenFile taken : files) {
      if (!taken.file().source().equals(source)) {
        throw new IllegalArgumentException(
            taken.file().path() + " is no file of " + source.folder());
      }
    }
    this.source = source;
    this.files = List.copyOf(files);
    this.reading = new ReadFiles(source, SourceFormat.of(source, limits), staged, runSeq);
  }

  /** Rows of {@link Source#table()}, read by tasks; each evaluation reads the files again. */
  public Dataset<Row> dataset(SparkSession spark) {
    List<Row> rows =
        distributed(files, spark.sparkContext().defaultParallelism()).stream()
            .map(RawRecords::row)
            .toList();
    return spark
        .createDataset(rows, Encoders.row(ReadFiles.FILE.structType()))
        .mapPartitions(reading, Encoders.row(source.table().structType()));
  }

  /** The same rows, read by the driver: for files that are small in all. */
  public List<Row> list() {
    List<Row> rows = new ArrayList<>();
    reading.call(files.stream().map(RawRecords::row).iterator()).forEachRemaining(rows::add);
    return rows;
  }

  private static Row row(TakenFile taken) {
    Staging.Place place = taken.place();
    return ReadFiles.FILE
        .row()
        .set(Columns.SOURCE_FILE, taken.file().path())
        .set(Columns.RECEIVED_AT, taken.file().receivedAt())
        .set(ReadFiles.PACK, place.pack())
        .set(ReadFiles.PACK_FROM, place.from())
        .set(RawTables.FILE_BYTES, place.bytes())
        .build();
  }

  /** Distributes files by size over as many tasks, in consecutive groups of similar size. */
  private static List<TakenFile> distributed(List<TakenFile> files, int tasks) {
    List<TakenFile> bySize = new ArrayList<>(files);
    bySize.sort(
        Comparator.comparingLong((TakenFile taken) -> taken.file().bytes())
            .reversed()
            .thenComparing(taken -> taken.file().receivedAt())
            .thenComparing(taken -> taken.file().path()));
    List<TakenFile> distributed = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      for (int round = 0; round * tasks < bySize.size(); round++) {
        int place = round % 2 == 0 ? task : tasks - 1 - task;
        int index = round * tasks + place;
        if (index < bySize.size()) {
          distributed.add(bySize.get(index));
        }
      }
    }
    return distributed;
  }
}
