package kz.quat.extract;

import java.io.IOException;
import java.util.Locale;
import kz.quat.text.FindingWords;

/**
 * Something in the landing folder that was not taken, and why.
 *
 * @param path under the landing folder
 * @param words the rule that it broke
 */
public record LandingFinding(Kind kind, String path, FindingWords words) {

  /** Of a file or folder that cannot be listed or read. */
  static LandingFinding unreadable(String path, IOException cause) {
    return new LandingFinding(
        Kind.UNREADABLE, path, FindingWords.of("unreadable").with("cause", cause.toString()));
  }

  /** Why something was left where it lies. */
  public enum Kind {
    /** In no folder that a source has. */
    UNKNOWN_SOURCE,
    /** A {@code received=} folder whose name is no time, or that does not lie under its source. */
    BAD_RECEIVED_FOLDER,
    /** A link that leads out of the landing folder, to a folder or to nothing. */
    LINK_REFUSED,
    /** Cannot be listed or read; tried again by the next run. */
    UNREADABLE,
    /** In no {@code received=} folder: first seen after the issue time, taken by a later night. */
    OUTSIDE_RECEIVED,
    /** Taken by an earlier run and changed since: what was taken stays. */
    CHANGED_AFTER_TAKEN,
    /** Changed size while it was read: still being written; tried again by the next run. */
    STILL_GROWING;

    /** The kind as findings name it, lower snake_case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
