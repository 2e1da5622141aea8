package kz.quat.publish.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.text.Json;

/**
 * The commit point, on one machine {@code published/latest.json}. It is replaced in one step:
 * before, nothing of a run is visible, afterwards everything is.
 *
 * @param runId the published run
 * @param runSeq its number
 * @param manifestSha256 hash of its manifest
 * @param snapshots snapshot id of every table of the warehouse
 */
public record CommitPoint(
    String runId,
    LocalDate deliveryDate,
    long runSeq,
    String manifestSha256,
    Map<String, Long> snapshots) {

  private static final String FILE = "latest.json";

  public CommitPoint {
    snapshots = new TreeMap<>(snapshots);
    if (!RunId.isOne(runId)) {
      throw new IllegalArgumentException("Invalid run id: " + runId);
    }
  }

  /** The commit point; empty before the first run. */
  public static Optional<CommitPoint> read(QuatConfig.Paths paths) {
    Path file = paths.published().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(file, CommitPoint.class));
    } catch (IOException | IllegalArgumentException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "%s cannot be read; put back the copy that the warehouse keeps (%s) or one of a backup: %s"
              .formatted(file, paths.warehouse().resolve(".published"), FileFaults.reason(e)),
          e);
    }
  }

  /** Replaces the commit point in one step; the store of runs implements it. */
  public interface Step {

    /**
     * Commits.
     *
     * @param runId the run that is published from now on
     * @param latest text of the commit point
     */
    void commit(String runId, String latest);
  }

  /** Publishes this commit point. */
  public void commit(Step step) {
    step.commit(runId, new String(Json.bytes(this), StandardCharsets.UTF_8));
  }
}
