package kz.quat.leads.series;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;

/**
 * Reads the three input files of leads: meters, feeders, points. They are CSV with a header row,
 * columns and rows in any order, in gzip if the file begins like one. An empty energy is a missing
 * hour. Anything doubtful is refused with file, line, column, value and rule.
 */
public final class SeriesFiles {

  private static final int HOUR_SECONDS = 3600;
  private static final long LONGEST_HOURS = 24L * 366 * 12;

  /** No feeder carries a gigawatt: such a number is of another unit. The night says the same. */
  private static final double MOST = 1e6;

  private final Map<String, Point> points = new HashMap<>();
  private final Map<String, HourLine> feeders = new HashMap<>();
  private String lastTime = "";
  private long lastHour;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;

  private static final class Point {
    final String feeder;
    String category = "";
    double declaredKw = Double.NaN;
    boolean registered;
    final HourLine line = new HourLine();

    Point(String feeder) {
      this.feeder = feeder;
    }
  }

  private SeriesFiles() {}

  /**
   * Reads all feeders.
   *
   * @return sorted by the feeder's code; a point without a reading has only missing hours
   * @throws UserErrorException if a file cannot be read or contains something doubtful
   */
  public static List<FeederSeries> read(Path meters, Path feeders, Path points) {
    SeriesFiles files = new SeriesFiles();
    files.readPoints(points);
    files.readFeeders(feeders);
    files.readMeters(meters);
    return files.assemble();
  }

  private interface RowConsumer {
    void use(CsvRecord row, int[] at);
  }

  private void readPoints(Path file) {
    String[] columns = {"point_id", "feeder_id", "category", "declared_kw", "registered_mining"};
    rows(
        file,
        columns,
        (row, at) -> {
          String id = code(file, row, at[0], columns[0]);
          Point point = new Point(code(file, row, at[1], columns[1]));
          if (points.put(id, point) != null) {
            throw bad(file, row, columns[0], id, "a point is described once");
          }
          point.category = row.getField(at[2]).strip();
          point.declaredKw = number(file, row, at[3], columns[3]);
          if (point.declaredKw < 0) {
            throw bad(file, row, columns[3], row.getField(at[3]), "must be 0 or more");
          }
          String registered = row.getField(at[4]).strip();
          if (!List.of("", "0", "1", "true", "false").contains(registered)) {
            throw bad(file, row, columns[4], registered, "must be 0 or 1");
          }
          point.registered = registered.equals("1") || registered.equals("true");
        });
  }

  private void readFeeders(Path file) {
    String[] columns = {"feeder_id", "hour_start_utc", "energy_in_kwh"};
    rows(
        file,
        columns,
        (row, at) -> {
          String id = code(file, row, at[0], columns[0]);
          HourLine line = feeders.computeIfAbsent(id, k -> new HourLine());
          put(file, row, line, hour(file, row, at[1]), number(file, row, at[2], columns[2]));
        });
  }

  private void readMeters(Path file) {
    String[] columns = {"point_id", "feeder_id", "hour_start_utc", "energy_kwh"};
    rows(
        file,
        columns,
        (row, at) -> {
          String id = code(file, row, at[0], columns[0]);
          String feeder = code(file, row, at[1], columns[1]);
          Point point = points.computeIfAbsent(id, k -> new Point(feeder));
          if (!point.feeder.equals(feeder)) {
            throw bad(file, row, columns[1], feeder, "point " + id + " is on " + point.feeder);
          }
          put(file, row, point.line, hour(file, row, at[2]), number(file, row, at[3], columns[3]));
        });
  }

  private void put(Path file, CsvRecord row, HourLine line, long hour, double value) {
    if (line.has(hour) && Double.compare(line.at(hour), value) != 0) {
      throw bad(file, row, "hour_start_utc", row.getFields().toString(), "two values for one hour");
    }
    // One stray year would make every line of its feeder as long.
    least = Math.min(least, hour);
    most = Math.max(most, hour);
    if (most - least > LONGEST_HOURS) {
      throw bad(
          file,
          row,
          "hour_start_utc",
          row.getFields().toString(),
          "more than 12 years from another hour");
    }
    line.put(hour, value);
  }

