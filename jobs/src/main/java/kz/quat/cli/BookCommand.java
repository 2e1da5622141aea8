package kz.quat.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import kz.quat.domain.Language;
import kz.quat.publish.book.Book;
import kz.quat.publish.book.BookPeriod;
import kz.quat.publish.book.Supposed;
import kz.quat.publish.run.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quat book}: a month or a quarter in figures. Starts no Spark. */
@Command(
    name = "book",
    mixinStandardHelpOptions = true,
    description =
        "Write the book of a month or a quarter as XLSX and PDF: strain, mining, quotas, filings,"
            + " fees and leads, each table with the query of the published file it comes from.")
final class BookCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfOption conf;
  @Mixin private DemoOption demo;

  @Option(
      names = "--period",
      paramLabel = "P",
      required = true,
      description = "A quarter, 2022-Q4, or a month, 2022-12, of the market's calendar.")
  private String period;

  @Option(
      names = "--date",
      paramLabel = "D",
      description = "From the tables of this delivery day's newest kept run; default: the newest.")
  private @Nullable LocalDate date;

  @Option(
      names = "--set",
      paramLabel = "S",
      description =
          "What would have been owed or paid: fee=3, fee:1=+50%%, tariff=-10%%, tariff:grid=22"
              + " (KZT/kWh), consumption being what it was. May be repeated.")
  private List<String> set = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write; default: books/PERIOD in the restricted folder.")
  private @Nullable Path out;

  @Option(
      names = "--lang",
      paramLabel = "L",
      description = "kk, ru or en, several by comma; default: ${DEFAULT-VALUE}.",
      split = ",",
      defaultValue = "kk,ru,en")
  private List<Language> languages;

  @Override
  public Integer call() {
    BookPeriod asked = BookPeriod.of(period);
    List<Supposed> supposed = set.stream().map(Supposed::of).toList();
    RunChoice choice = demo.chooseRun(conf, date, spec.commandLine().getErr());
    Manifest run = choice.run(date);
    RunDownload.download(choice.config(), kept -> kept.runId().equals(run.runId()));
    Book.Written written =
        WriteErrors.reported(
            out == null ? choice.config().paths().restricted() : out,
            () -> new Book(choice.config()).write(run, asked, supposed, languages, out));
    conf.print(
        spec,
        written,
        "%s by run %s: %s%nWritten to %s"
            .formatted(
                written.period(),
                written.runId(),
                String.join(", ", written.files()),
                written.folder()));
    return Quat.OK;
  }
}
