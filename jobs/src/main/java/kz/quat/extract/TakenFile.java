package kz.quat.extract;

import org.jspecify.annotations.Nullable;

/**
 * A file that this run enters into the ledger.
 *
 * @param sha256 of its bytes, lower-case hex
 * @param firstFile the file of the same source with the same bytes that was taken before; null if
 *     this one is taken
 * @param place of the copy that was hashed, and is read
 */
public record TakenFile(
    LandingFile file, String sha256, @Nullable String firstFile, Staging.Place place) {

  static final String TAKEN = "taken";
  static final String DUPLICATE = "duplicate";

  /** In the ledger: in no {@code received=} folder, and not taken yet. */
  public static final String SEEN = "seen";

  /** True where its records are read; false for the same bytes under another name. */
  public boolean isTaken() {
    return firstFile == null;
  }

  /** {@code taken} or {@code duplicate}. */
  public String status() {
    return isTaken() ? TAKEN : DUPLICATE;
  }
}