  private static void rows(Path file, String[] columns, RowConsumer use) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        Reader text =
            new InputStreamReader(
                gzip(in) ? new GZIPInputStream(in, 1 << 16) : in,
                StandardCharsets.UTF_8.newDecoder());
        CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      int[] at = new int[0];
      int width = 0;
      for (CsvRecord row : reader) {
        if (at.length == 0) {
          at = header(file, row, columns);
          width = row.getFieldCount();
        } else if (row.getFieldCount() != width) {
          throw new UserErrorException(
              UserErrorException.Kind.INPUT,
              "%s line %d: %d fields (must be %d)"
                  .formatted(file, row.getStartingLineNumber(), row.getFieldCount(), width));
        } else {
          use.use(row, at);
        }
      }
      if (at.length == 0) {
        throw new UserErrorException(UserErrorException.Kind.INPUT, file + " has no header row");
      }
    } catch (IOException | UncheckedIOException e) {
      if (e instanceof CharacterCodingException
          || e.getCause() instanceof CharacterCodingException) {
        throw new UserErrorException(UserErrorException.Kind.INPUT, file + " is not UTF-8", e);
      }
      throw FileFaults.unread(file, e);
    }
  }

  private static boolean gzip(InputStream in) throws IOException {
    in.mark(2);
    boolean yes = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return yes;
  }

  private static int[] header(Path file, CsvRecord row, String[] columns) {
    List<String> names = new ArrayList<>();
    row.getFields().forEach(name -> names.add(name.replace("\uFEFF", "").strip()));
    int[] at = new int[columns.length];
    for (int c = 0; c < columns.length; c++) {
      at[c] = names.indexOf(columns[c]);
      if (at[c] < 0) {
        throw new UserErrorException(
            UserErrorException.Kind.INPUT,
            "%s has no column %s; it has %s".formatted(file, columns[c], String.join(", ", names)));
      }
    }
    return at;
  }

  private static String code(Path file, CsvRecord row, int at, String column) {
    String value = row.getField(at).strip();
    if (value.isEmpty() || value.length() > 64) {
      throw bad(file, row, column, value, "must be a code of 1 to 64 characters");
    }
    return value;
  }

  private static double number(Path file, CsvRecord row, int at, String column) {
    String value = row.getField(at).strip();
    if (value.isEmpty()) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(value);
      if (Math.abs(number) < MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw bad(file, row, column, value, "must be a number");
    }
    throw bad(file, row, column, value, "must be below a million: kW and kWh");
  }

  private long hour(Path file, CsvRecord row, int at) {
    String value = row.getField(at).strip();
    if (value.equals(lastTime)) {
      return lastHour;
    }
    long second = second(file, row, value);
    if (second % HOUR_SECONDS != 0) {
      throw bad(file, row, "hour_start_utc", value, "must be a whole hour");
    }
    lastTime = value;
    lastHour = second / HOUR_SECONDS;
    return lastHour;
  }

  private static long second(Path file, CsvRecord row, String value) {
    try {
      // Instant.parse requires seconds, which the files may omit.
      boolean short16 = value.length() == 17 && value.charAt(16) == 'Z';
      return Instant.parse(short16 ? value.substring(0, 16) + ":00Z" : value).getEpochSecond();
    } catch (DateTimeException e) {
      throw bad(file, row, "hour_start_utc", value, "must be a time like 2024-01-31T00:00:00Z");
    }
  }

  private static UserErrorException bad(
      Path file, CsvRecord row, String column, String value, String rule) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        "Invalid %s in %s line %d: %s (%s)"
            .formatted(column, file, row.getStartingLineNumber(), value, rule));
  }

  private List<FeederSeries> assemble() {
    Map<String, Map<String, Point>> byFeeder = new TreeMap<>();
    feeders.keySet().forEach(id -> byFeeder.put(id, new TreeMap<>()));
    points.forEach(
        (id, point) -> byFeeder.computeIfAbsent(point.feeder, k -> new TreeMap<>()).put(id, point));
    List<FeederSeries> out = new ArrayList<>();
    byFeeder.forEach((id, members) -> out.add(feeder(id, members)));
    return out;
  }

  private FeederSeries feeder(String id, Map<String, Point> members) {
    FeederBuilder feeder = new FeederBuilder(id, feeders.getOrDefault(id, new HourLine()));
    members.forEach(
        (pid, p) -> {
          feeder.describe(pid, p.category, p.declaredKw, p.registered);
          feeder.readings(pid, p.line);
        });
    return feeder.build();
  }
}
