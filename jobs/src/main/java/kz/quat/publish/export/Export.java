package kz.quat.publish.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.parquet.ParquetTableWriter;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.Bundle;
import kz.quat.publish.run.PublishedFile;
import kz.quat.schema.OutTables;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bundle of a delivery day: quotas.parquet, a workbook, two CSV files, the annex in
 * Kazakh and Russian, SHA256SUMS. It uses no clock: the same run gives the same bytes.
 */
public final class Export {

  private static final String PARQUET = "quotas.parquet";

  private final QuatConfig config;

  public Export(QuatConfig config) {
    this.config = config;
  }

  /**
   * What was written.
   *
   * @param folder the bundle's folder
   * @param files names of its files, sorted
   */
  public record Written(String runId, Path folder, List<String> files) {
    public Written {
      files = List.copyOf(files);
    }
  }

  /**
   * Writes the bundle of the newest kept run of a day; files of the same names are replaced.
   *
   * @param out folder to write to; null for restricted/exports/RUN, which is restricted because the
   *     bundle holds data of sites
   * @param language of the workbook; the annex comes in Kazakh and in Russian
   * @throws UserErrorException (input) if no such run is kept, or its files differ from those that
   *     were published; (usage) if the folder holds files that do not belong to an export
   */
  public Written write(LocalDate date, @Nullable Path out, Language language) {
    ExportDay day = ExportDay.read(config, date);
    Path folder =
        out != null
            ? out
            : config.paths().restricted().resolve("exports").resolve(day.run().runId());
    try {
      refuseForeign(folder);
      Files.createDirectories(folder);
      ParquetTableWriter.write(
          folder.resolve(PARQUET + ".next"),
          OutTables.QUOTA_SITE_HOURS,
          PublishedTable.forWriting(OutTables.QUOTA_SITE_HOURS, day.quotas()),
          Map.of(ParquetTableWriter.RUN_FACT, day.run().runId(), "quat.status", "recommendation"));
      byte[] parquet = Files.readAllBytes(folder.resolve(PARQUET + ".next"));
      String checksum = PublishedFile.sha256(folder.resolve(PARQUET + ".next"));
      Files.delete(folder.resolve(PARQUET + ".next"));
      TreeMap<String, byte[]> files = new TreeMap<>();
      files.put(PARQUET, parquet);
      files.put(
          "quotas.xlsx", new QuotaWorkbook(day, Catalogue.of(Topic.MESSAGES, language)).bytes());
      for (QuotaCsv csv : QuotaCsv.values()) {
        files.put(csv.fileName(), csv.bytes(day));
      }
      ZoneId zone = ZoneId.of(config.market().zoneId());
      for (Language annex : List.of(Language.KK, Language.RU)) {
        files.put(
            "annex_" + annex.code() + ".pdf",
            new Annex(day, Catalogue.of(Topic.MESSAGES, annex), zone, checksum).bytes());
      }
      return new Written(day.run().runId(), folder, Bundle.write(folder, files));
    } catch (IOException e) {
      throw new UncheckedIOException("The export cannot be written to " + folder, e);
    }
  }

  private static void refuseForeign(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE, folder + " is no folder; name another one with --out");
    }
    try (var entries = Files.list(folder)) {
      List<Path> foreign =
          entries
              .filter(
                  path ->
                      !path.getFileName()
                          .toString()
                          .matches("quotas.*|annex_(kk|ru)\\.pdf|" + Bundle.SUMS))
              .sorted()
              .toList();
      if (!foreign.isEmpty()) {
        throw new UserErrorException(
            UserErrorException.Kind.USAGE,
            foreign.get(0) + " is no file of an export; name an empty folder with --out");
      }
    }
  }
}
