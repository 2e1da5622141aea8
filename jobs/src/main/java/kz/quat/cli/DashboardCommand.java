package kz.quat.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.quat.config.QuatConfig;
import kz.quat.publish.page.Dashboard;
import kz.quat.schema.Audience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat dashboard}: writes the pages of every kept run. Does not start Spark. */
@Command(
    name = "dashboard",
    mixinStandardHelpOptions = true,
    description =
        "Write the page of every kept run into a folder that opens in a browser without a server"
            + " or a network, and can be put behind any web server.")
final class DashboardCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  private Path out;

  @Option(
      names = "--restricted",
      description = "With the tabs of sites; without it: nation, zones and regions alone.")
  private boolean restricted;

  @Option(names = "--demo", description = "Of the demo.")
  private boolean demo;

  @Override
  public Integer call() {
    QuatConfig config = demo ? conf.readForDemo() : conf.read();
    RunDownload.download(config, run -> true);
    Audience audience = restricted ? Audience.RESTRICTED : Audience.PUBLISHED;
    Dashboard.Written written = new Dashboard(config).write(audience, out);
    conf.print(
        spec,
        written,
        "Runs: %d, %.1f MB%nOpen %s"
            .formatted(written.runs().size(), written.bytes() / 1e6, written.page()));
    return Quat.OK;
  }
}
