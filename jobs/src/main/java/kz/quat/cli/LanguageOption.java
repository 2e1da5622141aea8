package kz.quat.cli;

import kz.quat.domain.Language;
import picocli.CommandLine.Option;

/** The language of a command that shows something on the screen. */
final class LanguageOption {

  @Option(
      names = "--lang",
      paramLabel = "L",
      description = "Language of what is shown: kk, ru or en; default: ${DEFAULT-VALUE}.",
      defaultValue = "en")
  private Language language;

  Language language() {
    return language;
  }
}
