package kz.quat.forecast;

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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads histories for a back-test: {@code region,hour_start_utc,load_mw} and {@code
 * region,hour_start_utc,temperature_c}, CSV or gzipped CSV ({@code .gz}). An empty value means not
 * known. Whatever else is refused whole, naming file, line, column, value and rule.
 */
public final class LoadFiles {
  private static final String REGION = "region";
  private static final String HOUR = "hour_start_utc";
  private static final String LOAD = "load_mw";
  private static final String TEMPERATURE = "temperature_c";
  private static final double MAX_MW = 1e7;
  private static final int MAX_REGIONS = 1000;

  private LoadFiles() {}

  /**
   * The histories of all regions, in the order of their codes.
   *
   * @param temperatures null without temperatures; rows of regions without load are not used
   * @throws IllegalArgumentException for bad content
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

  private static Map<String, HourlyValues> values(
      Path file, String column, double least, double most) {
    Map<String, HourlyValues> out = new TreeMap<>();
    try (Reader reader = open(file);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
      boolean first = true;
      for (NamedCsvRecord row : csv) {
        if (first) {
          checkHeader(file, row, column);
          first = false;
        }
        CsvCell cell = new CsvCell(file, row);
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
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("Invalid CSV in " + file + ": " + e.getMessage(), e);
    }
    if (out.isEmpty()) {
      throw new IllegalArgumentException("No rows in " + file);
    }
    return out;
  }

  private static void checkHeader(Path file, NamedCsvRecord row, String column) {
    Set<String> expected = Set.of(REGION, HOUR, column);
    if (row.getHeader().size() != expected.size() || !expected.containsAll(row.getHeader())) {
      throw new IllegalArgumentException(
          "Invalid header in "
              + file
              + " line 1: "
              + String.join(",", row.getHeader())
              + " (must be "
              + String.join(",", REGION, HOUR, column)
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
