package kz.quat.cli;

import java.util.concurrent.Callable;
import kz.quat.publish.Dictionary;
import kz.quat.schema.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code quat dictionary}: the data dictionary, from the schema. */
@Command(
    name = "dictionary",
    mixinStandardHelpOptions = true,
    description = "Print the data dictionary (data/DICTIONARY.md is its output).")
final class DictionaryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(Dictionary.markdown(Tables.ALL));
    spec.commandLine().getOut().flush();
    return Quat.OK;
  }
}
