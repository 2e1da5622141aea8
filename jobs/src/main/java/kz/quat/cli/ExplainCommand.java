package kz.quat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.explain.Evidence;
import kz.quat.explain.ExplainedRun;
import kz.quat.explain.Page;
import kz.quat.explain.QuotaPage;
import kz.quat.publish.export.StatementPdf;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quat explain}: shows why a quota is what it is. Does not start Spark. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say in plain language why the quota of a site is what it is.")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private DemoOption demo;

  @Parameters(paramLabel = "SITE", description = "Site, as in the register.")
  private String siteId;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "Delivery day, YYYY-MM-DD; its newest run is explained. Default: the newest.")
  private @Nullable LocalDate date;

  @Option(
      names = "--hour",
      paramLabel = "H",
      description = "Market hour, from 0; without it: the whole day, a line an hour.")
  private @Nullable Integer hour;

  @Option(
      names = "--lang",
      paramLabel = "L",
      description = "kk, ru or en; default: ${DEFAULT-VALUE}.",
      defaultValue = "en")
  private Language language;

  @Option(names = "--full", description = "With where every figure comes from: file, line, rule.")
  private boolean full;

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Write the page as a PDF that is ready to be signed.")
  private @Nullable Path pdf;

  @Override
  public Integer call() {
    RunChoice choice = demo.chooseRun(conf, date, spec.commandLine().getErr());
    LocalDate day = choice.dayOr(date);
    ExplainedRun run = PublishedRun.of(choice.config(), day);
    Evidence.Site site = run.evidence().findSite(siteId).orElseThrow(() -> noSite(run, day));
    requireHour(run);
    QuotaPage pages =
        new QuotaPage(run, language, PublishedNames.of(choice.config(), run, language), full);
    Page page = hour == null ? pages.day(site) : pages.hour(site, hour);
    if (pdf != null) {
      write(pdf, run, page);
    }
    if (conf.json()) {
      spec.commandLine().getOut().println(JsonAnswer.of(json(run, site)));
    } else {
      spec.commandLine().getOut().print(page.text());
    }
    spec.commandLine().getOut().flush();
    return Quat.OK;
  }

  private UserErrorException noSite(ExplainedRun run, LocalDate day) {
    String said = siteId.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return new UserErrorException(
        UserErrorException.Kind.INPUT,
        run.evidence().tenants().stream()
            .filter(tenant -> tenant.siteId().equals(siteId))
            .map(
                tenant ->
                    "Site %s is a tenant of %s (licence of kind II): the quota is the host's; see quat explain %s"
                        .formatted(said, tenant.hostSiteId(), tenant.hostSiteId()))
            .findFirst()
            .orElse("Site %s is not on the register on %s".formatted(said, day)));
  }

  private void requireHour(ExplainedRun run) {
    int hours = run.day().hours().size();
    LocalDate date = run.day().date();
    if (hour != null && (hour < 0 || hour >= hours)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Invalid --hour: %d (must be 0 to %d on %s)".formatted(hour, hours - 1, date));
    }
  }

  private void write(Path file, ExplainedRun run, Page page) {
    try {
      Files.write(
          file,
          StatementPdf.of(
              page, run.runId(), run.issuedAt(), Catalogue.of(Topic.MESSAGES, language)));
    } catch (IOException e) {
      throw WriteErrors.of(file, e);
    }
  }

  private Map<String, Object> json(ExplainedRun run, Evidence.Site site) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run_id", run.runId());
    answer.put("policy", run.solution().policy().id());
    answer.put("site", site);
    List<Object> hours = new ArrayList<>();
    for (int h = 0; h < run.day().hours().size(); h++) {
      if (hour == null || hour == h) {
        hours.add(run.hourOf(site, h));
      }
    }
    answer.put("hours", hours);
    answer.put("rules", run.evidence().rules());
    return answer;
  }
}
