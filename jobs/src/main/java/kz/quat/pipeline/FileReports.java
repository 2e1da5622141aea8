package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import kz.quat.clean.outcomes.Filings;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.CoreTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Keeps the list of reports that arrived, with the outcome of their readings. */
final class FileReports {

  private final Night night;
  private final String marketZone;

  FileReports(Night night, String marketZone) {
    this.night = night;
    this.marketZone = marketZone;
  }

  /**
   * Adds the new reports. Earlier reports whose readings were displaced by them are updated: the
   * months in which those arrived are rewritten, and no others.
   *
   * @param documents the new reports
   * @param split the outcomes of their readings
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
   * Fills in the arrival date of filings in a warehouse that was written before filings were
   * partitioned by the month of their arrival. This happens once, for all of them.
   */
  private void placeOldFilings() {
    Dataset<Row> filings = night.warehouse().read(CoreTables.FILINGS);
    if (!filings.where(CoreTables.ARRIVAL_DATE.col().isNull()).isEmpty()) {
      night.warehouse().replaceAll(CoreTables.FILINGS, Filings.placed(filings, marketZone));
    }
  }
}
