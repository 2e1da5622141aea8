package kz.quat.publish.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.text.Json;

/**
 * The folder {@code restricted/reissues}: a folder a reissue, named by its order. It lies beside
 * the runs' own, so that no night, link or clearing of old runs touches it.
 */
public final class Reissues {

  static final String NOTE = "reissue.json";

  private static final Pattern ORDER =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12})-r(\\d+)");

  private final Path folder;

  public Reissues(QuatConfig config) {
    this.folder = config.paths().restricted().resolve("reissues");
  }

  Path folder() {
    return folder;
  }

  /** The folder of a reissue. */
  public Path of(String orderId) {
    if (!ORDER.matcher(orderId).matches()) {
      throw new IllegalArgumentException("Invalid order: " + orderId);
    }
    return folder.resolve(orderId);
  }

  /**
   * The reissues of a run, the first one first, held to the checksums of their files.
   *
   * @throws UserErrorException (input) where a file is missing or was changed
   */
  public List<ReissueNote> ofRun(String runId) {
    List<ReissueNote> notes = all().stream().filter(note -> note.runId().equals(runId)).toList();
    notes.forEach(this::verify);
    return notes;
  }

  /** Every reissue, by run and number. */
  public List<ReissueNote> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<ReissueNote> notes = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.toList()) {
        if (ORDER.matcher(each.getFileName().toString()).matches()
            && Files.exists(each.resolve(NOTE))) {
          notes.add(Json.read(each.resolve(NOTE), ReissueNote.class));
        }
      }
    } catch (IOException e) {
      throw FileFaults.unread(folder, e);
    }
    notes.sort(Comparator.comparing(ReissueNote::runId).thenComparing(note -> number(note)));
    return notes;
  }

  private static int number(ReissueNote note) {
    Matcher order = ORDER.matcher(note.orderId());
    return order.matches() ? Integer.parseInt(order.group(2)) : 0;
  }

  private void verify(ReissueNote note) {
    for (PublishedFile file : note.files()) {
      Path path = of(note.orderId()).resolve(file.name());
      try {
        if (!file.isAt(path)) {
          throw new UserErrorException(
              UserErrorException.Kind.INPUT,
              path + " is missing or was changed since it was issued (SHA-256)");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The id of a run's next reissue. */
  public String next(String runId) {
    int last = ofRun(runId).stream().mapToInt(Reissues::number).max().orElse(0);
    return runId + "-r" + (last + 1);
  }

  /** The newest reissue of a run; empty where there is none. */
  public Optional<ReissueNote> newest(String runId) {
    List<ReissueNote> notes = ofRun(runId);
    return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(notes.size() - 1));
  }
}
