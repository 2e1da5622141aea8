package kz.quat.domain;

/**
 * A mistake in a command, in the configuration or in an input. Its message is one clear line that
 * says what is wrong and what to do; it is shown without a stack trace. The kind determines the
 * exit code.
 */
public class UserErrorException extends RuntimeException {

  /** What went wrong, as a scheduler can tell from the exit code. */
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
