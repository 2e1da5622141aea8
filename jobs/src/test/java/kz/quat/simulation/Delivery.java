package kz.quat.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** The landing folder as its senders fill it. */
final class Delivery {

  private static final DateTimeFormatter RECEIVED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  private final Path landing;
  private final Map<String, Integer> events = new TreeMap<>();
  private final Map<String, String> last = new TreeMap<>();
  private int files;

  Delivery(Path landing) {
    this.landing = landing;
  }

  /** Writes a file that arrives at a given moment. */
  void file(String source, Instant arrival, String suffix, String text) {
    last.put(source, text);
    write(landing.resolve(source).resolve("received=" + RECEIVED.format(arrival)), suffix, text);
  }

  /** Writes a file without an arrival of its own. */
  void loose(String source, String suffix, String text) {
    write(landing.resolve(source), suffix, text);
  }

  private void write(Path folder, String suffix, String text) {
    Path file = folder.resolve("%06d%s".formatted(++files, suffix));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the newest file of a source once more, under another name. */
  void again(String source, Instant arrival, String suffix) {
    file(source, arrival, suffix, java.util.Objects.requireNonNull(last.get(source)));
  }

  /** Records an event by its kind. */
  void event(String kind) {
    events.merge(kind, 1, Integer::sum);
  }

  Map<String, Integer> events() {
    return events;
  }
}
