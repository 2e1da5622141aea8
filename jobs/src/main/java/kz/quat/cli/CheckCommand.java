package kz.quat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import kz.quat.clean.CleanRules;
import kz.quat.clean.OfflineRules;
import kz.quat.clean.reports.RegisterExport;
import kz.quat.clean.reports.ReportCheck;
import kz.quat.clean.reports.ReportCheck.Finding;
import kz.quat.clean.reports.ReportCheck.Outcome;
import kz.quat.clean.reports.ReportFileCheck;
import kz.quat.clean.reports.SiteRegister;
import kz.quat.config.QuatConfig;
import kz.quat.domain.FileFaults;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.extract.ReportFile;
import kz.quat.pipeline.CodeVersion;
import kz.quat.publish.page.OfflinePage;
import kz.quat.submission.Document;
import kz.quat.submission.ReportSchema;
import kz.quat.submission.ReportText;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code quat check FILE}: shows what of a report would be refused or questioned. Does not start
 * Spark.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say what of a report would be refused or questioned, in the order of the file.",
      "Exit code 3 if anything would be refused. Site, BIN and connection are checked by a",
      "register (--register), else on filing."
    },
    subcommands = CheckCommand.Config.class)
final class CheckCommand implements Callable<Integer> {

  private static final int REFUSED = UserErrorException.Kind.INPUT.exitCode();
  private static final int MAX_SHOWN_CHARS = 80;
  private static final int SHOWN_SHA = 12;

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Report: JSON, CSV, XLSX, packed.")
  private @Nullable Path file;

  @Option(
      names = "--lang",
      paramLabel = "L",
      defaultValue = "en",
      description = "Language of the messages: kk, ru or en; default: ${DEFAULT-VALUE}.")
  private Language language;

  @Option(
      names = "--region",
      paramLabel = "R",
      defaultValue = "KZ-71",
      description =
          "Without a register: region whose clock local hours are read by; default:"
              + " ${DEFAULT-VALUE}.")
  private String region;

  @Option(
      names = "--register",
      paramLabel = "FILE",
      description = {
        "Register of sites to check by: JSON as delivered, or CSV of",
        "quat as-of RUN core_register__sites."
      })
  private @Nullable Path registerFile;

  @Option(
      names = "--received",
      paramLabel = "TIME",
      description = "Check as if filed then (ISO 8601, UTC); default: now.")
  private @Nullable Instant received;

  @Option(
      names = "--html",
      paramLabel = "OUT",
      description = "Also write a page with all of it, to be sent to the reporter.")
  private @Nullable Path page;

  @Option(
      names = "--offline",
      paramLabel = "OUT",
      description = {
        "Write a page that checks reports in a browser, without Quat and without a network,",
        "by the rules that need no register; takes no FILE."
      })
  private @Nullable Path offline;

  /** The result as JSON. */
  record Answer(
      String file,
      long records,
      long accepted,
      long refused,
      BigDecimal acceptedKwh,
      boolean byRegister,
      List<Finding> findings) {}

