package kz.quat.cli;

import java.util.concurrent.Callable;
import kz.quat.domain.Language;
import kz.quat.publish.dictionary.Dictionary;
import kz.quat.publish.dictionary.TranslatedDictionary;
import kz.quat.schema.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat dictionary}: prints the data dictionary from the schema. */
@Command(
    name = "dictionary",
    mixinStandardHelpOptions = true,
    description = "Print the data dictionary (data/DICTIONARY.md is its output).")
final class DictionaryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "kk, ru or en (default).")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .print(
            language == Language.EN
                ? Dictionary.markdown(Tables.WITH_DIMENSIONS)
                : TranslatedDictionary.markdown(language));
    spec.commandLine().getOut().flush();
    return Quat.OK;
  }
}
