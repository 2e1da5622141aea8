package kz.quat.extract;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that a person takes into a night although they arrived after its issue time.
 *
 * @param paths relative to the landing folder, separated by {@code /}
 * @param reason why, for everybody who reads about the run; empty if nothing is admitted
 */
public record Admission(Set<String> paths, String reason) {

  /** Admits nothing. */
  public static final Admission NONE = new Admission(Set.of(), "");

  public Admission {
    paths = Set.copyOf(paths);
  }

  /** The reason for which a file is admitted; null for a file that is not. */
  public @Nullable String reasonFor(String path) {
    return paths.contains(path) ? reason : null;
  }
}
