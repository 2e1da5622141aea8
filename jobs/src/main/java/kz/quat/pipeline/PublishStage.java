package kz.quat.pipeline;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.SortedMap;
import kz.quat.publish.Manifest;
import kz.quat.publish.Publication;
import kz.quat.schema.Columns;
import kz.quat.schema.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Stage 8: everything at once or nothing. */
final class PublishStage {

  private final Night night;
  private final Publication publication;

  PublishStage(Night night, Publication publication) {
    this.night = night;
    this.publication = publication;
  }

  Manifest run() {
    SortedMap<String, Long> rows = publication.writeTables(this::rows);
    return publication.commit(rows, night.warehouse().snapshotIds());
  }

  /** A table's rows of the published days, in one sorted stream. */
  private Iterator<Row> rows(Table table) {
    Dataset<Row> all = night.warehouse().read(table);
    if (table.publishedDays() > 0) {
      LocalDate first = night.day().minusDays(table.publishedDays());
      Column day =
          table.has(Columns.MARKET_DATE)
              ? Columns.MARKET_DATE.col()
              : functions.to_date(Columns.RECEIVED_AT.col());
      all = all.where(day.geq(functions.lit(first)));
    }
    return all.coalesce(1).sortWithinPartitions(table.keyColumns()).toLocalIterator();
  }
}
