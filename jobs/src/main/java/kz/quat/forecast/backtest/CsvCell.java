package kz.quat.forecast.backtest;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Reads and checks the cells of a row. A refusal names file, line, column, value and rule. */
record CsvCell(Path file, NamedCsvRecord row) {
  private static final int MAX_NAME = 64;
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  String text(String column) {
    String value = raw(column);
    if (value.isBlank()
        || value.length() > MAX_NAME
        || value.chars().anyMatch(Character::isISOControl)) {
      throw invalid(column, "1 to " + MAX_NAME + " printable characters");
    }
    return value;
  }

  /** A whole UTC hour, as hours since 1970. */
  int hour(String column) {
    Instant hour;
    try {
      hour = Instant.parse(raw(column));
    } catch (DateTimeException e) {
      throw invalid(column, "must be an ISO 8601 time with Z");
    }
    if (hour.getNano() != 0 || Math.floorMod(hour.getEpochSecond(), 3600L) != 0) {
      throw invalid(column, "must be a whole UTC hour");
    }
    if (hour.isBefore(EARLIEST) || !hour.isBefore(LATEST)) {
      throw invalid(column, "must lie in 1970 to 2099");
    }
    return (int) (hour.getEpochSecond() / 3600);
  }

  /** A number; NaN where the cell is empty. */
  double number(String column, double least, double most) {
    String value = raw(column);
    if (value.isEmpty()) {
      return Double.NaN;
    }
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw invalid(column, "must be a number");
    }
    if (!(number >= least && number <= most)) {
      throw invalid(column, "must be " + least + " to " + most);
    }
    return number;
  }

  /** An ISO date. */
  LocalDate date(String column) {
    try {
      return LocalDate.parse(raw(column));
    } catch (DateTimeException e) {
      throw invalid(column, "must be an ISO date");
    }
  }

  /** One of the given words. */
  String oneOf(String column, Set<String> words) {
    String value = raw(column);
    if (!words.contains(value)) {
      throw invalid(column, "must be one of " + String.join(", ", words));
    }
    return value;
  }

  private String raw(String column) {
    return row.findField(column).orElseThrow(() -> invalid(column, "the column must be there"));
  }

  IllegalArgumentException invalid(String column, String rule) {
    String value = row.findField(column).orElse("");
    String shown = value.length() > MAX_NAME ? value.substring(0, MAX_NAME) + "…" : value;
    return new IllegalArgumentException(
        "Invalid "
            + column
            + " in "
            + file
            + " line "
            + row.getStartingLineNumber()
            + ": \""
            + shown.replaceAll("\\p{Cntrl}", "?")
            + "\" ("
            + rule
            + ")");
  }
}
