package kz.quat.extract;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Row;

/**
 * The {@code received=} folders in which everything was taken in long ago. A night reads only the
 * names in them and not the size and time of every file, so that listing does not cost more with
 * every year. A new name is found at once. A file that changes under its name is found when it is
 * the folder's turn to be listed in full, which it is every {@value #ROUND_DAYS} days.
 */
public final class SettledFolders {

  /**
   * Folders are listed in full for this long: the month of a report, and some days for amendments.
   */
  static final int SETTLED_AFTER_DAYS = 35;

  /** Every settled folder is listed in full once in this many days. */
  static final int ROUND_DAYS = 30;

  /** Lists every folder in full. */
  public static final SettledFolders NONE = new SettledFolders(Map.of(), 0);

  private final Map<String, Set<String>> names;
  private final long day;

  private SettledFolders(Map<String, Set<String>> names, long day) {
    this.names = names;
    this.day = day;
  }

  /**
   * The settled folders of a night.
   *
   * @param ledger the rows of {@link RawTables#FILES}, with at least {@link Ledger#COLUMNS}
   * @param issuedAt the night's issue time, which also determines whose turn it is
   */
  public static SettledFolders of(Collection<Row> ledger, Instant issuedAt) {
    Instant recent = issuedAt.minus(Duration.ofDays(SETTLED_AFTER_DAYS));
    Map<String, Set<String>> names = new HashMap<>();
    for (Row row : ledger) {
      String[] path = Columns.SOURCE_FILE.<String>from(row).split("/", -1);
      boolean isOld = Columns.RECEIVED_AT.<Timestamp>from(row).toInstant().isBefore(recent);
      if (isOld && path.length == 3 && ReceivedFolder.isOne(path[1])) {
        names.computeIfAbsent(path[0] + "/" + path[1], folder -> new HashSet<>()).add(path[2]);
      }
    }
    return new SettledFolders(names, issuedAt.getEpochSecond() / Duration.ofDays(1).toSeconds());
  }

  /**
   * Whether a folder needs no full listing tonight: it is old, every name in it was taken in, and
   * it is not its turn.
   *
   * @param path of the folder, relative to the landing folder
   */
  boolean holds(String path, Path folder) {
    Set<String> known = names.get(path);
    return known != null && !isTurnOf(path) && onlyKnown(folder, known);
  }

  private boolean isTurnOf(String path) {
    return Math.floorMod(path.hashCode(), ROUND_DAYS) == Math.floorMod(day, (long) ROUND_DAYS);
  }

  private static boolean onlyKnown(Path folder, Set<String> known) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!known.contains(name) && !SourceWalk.isHidden(name)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      // The full listing says what is wrong with the folder.
      return false;
    }
  }
}
