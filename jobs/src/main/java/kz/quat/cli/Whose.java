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
 * Whose run a command speaks of: that of the configuration where it has one, else the demo's. What
 * was chosen is said, for nobody named it.
 *
 * @param demo whether it is the demo's
 * @param newest its newest kept run, of the wanted day where one was wanted; empty where none is
 */
record Whose(QuatConfig config, boolean demo, Optional<Manifest> newest) {

  /**
   * Chooses.
   *
   * @param demo true where the demo was asked for
   * @param day a delivery day of which there must be a run; null for any
   */
  static Whose of(ConfOption conf, boolean demo, @Nullable LocalDate day) {
    if (demo) {
      return of(conf.readForDemo(), true, day);
    }
    Whose own = of(conf.read(), false, day);
    if (conf.isNamed() || own.newest().isPresent()) {
      return own;
    }
    Whose tried = of(conf.readForDemo(), true, day);
    return tried.newest().isPresent() ? tried : own;
  }

  private static Whose of(QuatConfig config, boolean demo, @Nullable LocalDate day) {
    RunsHere.refresh(config);
    List<Manifest> kept = new RunFolders(config.paths()).kept(config.publish().runsKept());
    return new Whose(
        config,
        demo,
        kept.stream().filter(run -> day == null || run.deliveryDate().equals(day)).findFirst());
  }

  /** The delivery day that was wanted, else that of the newest run; today's is nobody's guess. */
  LocalDate dayOr(@Nullable LocalDate wanted) {
    if (wanted != null) {
      return wanted;
    }
    return newest
        .map(Manifest::deliveryDate)
        .orElseThrow(
            () ->
                new UserErrorException(
                    UserErrorException.Kind.USAGE,
                    "No run is published yet; `quat nightly --demo` makes one to try"));
  }

  /** Says which run, beside the answer: the answer itself stays what it is. */
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
