package kz.quat.demo.landing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.demo.DemoSummary;

/** Puts files into {@code <source>/received=<YYYYMMDDThhmmZ>/} and counts them. */
public final class LandingFiles {
  /** The folder of the metered load of regions. */
  public static final String GRID_LOAD = "grid_load";

  /** The folder of available capacity. */
  public static final String GRID_CAPACITY = "grid_capacity";

  /** The folder of meter readings. */
  public static final String METERING = "metering";

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("'received='uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  private final Path root;
  private final Map<String, Long> rowsBySource = new TreeMap<>();
  private final PlantedFaults faults = new PlantedFaults();
  private int files;
  private long bytes;

  public LandingFiles(Path root) {
    this.root = root;
  }

  /** The file's path below the landing folder, with forward slashes. */
  public static String path(String source, Instant received, String name) {
    return source + "/" + FOLDER.format(received) + "/" + name;
  }

  public String put(String source, Instant received, String name, CsvText csv) throws IOException {
    return put(source, received, name, csv.toString(), csv.rows());
  }

  /**
   * Writes a file.
   *
   * @return its path below the landing folder
   */
  public String put(String source, Instant received, String name, String text, long rows)
      throws IOException {
    String path = path(source, received, name);
    write(path, text);
    rowsBySource.merge(source, rows, Long::sum);
    return path;
  }

  /** Writes a note into the root of the landing folder; it belongs to no source. */
  public void note(String name, String text) throws IOException {
    write(name, text);
  }

  /** The list of planted faults. */
  public PlantedFaults faults() {
    return faults;
  }

  public DemoSummary summary() {
    return new DemoSummary(files, bytes, rowsBySource);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    if (Files.exists(file)) {
      throw new IllegalStateException("Two demo files want the name " + path);
    }
    Files.createDirectories(root.resolve(path).toAbsolutePath().getParent());
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Files.write(file, content);
    files++;
    bytes += content.length;
  }
}
