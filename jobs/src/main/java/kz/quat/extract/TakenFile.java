package kz.quat.extract;

import org.jspecify.annotations.Nullable;

/**
 * A file that this run enters into the ledger.
 *
 * @param sha256 of its bytes, in lower-case hexadecimal
 * @param firstFile the file of the same source with the same bytes that was taken in before; null
 *     if there is none
 * @param place position of the copy
 */
public record TakenFile(
    LandingFile file, String sha256, @Nullable String firstFile, Staging.Place place) {

  static final String TAKEN = "taken";
  static final String DUPLICATE = "duplicate";

  /** Status in the ledger of a file outside {@code received=} folders that is not taken in yet. */
  public static final String SEEN = "seen";

  /** True if its records are read; false for the same bytes under another name. */
  public boolean isTaken() {
    return firstFile == null;
  }

  /** Status in the ledger: {@code taken} or {@code duplicate}. */
  public String status() {
    return isTaken() ? TAKEN : DUPLICATE;
  }
}
