package kz.quat.domain;

/**
 * A mistake of the user's or of an input: one clear line saying what is wrong and what to do. Shown
 * without a stack trace; the exit code is the kind's.
 */
public class UserErrorException extends RuntimeException {

  /** What went wrong, as a scheduler sees it. */
  public enum Kind {
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** An input is missing, unreadable or refused. */
    INPUT(3),
    /** A quality gate failed; nothing was published. */
    GATE(4),
    /** Another run holds the warehouse. */
    LOCKED(5);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code of the process. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  public UserErrorException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public UserErrorException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
