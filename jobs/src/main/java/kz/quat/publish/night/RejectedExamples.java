package kz.quat.publish.night;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;

/** The first refused records of a run by source and reason, in the order of the published file. */
final class RejectedExamples {

  /** The most examples of one reason. */
  static final int MOST = 3;

  private RejectedExamples() {}

  /** Examples by {@code source: reason}, the key that the run report uses. */
  static SortedMap<String, List<PublishedRow>> of(RunFolders folders, NightReport night) {
    SortedMap<String, List<PublishedRow>> examples = new TreeMap<>();
    PublishedTable table =
        new PublishedTable(
            folders.of(Audience.RESTRICTED, night.run().runId()), CoreTables.REJECTED);
    if (night.rejected().isEmpty() || !Files.exists(table.file())) {
      return examples;
    }
    table.rows(
        row -> {
          if (row.whole(Columns.RUN_SEQ) == night.run().runSeq()) {
            String reason = row.text(Columns.SOURCE) + ": " + row.text(Columns.REASON_CODE);
            List<PublishedRow> first = examples.computeIfAbsent(reason, key -> new ArrayList<>());
            if (first.size() < MOST) {
              first.add(row);
            }
          }
          return false;
        });
    return examples;
  }
}
