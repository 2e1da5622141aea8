package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.submission.Template;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat template}: writes the official form of a report. Does not start Spark. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    description = {
      "Write the form of a report (XLSX) with instructions and drop-down lists.",
      "With --from and --to: a row for every hour of the period, filled in except the value."
    })
final class TemplateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Option(names = "--lang", required = true, paramLabel = "L", description = "kk, ru or en.")
  private Language language;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
  private Path out;

  @Option(names = "--from", paramLabel = "D", description = "First day of the period.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "D", description = "Last day; 31 days at most.")
  private @Nullable LocalDate to;

  @Option(names = "--site", paramLabel = "S", description = "Site, to be filled in.")
  private @Nullable String site;

  @Option(names = "--bin", paramLabel = "BIN", description = "BIN, to be filled in.")
  private @Nullable String bin;

  @Option(
      names = "--region",
      paramLabel = "R",
      defaultValue = "KZ-71",
      description = "Region by whose clock hours are counted; default: ${DEFAULT-VALUE}.")
  private String region;

  @Override
  public Integer call() {
    byte[] form;
    try {
      form = from == null && to == null ? Template.bytes(language) : ofPeriod();
    } catch (IOException e) {
      throw WriteErrors.of(out, e);
    }
    try {
      Files.write(out, form);
    } catch (IOException e) {
      throw WriteErrors.of(out, e);
    }
    spec.commandLine().getOut().println("Written to " + out);
    return Quat.OK;
  }

  private byte[] ofPeriod() throws IOException {
    LocalDate first = from == null ? to : from;
    LocalDate last = to == null ? from : to;
    String zone = conf.read().rules().regions().zoneIds().get(region);
    if (zone == null) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Unknown region in --region: " + region.replaceAll("\\p{Cntrl}", "?"));
    }
    Map<String, String> values = new HashMap<>();
    if (site != null) {
      values.put("site_id", site);
    }
    if (bin != null) {
      values.put("miner_bin", bin);
    }
    try {
      return Template.ofPeriod(
          language,
          values,
          Objects.requireNonNull(first),
          Objects.requireNonNull(last),
          ZoneId.of(zone));
    } catch (IllegalArgumentException e) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE, Objects.requireNonNull(e.getMessage()), e);
    }
  }
}
