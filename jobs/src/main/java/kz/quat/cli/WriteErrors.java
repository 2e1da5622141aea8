package kz.quat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import kz.quat.domain.UserErrorException;

/** Reports a file that cannot be written in one line, without names of Java classes. */
final class WriteErrors {

  private WriteErrors() {}

  /**
   * The error to report.
   *
   * @param file the file or folder that the user knows
   */
  static UserErrorException of(Path file, UncheckedIOException why) {
    return of(file, Objects.requireNonNull(why.getCause()));
  }

  /**
   * The result of work that writes files.
   *
   * @param file the file or folder that the user knows
   * @throws UserErrorException (input) if a file cannot be written
   */
  static <T> T reported(Path file, Supplier<T> work) {
    try {
      return work.get();
    } catch (UncheckedIOException e) {
      throw of(file, e);
    }
  }

  static UserErrorException of(Path file, IOException why) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT, file + " cannot be written: " + reason(why), why);
  }

  private static String reason(IOException why) {
    if (why instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    if (why instanceof AccessDeniedException) {
      return "this user may not write there";
    }
    String reason = why instanceof FileSystemException fault ? fault.getReason() : null;
    return reason == null ? "the storage refused it" : reason;
  }
}
