package kz.quat.publish.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Files that are handed on together, with their checksums in one file more. */
public final class Bundle {

  /** Name of the file of checksums, in the form that {@code sha256sum --check} reads. */
  public static final String SUMS = "SHA256SUMS";

  private Bundle() {}

  /**
   * Writes all files and their checksums last: a bundle without checksums is incomplete. Files of
   * the same names are replaced.
   *
   * @param folder an existing folder
   * @param files bytes by file name
   * @return the names, the file of checksums among them, sorted
   */
  public static List<String> write(Path folder, SortedMap<String, byte[]> files)
      throws IOException {
    Files.deleteIfExists(folder.resolve(SUMS));
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.write(path, file.getValue());
      sums.append(PublishedFile.sha256(path)).append("  ").append(file.getKey()).append('\n');
    }
    Files.writeString(folder.resolve(SUMS), sums, StandardCharsets.UTF_8);
    List<String> names = new ArrayList<>(files.keySet());
    names.add(SUMS);
    names.sort(null);
    return names;
  }
}
