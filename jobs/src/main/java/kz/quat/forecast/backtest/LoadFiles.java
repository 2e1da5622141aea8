package kz.quat.forecast.backtest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import kz.quat.forecast.history.DayCalendar;
import kz.quat.forecast.history.LoadHistory;
import org.jspecify.annotations.Nullable;

/**
 * Reads histories for a back-test: {@code region,hour_start_utc,load_mw} and {@code
 * region,hour_start_utc,temperature_c}, as CSV or gzipped CSV ({@code .gz}). An empty value means
 * unknown. A file with anything else is refused as a whole, naming file, line, column, value and
 * rule.
 */
public final class LoadFiles {
  private static final String REGION = "region";
  private static final String HOUR = "hour_start_utc";
  private static final String LOAD = "load_mw";
  private static final String TEMPERATURE = "temperature_c";
  private static final double MAX_MW = 1e7;
  private static final int MAX_REGIONS = 1000;
  private static final int MAX_ROWS = 20_000_000;
  private static final String DATE = "date";
  private static final String KIND = "kind";
  private static final Set<String> KINDS = new TreeSet<>(List.of("holiday", DayCalendar.WORKING));

  private LoadFiles() {}

  /**
   * The histories of all regions, in the order of their codes.
   *
   * @param temperatures null if there are none; rows of regions without load are ignored
   * @throws IllegalArgumentException for invalid content
   * @throws UncheckedIOException if a file cannot be read
   */
  public static List<LoadHistory> read(
      Path loads, @Nullable Path temperatures, ZoneId zone, DayCalendar calendar) {
    Map<String, HourlyValues> load = values(loads, LOAD, 0, MAX_MW);
    Map<String, HourlyValues> temperature =
        temperatures == null ? Map.of() : values(temperatures, TEMPERATURE, -90, 70);
    List<LoadHistory> out = new ArrayList<>();
    for (Map.Entry<String, HourlyValues> e : load.entrySet()) {
      HourlyValues mw = e.getValue();
      LoadHistory history =
          LoadHistory.of(e.getKey(), zone, calendar, mw.firstHour(), mw.toArray(loads, e.getKey()));
      HourlyValues degrees = temperature.get(e.getKey());
      out.add(
          degrees == null || temperatures == null
              ? history
              : history.withTemperature(
                  degrees.toArrayFrom(temperatures, e.getKey(), mw.firstHour())));
    }
    return out;
  }

  /**
   * Reads days that depart from the normal week: {@code date,kind} (holiday or working). Further
   * columns such as names are ignored, so that calendar files of a night can be used as they are.
   *
   * @throws IllegalArgumentException for invalid content
   * @throws UncheckedIOException if the file cannot be read
   */
  public static DayCalendar readCalendar(Path file) {
    Map<LocalDate, String> kinds = new TreeMap<>();
    eachRow(
        file,
        List.of(DATE, KIND),
        cell -> {
          LocalDate date = cell.date(DATE);
          if (kinds.putIfAbsent(date, cell.oneOf(KIND, KINDS)) != null) {
            throw cell.invalid(DATE, "dates must not repeat");
          }
        });
    return DayCalendar.of(kinds);
  }

  private static Map<String, HourlyValues> values(
      Path file, String column, double least, double most) {
    Map<String, HourlyValues> out = new TreeMap<>();
    eachRow(
        file,
        List.of(REGION, HOUR, column),
        cell -> {
          String region = cell.text(REGION);
          if (!out.containsKey(region) && out.size() == MAX_REGIONS) {
            throw cell.invalid(REGION, "at most " + MAX_REGIONS + " regions");
          }
          boolean added =
              out.computeIfAbsent(region, r -> new HourlyValues())
                  .add(cell.hour(HOUR), cell.number(column, least, most));
          if (!added) {
            throw cell.invalid(HOUR, "hours must not repeat within a region");
          }
        });
    if (out.isEmpty()) {
      throw new IllegalArgumentException("No rows in " + file);
    }
    return out;
  }

  private static void eachRow(Path file, List<String> header, Consumer<CsvCell> use) {
    try (Reader reader = open(file);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().ignoreDifferentFieldCount(false).ofNamedCsvRecord(reader)) {
      int rows = 0;
      for (NamedCsvRecord row : csv) {
        if (rows == 0) {
          checkHeader(file, row, header);
        }
        CsvCell cell = new CsvCell(file, row);
        if (++rows > MAX_ROWS) {
          throw cell.invalid(header.get(0), "at most " + MAX_ROWS + " rows");
        }
        use.accept(cell);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("Cannot read " + file, e.getCause());
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("Invalid CSV in " + file + ": " + e.getMessage(), e);
    }
  }

  private static void checkHeader(Path file, NamedCsvRecord row, List<String> expected) {
    boolean more = row.getHeader().size() > expected.size() && !expected.contains(DATE);
    if (more || !row.getHeader().containsAll(expected)) {
      throw new IllegalArgumentException(
          "Invalid header in "
              + file
              + " line 1: "
              + String.join(",", row.getHeader())
              + " (must be "
              + String.join(",", expected)
              + ")");
    }
  }

  private static Reader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    boolean zipped = file.toString().endsWith(".gz");
    return new InputStreamReader(
        zipped ? new GZIPInputStream(in, 1 << 16) : in, StandardCharsets.UTF_8);
  }
}
