package kz.quat.extract;

import java.io.IOException;
import java.util.Locale;
import kz.quat.domain.FileFaults;
import kz.quat.text.FindingWords;

/**
 * A file or folder in the landing folder that was not taken in, and why.
 *
 * @param path relative to the landing folder
 * @param words the rule that it breaks
 */
public record LandingFinding(Kind kind, String path, FindingWords words) {

  /** The finding for a file or folder that cannot be listed or read. */
  static LandingFinding unreadable(String path, IOException cause) {
    return new LandingFinding(
        Kind.UNREADABLE, path, FindingWords.of("unreadable").with("cause", FileFaults.code(cause)));
  }

  /** The reason why something was not taken in. */
  public enum Kind {
    /** It is not in the folder of any source. */
    UNKNOWN_SOURCE,
    /**
     * A {@code received=} folder whose name is not a time, or that is not directly below its
     * source.
     */
    BAD_RECEIVED_FOLDER,
    /** A link to a place outside the landing folder, to a folder or to nothing. */
    LINK_REFUSED,
    /** It cannot be listed or read; the next run tries again. */
    UNREADABLE,
    /**
     * It is outside {@code received=} folders and was first seen after the issue time; a later
     * night takes it in.
     */
    OUTSIDE_RECEIVED,
    /** An earlier run took it in and it has changed since; what was taken in stays valid. */
    CHANGED_AFTER_TAKEN,
    /**
     * Its size changed while it was read, so it is still being written; the next run tries again.
     */
    STILL_GROWING;

    /** The kind's code in findings, in lower snake_case. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
