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

/** A mistake on the command line is one line: what is wrong, and where help is. */
final class Mistakes {

  private Mistakes() {}

  /** Says it on standard error; the exit code is that of usage. */
  static int say(ParameterException mistake, String... args) {
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

  /** What was probably meant, where a word is close to one that there is. */
  private static String meant(ParameterException mistake) {
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      return near.isEmpty() ? "" : " (meant: " + String.join(", ", near) + "?)";
    }
    return "";
  }

  /**
   * A day as YYYY-MM-DD.
   *
   * @throws TypeConversionException saying how a day is written
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
