package kz.quat.pipeline;

import java.util.List;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunId;

/** Finds a past run whose folder, and therefore whose snapshots, are kept. */
final class KeptRun {

  private KeptRun() {}

  /**
   * The run's manifest.
   *
   * @throws UserErrorException (usage) for a text that is not a run id, (input) for a run that is
   *     not kept
   */
  static Manifest manifest(QuatConfig config, String runId) {
    if (!RunId.isOne(runId)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Invalid run: %s (must be a run id such as 2022-12-07-0123456789ab; quat status lists them)"
              .formatted(runId.replaceAll("\\p{Cntrl}", "?")));
    }
    RunFolders folders = new RunFolders(config.paths());
    return folders.manifest(runId).orElseThrow(() -> notKept(config, folders, runId));
  }

  private static UserErrorException notKept(QuatConfig config, RunFolders folders, String runId) {
    int most = config.publish().runsKept();
    List<Manifest> kept = folders.kept(most);
    String oldest = kept.isEmpty() ? "none" : kept.get(kept.size() - 1).runId();
    String day = runId.substring(0, "2022-12-07".length());
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        ("Run %s is not kept (publish.runs_kept is %d, the oldest of them %s; quat status lists"
                + " them). For what had arrived by then, run its night into empty folders: quat"
                + " nightly --date %s --conf FILE, a quat.yaml with the same landing and other paths")
            .formatted(runId, most, oldest, day));
  }
}
