package kz.quat.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose run a command uses: the configuration's if it has one, otherwise the demo's. The
 * choice is reported, because the user did not name it.
 *
 * @param demo whether it is the demo's
 * @param newest the newest kept run, of the wanted day if one was wanted; empty if there is none
 */
record RunChoice(QuatConfig config, boolean demo, Optional<Manifest> newest) {

  /**
   * Chooses the run.
   *
   * @param demo true if the demo was asked for
   * @param day a delivery day for which a run must exist; null for any
   */
  static RunChoice of(ConfOption conf, boolean demo, @Nullable LocalDate day) {
    if (demo) {
      return of(conf.readForDemo(), true, day);
    }
    RunChoice own = of(conf.read(), false, day);
    if (conf.isNamed() || own.newest().isPresent()) {
      return own;
    }
    RunChoice tried = of(conf.readForDemo(), true, day);
    return tried.newest().isPresent() ? tried : own;
  }

  private static RunChoice of(QuatConfig config, boolean demo, @Nullable LocalDate day) {
    RunDownload.refresh(config);
    List<Manifest> kept = new RunFolders(config.paths()).kept(config.publish().runsKept());
    return new RunChoice(
        config,
        demo,
        kept.stream().filter(run -> day == null || run.deliveryDate().equals(day)).findFirst());
  }

  /** The wanted delivery day, or else that of the newest run; never a guess from today's date. */
  LocalDate dayOr(@Nullable LocalDate wanted) {
    return wanted != null ? wanted : run(null).deliveryDate();
  }

  /**
   * The newest kept run.
   *
   * @param wanted the delivery day that was asked for; null: any
   * @throws UserErrorException where there is none
   */
  Manifest run(@Nullable LocalDate wanted) {
    return newest.orElseThrow(
        () ->
            new UserErrorException(
                UserErrorException.Kind.USAGE,
                wanted == null
                    ? "No run is published yet; `quat nightly --demo` makes one to try"
                    : "No run is kept for " + wanted));
  }

  /** Reports which run is used, on standard error so that the command's output is unaffected. */
  void say(PrintWriter err) {
    newest.ifPresent(
        run ->
            err.printf(
                "Run %s for %s, %s%n",
                run.runId(),
                run.deliveryDate(),
                demo ? "of the demo (work/demo)" : "of the configuration"));
    err.flush();
  }
}
