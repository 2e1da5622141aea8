package kz.quat.cli;

import java.util.function.Predicate;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.store.RunStore;
import kz.quat.store.RunStores;

/**
 * Runs that another machine published, brought into this machine's folders before they are read.
 */
final class RunsHere {

  private RunsHere() {}

  /** What is published and which runs are kept; nothing to do on one machine. */
  static void refresh(QuatConfig config) {
    RunStores.of(config).refresh();
  }

  /** Also every file of the kept runs that are wanted. */
  static void bring(QuatConfig config, Predicate<Manifest> wanted) {
    RunStore store = RunStores.of(config);
    store.refresh();
    new RunFolders(config.paths())
        .kept(config.publish().runsKept()).stream()
            .filter(wanted)
            .forEach(run -> store.bring(run.runId()));
  }
}
