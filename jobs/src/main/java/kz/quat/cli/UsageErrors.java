package kz.quat.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a mistake on the command line in one line: what is wrong, and where to find help. */
final class UsageErrors {

  private UsageErrors() {}

  /**
   * Prints the mistake to standard error.
   *
   * @return the exit code for usage errors
   */
  static int print(ParameterException mistake, String... args) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    String what =
        Objects.requireNonNullElse(mistake.getMessage(), "")
            .lines()
            .findFirst()
            .orElse("wrong arguments");
    err.printf(
        "quat: %s%s; help: %s --help%n",
        what, meant(mistake), command.getCommandSpec().qualifiedName());
    err.flush();
    return Quat.USAGE;
  }

  /** A suggestion, if a word is similar to an existing one. */
  private static String meant(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      return near.isEmpty() ? "" : " (meant: " + String.join(", ", near) + "?)";
    }
    return "";
  }

  /**
   * A day written as YYYY-MM-DD.
   *
   * @throws TypeConversionException with a message that shows the format
   */
  static LocalDate day(String written) {
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "%s is no day; write it as YYYY-MM-DD, such as 2022-12-07".formatted(written));
    }
  }
}
