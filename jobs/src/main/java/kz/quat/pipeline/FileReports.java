package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import kz.quat.clean.Filings;
import kz.quat.clean.Split;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Keeps the list of reports that arrived, and what became of their readings. */
final class FileReports {

  private final Night night;
  private final String marketZone;

  FileReports(Night night, String marketZone) {
    this.night = night;
    this.marketZone = marketZone;
  }

  /**
   * Adds the new reports; where they displaced readings of earlier ones, these say so from now: the
   * months in which those arrived are written anew, whatever the history.
   *
   * @param documents the new reports
   * @param split what became of their readings
   * @param displaced whether they displaced readings that were in force
   */
  void file(Dataset<Row> documents, Split split, boolean displaced) {
    if (displaced) {
      placeOldFilings();
      Set<LocalDate> months = new TreeSet<>();
      for (Row row : Filings.amendedMonths(split, marketZone).collectAsList()) {
        months.add(row.<Date>getAs(Split.MONTH).toLocalDate());
      }
      Dataset<Row> amended = Filings.amended(night.months(CoreTables.FILINGS, months), split);
      night.warehouse().replacePartitions(CoreTables.FILINGS, amended.coalesce(1), months);
    }
    Dataset<Row> filings = Filings.of(documents, split, marketZone);
    night.warehouse().append(CoreTables.FILINGS, filings.coalesce(1));
  }

  /**
   * In a warehouse written before filings were partitioned by the month of their arrival, filings
   * have no arrival date; it is filled in once for all of them.
   */
  private void placeOldFilings() {
    Dataset<Row> filings = night.warehouse().read(CoreTables.FILINGS);
    if (!filings.where(CoreTables.ARRIVAL_DATE.col().isNull()).isEmpty()) {
      night.warehouse().replaceAll(CoreTables.FILINGS, Filings.placed(filings, marketZone));
    }
  }
}
