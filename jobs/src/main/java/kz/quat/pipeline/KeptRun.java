package kz.quat.pipeline;

import kz.quat.domain.UserErrorException;
import kz.quat.publish.Manifest;
import kz.quat.publish.RunFolders;
import kz.quat.publish.RunId;

/** A past run whose folder, and so whose snapshots, are kept. */
final class KeptRun {

  private KeptRun() {}

  /**
   * Its manifest.
   *
   * @throws UserErrorException (usage) for a text that is no run id, (input) for a run that is not
   *     kept
   */
  static Manifest manifest(RunFolders folders, String runId) {
    if (!RunId.isOne(runId)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Invalid run: %s (must be a run id such as 2022-12-07-0123456789ab; quat status lists them)"
              .formatted(runId.replaceAll("\\p{Cntrl}", "?")));
    }
    return folders
        .manifest(runId)
        .orElseThrow(
            () ->
                new UserErrorException(
                    UserErrorException.Kind.INPUT,
                    ("Run %s is not kept; quat status lists the runs that are. What an older run knew has"
                            + " to be rebuilt: run its night over the landing folder into an empty warehouse")
                        .formatted(runId)));
  }
}
