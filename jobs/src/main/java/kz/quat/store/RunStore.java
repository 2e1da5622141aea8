package kz.quat.store;

import java.util.Optional;
import java.util.Set;
import kz.quat.domain.UserErrorException;

/**
 * Where it is written which run is published, who may write, and where the folders of runs lie for
 * all machines. {@link LocalRunStore} is for one machine, {@link CatalogRunStore} for many; one
 * contract test holds for both.
 */
public interface RunStore {

  /**
   * Takes the right to write, for one run.
   *
   * @throws UserErrorException (locked) naming who holds it, (input) where the store cannot be
   *     reached or written
   */
  Lease lease();

  /** The text of the commit point; empty before the first run. */
  Optional<String> latest();

  /**
   * Brings this machine's folders up to what is published: the commit point and what every kept run
   * consists of. On one machine the folders are the store itself and nothing is done.
   */
  void refresh();

  /** Brings every file of a run into this machine's folders; nothing where they are there. */
  void bring(String runId);

  /** Adds files that a run's folders have gained since it was committed, such as its report. */
  void add(String runId);

  /** The right to write; let go of when it is closed, at the latest some minutes after a crash. */
  interface Lease extends AutoCloseable {

    /** Names this run's writing: every snapshot that it makes bears it. */
    String token();

    /**
     * Returns where the right still holds.
     *
     * @throws IllegalStateException where another run has taken it since: what this one has written
     *     will never be published
     */
    void requireHeld();

    /** As {@link RunStore#latest}, while nobody else can change it. */
    Optional<String> latest();

    /**
     * Tokens of runs that took the right and neither committed nor were rolled back; this one's
     * too.
     */
    Set<String> unfinished();

    /** What earlier runs left half done is undone: only this run is unfinished from now on. */
    void recovered();

    /**
     * Publishes: what readers see changes from the last run to this one in one step, or not at all.
     * The run's folders must be whole.
     *
     * @param runId the run
     * @param text the new commit point
     * @throws IllegalStateException where the right was lost; nothing is changed then
     */
    void commit(String runId, String text);

    /**
     * After the commit: what was added to the folders since then is kept too, and runs that are no
     * longer kept are deleted from where other machines read them.
     *
     * @param kept ids of all kept runs
     */
    void keep(Set<String> kept);

    @Override
    void close();
  }
}
