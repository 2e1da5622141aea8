package kz.quat.extract;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Duck;

/**
 * Measures how long it takes to read many quarter-hour readings into hours: as messages of class
 * 80020 in one zip file, and as CSV, compared with DuckDB summing the same CSV by hour. Prints
 * seconds and the process's peak memory. See docs/reports.md.
 */
public final class MeterVolume {

  private static final int QUARTERS = 96;
  private static final int DAYS = 10;
  private static final LocalDate FIRST = LocalDate.of(2022, 11, 1);
  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  private MeterVolume() {}

  /** Arguments: {@code xml} or {@code csv}, and the number of readings (2,000,000 by default). */
  public static void main(String[] args) throws IOException {
    int points = (args.length > 1 ? Integer.parseInt(args[1]) : 2_000_000) / QUARTERS / DAYS;
    Path folder = Files.createTempDirectory("meter-volume");
    if (args[0].equals("xml")) {
      read("80020, zipped", messages(folder.resolve("80020.zip"), points), points);
      return;
    }
    Path csv = csv(folder.resolve("quarters.csv"), points);
    read("CSV", csv, points);
    long started = System.nanoTime();
    String sums =
        Duck.single(
            csv,
            "SELECT count(*), sum(kwh) FROM (SELECT point_id, date_trunc('hour', hour_start_utc) AS"
                + " h, sum(energy_kwh) AS kwh FROM read_csv($path) GROUP BY ALL)");
    System.out.printf(
        Locale.ROOT, "DuckDB read_csv by hour: %.1f s (%s)%n", seconds(started), sums);
  }

  private static void read(String what, Path file, int points) throws IOException {
    long bytes = Files.size(file);
    long started = System.nanoTime();
    SourceFormat format = SourceFormat.of(RawTables.METERING, CONFIG.clean());
    int energy = format.allFields().indexOf("energy_kwh");
    long hours = 0;
    BigDecimal kwh = BigDecimal.ZERO;
    FileRecords files = new FileRecords(format);
    String name = Objects.requireNonNull(file.getFileName()).toString();
    try (RecordStream records = files.open(name, () -> Files.newInputStream(file))) {
      while (records.hasNext()) {
        hours++;
        kwh = kwh.add(new BigDecimal(Objects.requireNonNull(records.next().fields().get(energy))));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%,d quarter hours as %s (%,d bytes): %.1f s, %,d hours, %s kWh; peak memory %s%n",
        (long) points * QUARTERS * DAYS,
        what,
        bytes,
        seconds(started),
        hours,
        kwh.toPlainString(),
        peakMemory());
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static String kwh(int point, int day, int quarter) {
    int tenths = 2500 + (point * 31 + day * 17 + quarter * 7) % 997;
    return tenths / 10 + "." + tenths % 10;
  }

  private static Path messages(Path file, int points) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int day = 0; day < DAYS; day++) {
        String date = FIRST.plusDays(day).toString().replace("-", "");
        zip.putNextEntry(new ZipEntry("80020_040140000017_" + date + "_1.xml"));
        write(zip, "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<message class=\"80020\"");
        write(zip, " version=\"2\" number=\"1\">\n<datetime><timestamp>20221208003000</timestamp>");
        write(zip, "<daylightsavingtime>0</daylightsavingtime><day>" + date + "</day></datetime>");
        write(zip, "\n<area><inn>040140000017</inn><name>A</name>\n");
        for (int point = 0; point < points; point++) {
          write(zip, message(point, day));
        }
        write(zip, "</area></message>\n");
        zip.closeEntry();
      }
    }
    return file;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String message(int point, int day) {
    StringBuilder text = new StringBuilder();
    text.append("<measuringpoint code=\"%012d\" name=\"P\">\n".formatted(point));
    text.append("<measuringchannel code=\"01\" desc=\"active in\">\n");
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      text.append("<period start=\"").append(clock(quarter));
      text.append("\" end=\"").append(clock((quarter + 1) % QUARTERS)).append("\"><value>");
      text.append(kwh(point, day, quarter)).append("</value></period>\n");
    }
    return text.append("</measuringchannel></measuringpoint>\n").toString();
  }

  private static String clock(int quarter) {
    return "%02d%02d".formatted(quarter / 4, quarter % 4 * 15);
  }

  private static Path csv(Path file, int points) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("point_id,site_id,hour_start_utc,energy_kwh\n");
      for (int day = 0; day < DAYS; day++) {
        Instant start = Instant.parse(FIRST.plusDays(day) + "T00:00:00Z");
        for (int point = 0; point < points; point++) {
          for (int quarter = 0; quarter < QUARTERS; quarter++) {
            out.write("P-" + point + ",A," + start.plusSeconds(900L * quarter) + ",");
            out.write(kwh(point, day, quarter) + "\n");
          }
        }
      }
    }
    return file;
  }

  /** The process's peak memory as Linux counts it. */
  private static String peakMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return line.substring("VmHWM:".length()).strip();
      }
    }
    return "unknown";
  }
}
