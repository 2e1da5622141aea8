package kz.quat.submission;

import java.io.IOException;

/** A file cannot be read as a report. It has a code for the reason, and a message in words. */
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
