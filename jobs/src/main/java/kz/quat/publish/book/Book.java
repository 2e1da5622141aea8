package kz.quat.publish.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.domain.Language;
import kz.quat.domain.PrivateFolder;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Bundle;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import org.jspecify.annotations.Nullable;

/**
 * The ministry's book of a month or a quarter: strain, mining, quotas, filings, fees and leads as
 * one run knows them, as workbook and PDF in every language asked for. No clock: the same run and
 * the same suppositions give the same bytes.
 */
public final class Book {

  private final QuatConfig config;

  public Book(QuatConfig config) {
    this.config = config;
  }

  /**
   * What was written.
   *
   * @param files names, sorted
   */
  public record Written(String runId, String period, Path folder, List<String> files) {
    public Written {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes the book; files of the same names are replaced.
   *
   * @param run from whose tables
   * @param supposed rates and prices laid on the period; empty for none
   * @param out folder to write; null for restricted/books/PERIOD, for sites' data are restricted
   * @throws UserErrorException (input) where the run knows nothing of the period or its files are
   *     not those that were published; (usage) where out is no folder
   */
  public Written write(
      Manifest run,
      BookPeriod period,
      List<Supposed> supposed,
      List<Language> languages,
      @Nullable Path out) {
    BookData data = BookData.read(new RunFolders(config.paths()), run, period, supposed);
    Path folder =
        out != null ? out : config.paths().restricted().resolve("books").resolve(period.id());
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new UserErrorException(
            UserErrorException.Kind.USAGE, folder + " is no folder; name another one with --out");
      }
      if (out == null) {
        PrivateFolder.ensure(config.paths().restricted());
      }
      Files.createDirectories(folder);
      TreeMap<String, byte[]> files = new TreeMap<>();
      for (Language language : languages) {
        BookWords words = new BookWords(config, language);
        String name = "book_" + period.id() + "_" + language.code();
        files.put(name + ".xlsx", new BookWorkbook(data, words).bytes());
        files.put(name + ".pdf", new BookPdf(data, words).bytes());
      }
      return new Written(run.runId(), period.id(), folder, Bundle.write(folder, files));
    } catch (IOException e) {
      throw new UncheckedIOException("The book cannot be written to " + folder, e);
    }
  }
}
