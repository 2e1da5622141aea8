package kz.quat.publish.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.quat.config.QuatConfig;
import kz.quat.config.Rules;
import kz.quat.domain.FileFaults;
import kz.quat.domain.Language;
import kz.quat.domain.PseudoRegion;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.parquet.SiteNames;
import kz.quat.publish.parquet.SystemHour;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.CoreTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.PublicView;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.TableSpec;
import kz.quat.text.ForeignSuppliers;

/**
 * What a published run says about its delivery day. It is read from the run's files, which are
 * checked against the manifest.
 *
 * @param ties the two zones of each tie, by the tie's code
 * @param system the system in its worst hour; empty if the run has no table of it
 * @param parameters with which the quotas were computed, in display order
 */
record ExportDay(
    Manifest run,
    List<PublishedRow> quotas,
    List<PublishedRow> reasons,
    List<PublishedRow> regionQuotas,
    List<PublishedRow> regionStrain,
    List<PublishedRow> records,
    List<PublishedRow> findings,
    Map<String, String> parameters,
    Map<String, Rules.Region> regions,
    SiteNames names,
    Map<String, List<String>> ties,
    Optional<SystemHour> system) {

  /**
   * The newest kept run of a delivery day.
   *
   * @throws UserErrorException (input) if there is none, or a file differs from the published one
   */
  static ExportDay read(QuatConfig config, LocalDate day) {
    RunFolders folders = new RunFolders(config.paths());
    List<Manifest> kept = folders.kept(config.publish().runsKept());
    Optional<Manifest> run =
        kept.stream().filter(manifest -> manifest.deliveryDate().equals(day)).findFirst();
    if (run.isEmpty()) {
      String days =
          kept.isEmpty()
              ? "none"
              : kept.stream()
                  .map(manifest -> manifest.deliveryDate().toString())
                  .distinct()
                  .collect(Collectors.joining(", "));
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "No published run for delivery day " + day + " is kept; kept: " + days);
    }
    return new Source(folders, run.get()).read(config.rules());
  }

  /** The sum of a column over the rows in which it is known. */
  static BigDecimal sum(List<PublishedRow> rows, ColumnSpec column) {
    return rows.stream()
        .filter(row -> row.knows(column))
        .map(row -> row.decimal(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A region's name; its code if the configuration has no name for it. */
  String regionName(String code, Language language) {
    if (PseudoRegion.is(code)) {
      return ForeignSuppliers.name(language, code);
    }
    Rules.Region region = regions.get(code);
    return region == null ? code : region.name(language);
  }

  /** Energy that all sites together may take from the common surplus on the day. */
  BigDecimal quotaMwh() {
    return sum(quotas, QuotaColumns.QUOTA_MW);
  }

  /** Exempt energy of the sites' own supply, in addition to the quotas. */
  BigDecimal exemptMwh() {
    return sum(quotas, QuotaColumns.EXEMPT_MW);
  }

  /** Reads the files of one run. */
  private record Source(RunFolders folders, Manifest run) {

    ExportDay read(Rules rules) {
      return new ExportDay(
          run,
          quotas(),
          day(OutTables.QUOTA_EXPLANATIONS),
          day(OutTables.QUOTA_REGION_HOURS),
          day(OutTables.STRAIN_REGION_HOURS),
          day(OutTables.QUALITY_RECORDS),
          day(OutTables.QUALITY_FINDINGS),
          parameters(),
          rules.regions().regions().stream()
              .collect(Collectors.toMap(Rules.Region::code, region -> region)),
          names(),
          ties(),
          system());
    }

    private Optional<SystemHour> system() {
      Path folder = folders.of(Audience.PUBLISHED, run.runId());
      Path file = new PublishedTable(folder, OutTables.STRAIN_SYSTEM_HOURS).file();
      if (Files.exists(file)) {
        check(Audience.PUBLISHED, file);
      }
      return SystemHour.worst(folder, run.deliveryDate());
    }

    /**
     * The zones of each tie, from the columns {@code tie,from_zone,to_zone,…} of the case; empty if
     * the case has no such file.
     */
    private Map<String, List<String>> ties() {
      Path file =
          folders.of(Audience.RESTRICTED, run.runId()).resolve(RunFolders.CASE).resolve("ties.csv");
      if (!Files.exists(file)) {
        return Map.of();
      }
      check(Audience.RESTRICTED, file);
      try {
        return Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> List.of(line.split(",", -1)))
            .filter(cells -> cells.size() > 2)
            .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.subList(1, 3)));
      } catch (IOException e) {
        throw FileFaults.unread(file, e);
      }
    }

    /** The day's quotas in today's columns; files that an older version published are converted. */
    private List<PublishedRow> quotas() {
      List<PublishedRow> rows = day(OutTables.QUOTA_SITE_HOURS);
      return run.schemaVersion() >= 2 ? rows : rows.stream().map(Source::fromFirst).toList();
    }

    private static PublishedRow fromFirst(PublishedRow row) {
      Map<String, Object> values = new LinkedHashMap<>(row.values());
      BigDecimal both = row.decimal(QuotaColumns.QUOTA_MW);
      values.put(QuotaColumns.ALLOWED_MW.name(), both);
      values.put(QuotaColumns.QUOTA_MW.name(), both.subtract(row.decimal(QuotaColumns.EXEMPT_MW)));
      return new PublishedRow(values);
    }

    private SiteNames names() {
      Path folder = folders.of(Audience.RESTRICTED, run.runId());
      Path register = new PublishedTable(folder, CoreTables.REGISTER_SITES).file();
      if (Files.exists(register)) {
        check(Audience.RESTRICTED, register);
      }
      return SiteNames.on(run.deliveryDate(), folder);
    }

    private List<PublishedRow> day(TableSpec table) {
      // The bundle is for the official, so it takes the complete tables and not the public
      // views.
      Audience audience = PublicView.controls(table) ? Audience.RESTRICTED : table.audience();
      PublishedTable published = new PublishedTable(folders.of(audience, run.runId()), table);
      check(audience, published.file());
      return published.rowsOf(run.deliveryDate());
    }

    /** Refuses a file that differs from the published one. */
    private void check(Audience audience, Path file) {
      List<PublishedFile> files =
          audience == Audience.RESTRICTED ? run.restricted() : run.published();
      String name = folders.of(audience, run.runId()).relativize(file).toString();
      String expected =
          files.stream()
              .filter(each -> each.name().equals(name.replace('\\', '/')))
              .map(PublishedFile::sha256)
              .findFirst()
              .orElse("");
      try {
        if (!PublishedFile.sha256(file).equals(expected)) {
          throw new UserErrorException(
              UserErrorException.Kind.INPUT,
              file
                  + " is not the file that was published (its SHA-256 is not the manifest's);"
                  + " restore it from a backup");
        }
      } catch (IOException e) {
        throw FileFaults.unread(file, e);
      }
    }

    private Map<String, String> parameters() {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("status", "recommendation");
      all.put("run_id", run.runId());
      all.put("delivery_date", run.deliveryDate().toString());
      all.put("issued_at_utc", run.issuedAt().toString());
      all.put("policy", run.policy());
      all.put("config_sha256", run.configSha256());
      all.put("code_version", run.codeVersion());
      all.put("predecessor", run.predecessor() == null ? "" : run.predecessor());
      all.put("input_files", Integer.toString(run.inputs().size()));
      Path file =
          folders
              .of(Audience.RESTRICTED, run.runId())
              .resolve(RunFolders.CASE)
              .resolve("params.csv");
      check(Audience.RESTRICTED, file);
      try {
        for (String line : Files.readAllLines(file)) {
          int comma = line.indexOf(',');
          if (comma > 0 && !line.equals("key,value")) {
            all.put("case." + line.substring(0, comma), line.substring(comma + 1));
          }
        }
      } catch (IOException e) {
        throw FileFaults.unread(file, e);
      }
      return all;
    }
  }
}