  @Override
  public Integer call() {
    if (offline != null) {
      return writeOffline(offline);
    }
    if (file == null) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE, "Missing FILE; see quat check --help");
    }
    QuatConfig config = conf.read();
    CleanRules rules = CleanRules.of(config);
    ReportCheck check =
        new ReportCheck(rules, register(rules), received == null ? Instant.now() : received);
    ReportSchema schema = null;
    List<Finding> findings = new ArrayList<>();
    long records = 0;
    long refused = 0;
    BigDecimal acceptedKwh = BigDecimal.ZERO;
    List<Document> documents = documents(file, config);
    List<Outcome> outcomes = ReportFileCheck.of(documents, check);
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      Outcome outcome = outcomes.get(i);
      findings.addAll(outcome.findings());
      if (outcome.refused() == 0 && isJson(document)) {
        schema = schema == null ? schema(config) : schema;
        findings.addAll(againstSchema(document, schema));
      }
      records += outcome.records();
      refused += outcome.refused();
      acceptedKwh = acceptedKwh.add(outcome.acceptedKwh());
    }
    Answer answer =
        new Answer(
            file.toString(),
            records,
            records - refused,
            refused,
            acceptedKwh,
            registerFile != null,
            findings);
    write(answer);
    PrintWriter out = spec.commandLine().getOut();
    if (conf.json()) {
      out.println(JsonAnswer.of(answer));
    } else {
      print(answer, words(language), Catalogue.of(Topic.REASONS, language), out);
    }
    return refused > 0 ? REFUSED : Quat.OK;
  }

  private int writeOffline(Path to) {
    if (file != null || page != null || registerFile != null) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "--offline writes a page without a report; give no FILE, --html or --register");
    }
    QuatConfig config = conf.read();
    String version =
        "Quat %s, code %s, conf %s"
            .formatted(
                Version.NUMBER, CodeVersion.current(), config.sha256().substring(0, SHOWN_SHA));
    String text =
        OfflinePage.of(
            OfflineRules.write(CleanRules.of(config)),
            config.rules().regions().regions(),
            region,
            version);
    try {
      Files.writeString(to, text);
    } catch (IOException e) {
      throw WriteErrors.of(to, e);
    }
    spec.commandLine().getOut().println(to);
    return Quat.OK;
  }

  private void write(Answer answer) {
    Path to = page;
    if (to != null) {
      try {
        Files.writeString(
            to, CheckPage.of(answer, words(language), Catalogue.of(Topic.REASONS, language)));
      } catch (IOException e) {
        throw WriteErrors.of(to, e);
      }
    }
  }

  private SiteRegister register(CleanRules rules) {
    if (registerFile != null) {
      return RegisterExport.read(registerFile, rules);
    }
    Set<String> regions = new TreeSet<>(rules.regions().zoneIds().keySet());
    if (!regions.contains(region)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "Unknown region in --region: %s (one of %s)"
              .formatted(region.replaceAll("\\p{Cntrl}", "?"), String.join(", ", regions)));
    }
    return SiteRegister.unknown(region);
  }

  /**
   * Whether a document was submitted as JSON. The schema for reporters does not apply to forms,
   * whose JSON is made by their reader.
   */
  private static boolean isJson(Document document) {
    ReportText report = ReportText.parse(document.text());
    return report != null && !report.isOfTable();
  }

  private static ReportSchema schema(QuatConfig config) {
    try {
      return ReportSchema.read(config.root().resolve("conf"));
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          "The schema of reports cannot be read: " + FileFaults.reason(e),
          e);
    }
  }

  /**
   * Violations of the schema that the rules tolerate. The rules decide; the reporter is only told.
   */
  private static List<Finding> againstSchema(Document document, ReportSchema schema) {
    return schema.violations(document.text()).stream()
        .map(v -> new Finding(false, "schema", document.lineNo(), v.place(), v.rule()))
        .toList();
  }

  static Catalogue words(Language language) {
    return Catalogue.of(Topic.CHECK, language);
  }

  private static List<Document> documents(Path file, QuatConfig config) {
    if (Files.isDirectory(file)) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, file + " is a folder; name the file of a report");
    }
    try {
      return ReportFile.documents(file, config.clean());
    } catch (IOException e) {
      throw FileFaults.unread(file, e);
    }
  }

  private static void print(Answer answer, Catalogue words, Catalogue reasons, PrintWriter out) {
    for (Finding finding : answer.findings()) {
      String where = finding.place() == null ? "" : ", " + finding.place();
      String value = finding.value() == null ? "" : ": \"" + shown(finding.value()) + "\"";
      out.printf(
          "%s %d%s%s: %s: %s [%s]%n",
          words.text("line"),
          finding.line(),
          where,
          value,
          words.text(finding.refused() ? "refused" : "question"),
          reasons.find(finding.code()).orElse(finding.code()),
          finding.code());
    }
    if (!answer.byRegister()) {
      out.println(words.text("no_register"));
    }
    out.printf("%s: %s%n", answer.file(), CheckPage.summary(answer, words));
  }

  /** A text of the file made safe for a terminal: without control characters and not too long. */
  private static String shown(String value) {
    String cut =
        value.length() <= MAX_SHOWN_CHARS ? value : value.substring(0, MAX_SHOWN_CHARS) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
  }

  @Command(
      name = "config",
      mixinStandardHelpOptions = true,
      description = "Read conf/ strictly; exit code 2 and one line where it is wrong.")
  static final class Config implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ConfOption conf;

    @Override
    public Integer call() {
      QuatConfig config = conf.read();
      spec.commandLine()
          .getOut()
          .printf("%s is well-formed (sha256 %s)%n", conf.file(), config.sha256().substring(0, 12));
      return Quat.OK;
    }
  }
}
