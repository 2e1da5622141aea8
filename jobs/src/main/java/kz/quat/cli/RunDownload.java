package kz.quat.cli;

import java.util.function.Predicate;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.store.RunStore;
import kz.quat.store.RunStores;

/**
 * Downloads runs that another machine published into this machine's folders before they are read.
 */
final class RunDownload {

  private RunDownload() {}

  /** Updates the commit point and the manifests of the kept runs; nothing to do on one machine. */
  static void refresh(QuatConfig config) {
    RunStores.of(config).refresh();
  }

  /** Also downloads every file of the selected kept runs. */
  static void download(QuatConfig config, Predicate<Manifest> wanted) {
    RunStore store = RunStores.of(config);
    store.refresh();
    new RunFolders(config.paths())
        .kept(config.publish().runsKept()).stream()
            .filter(wanted)
            .forEach(run -> store.bring(run.runId()));
  }
}
