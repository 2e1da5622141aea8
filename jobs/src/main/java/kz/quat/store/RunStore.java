package kz.quat.store;

import java.util.Optional;
import java.util.Set;
import kz.quat.domain.UserErrorException;

/**
 * Records which run is published, who may write, and where all machines find the folders of runs.
 * {@link LocalRunStore} serves one machine, {@link CatalogRunStore} several; one contract test
 * holds for both.
 */
public interface RunStore {

  /**
   * Acquires the right to write, for one run.
   *
   * @throws UserErrorException (locked) naming the holder, (input) if the store cannot be reached
   *     or written
   */
  Lease lease();

  /** The text of the commit point; empty before the first run. */
  Optional<String> latest();

  /**
   * Updates this machine's folders to what is published: the commit point and the manifests of the
   * kept runs. On one machine the folders are the store itself and nothing is done.
   */
  void refresh();

  /**
   * Downloads every file of a run into this machine's folders; does nothing if they are there
   * already.
   */
  void bring(String runId);

  /** Adds files that a run's folders have gained since it was committed, such as its report. */
  void add(String runId);

  /** The right to write; let go of when it is closed, at the latest some minutes after a crash. */
  interface Lease extends AutoCloseable {

    /** Names this run's writing: every snapshot that it makes bears it. */
    String token();

    /**
     * Returns normally while the lease is still held.
     *
     * @throws IllegalStateException if another run has taken it since; what this run has written
     *     will never be published
     */
    void requireHeld();

    /** As {@link RunStore#latest}; the answer cannot change while the lease is held. */
    Optional<String> latest();

    /**
     * Tokens of runs that took the lease and neither committed nor were rolled back, this run's
     * included.
     */
    Set<String> unfinished();

    /**
     * Records that the unfinished work of earlier runs was rolled back: only this run is unfinished
     * now.
     */
    void recovered();

    /**
     * Publishes this run: readers see the previous run until this call succeeds, and this run
     * afterwards, never a mixture. The run's folders must be complete.
     *
     * @param runId the run
     * @param text the new commit point
     * @throws IllegalStateException if the lease was lost; nothing has been changed then
     */
    void commit(String runId, String text);

    /**
     * Uploads files that were added to the folders after the commit, and deletes runs that are no
     * longer kept from where other machines read them.
     *
     * @param kept ids of all kept runs
     */
    void keep(Set<String> kept);

    @Override
    void close();
  }
}
