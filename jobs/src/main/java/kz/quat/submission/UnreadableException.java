package kz.quat.submission;

import java.io.IOException;

/** A file is no report that can be read; the code says why, the message in words. */
final class UnreadableException extends IOException {

  private final String problem;

  UnreadableException(String problem, String message) {
    super(message);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
