package kz.quat.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code quat completion}: prints a script with which a shell completes Quat's commands and
 * options.
 */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Print the completion script for a shell. For this one: source <(quat completion bash)",
      "For good: quat completion bash > ~/.local/share/bash-completion/completions/quat,",
      "or in zsh: echo 'source <(quat completion zsh)' >> ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {

  /** The supported shells. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    if (shell == Shell.ZSH) {
      // The script is for bash; zsh can run it once its own completion system is loaded.
      spec.commandLine().getOut().println("autoload -U +X compinit && compinit");
    }
    spec.commandLine().getOut().print(AutoComplete.bash("quat", root));
    spec.commandLine().getOut().flush();
    return Quat.OK;
  }
}
