package kz.quat.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a landing folder, by path below its root. */
final class LandingTree {
  private static final DateTimeFormatter ARRIVAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'");

  private LandingTree() {}

  static Map<String, Path> files(Path root) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> paths = walk.filter(Files::isRegularFile).toList();
      for (Path path : paths) {
        files.put(root.relativize(path).toString().replace('\\', '/'), path);
      }
    }
    return files;
  }

  static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  /** One hash over all paths and contents. */
  static String hash(Path root) throws IOException {
    MessageDigest digest = sha256();
    for (Map.Entry<String, Path> file : files(root).entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update(sha256().digest(Files.readAllBytes(file.getValue())));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static Instant received(String path) {
    String folder = path.split("/", -1)[1].substring("received=".length());
    return LocalDateTime.parse(folder, ARRIVAL).toInstant(ZoneOffset.UTC);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
