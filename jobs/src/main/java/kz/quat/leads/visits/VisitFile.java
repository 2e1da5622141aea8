package kz.quat.leads.visits;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;

/**
 * Reads inspections in the format of docs/spec/inputs.md: CSV with {@code date}, {@code outcome}
 * and {@code feeder_id} or {@code point_id} or both; other columns are ignored.
 */
public final class VisitFile {

  private VisitFile() {}

  /**
   * All inspections of a file.
   *
   * @throws UserErrorException (input) with file, line, column, value and rule
   */
  public static List<Visit> read(Path file) {
    List<Visit> visits = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        visits.add(visit(file, row));
      }
    } catch (IOException | UncheckedIOException e) {
      throw FileFaults.unread(file, e);
    }
    return visits;
  }

  private static Visit visit(Path file, NamedCsvRecord row) {
    String feeder = field(row, "feeder_id");
    String point = field(row, "point_id");
    if (feeder.isEmpty() && point.isEmpty()) {
      throw bad(file, row, "feeder_id", "", "feeder_id or point_id must be there");
    }
    String outcome = field(row, "outcome");
    if (!List.of("confirmed", "cleared").contains(outcome)) {
      throw bad(file, row, "outcome", outcome, "must be confirmed or cleared");
    }
    String date = field(row, "date");
    try {
      return new Visit(feeder, point, LocalDate.parse(date), outcome.equals("confirmed"));
    } catch (DateTimeException e) {
      throw bad(file, row, "date", date, "must be a date like 2024-01-31");
    }
  }

  private static String field(NamedCsvRecord row, String column) {
    return row.findField(column).orElse("").strip();
  }

  private static UserErrorException bad(
      Path file, NamedCsvRecord row, String column, String value, String rule) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        "Invalid %s in %s line %d: %s (%s)"
            .formatted(column, file, row.getStartingLineNumber(), value, rule));
  }
}
