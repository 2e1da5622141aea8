package kz.quat.demo.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The list of planted faults, written as PLANTED.csv into the root of the landing folder so that a
 * night's rejected records can be compared with it.
 */
public final class PlantedFaults {
  public static final String FILE = "PLANTED.csv";
  public static final String HEADER = "id,source,file,where,what,expected,reason,records";

  /**
   * One planted fault.
   *
   * @param where line, hour or field within the file; empty for the whole file
   * @param file empty if no file is written; may be a pattern
   * @param expected accepted, rejected, superseded, skipped (same hash), absent (never delivered)
   *     or not_yet (arrives after the issue time of the night of 7 December 2022)
   * @param reason the expected reason code; empty if it is not rejected
   * @param records number of input records (readings, totals, rows) concerned
   */
  public record Fault(
      String id,
      String source,
      String file,
      String where,
      String what,
      String expected,
      String reason,
      long records) {}

  private final List<Fault> faults = new ArrayList<>();

  public void add(Fault fault) {
    faults.add(fault);
  }

  public CsvText csv() {
    CsvText csv = new CsvText(HEADER);
    faults.stream()
        .sorted(Comparator.comparing(Fault::id).thenComparing(Fault::file))
        .forEach(
            f ->
                csv.row(
                    f.id(),
                    f.source(),
                    f.file(),
                    f.where(),
                    f.what(),
                    f.expected(),
                    f.reason(),
                    Long.toString(f.records())));
    return csv;
  }
}
