package kz.quat.explain;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.quat.csv.CsvFile;

/** Evidence as a folder of CSV files. The same evidence gives the same bytes. */
public final class EvidenceFolder {

  static final String SITES = "sites.csv";

  /** This file is only written if there are tenants. */
  static final String TENANTS = "tenants.csv";

  static final String SOURCES = "sources.csv";
  static final String RULES = "rules.csv";

  private EvidenceFolder() {}

  /**
   * Writes the files into the folder, which is created if necessary.
   *
   * @throws IOException if a file cannot be written
   */
  public static void write(Evidence evidence, Path folder) throws IOException {
    Files.createDirectories(folder);
    table(
        folder.resolve(SITES),
        "site_id,region,zone,tier,licensed_mw,exempt_mw,compliance_factor,weight_reason,weight_detail,weight_mw,source_file,line_no",
        evidence.sites(),
        site ->
            row(
                site.siteId(),
                site.region(),
                site.zone(),
                site.tier(),
                site.licensedMw(),
                site.exemptMw(),
                site.complianceFactor(),
                site.weightReason(),
                site.weightDetail(),
                site.policyWeightMw(),
                site.sourceFile(),
                site.sourceLine()));
    if (!evidence.tenants().isEmpty()) {
      table(
          folder.resolve(TENANTS),
          "site_id,host_site_id",
          evidence.tenants(),
          tenant -> row(tenant.siteId(), tenant.hostSiteId()));
    }
    table(
        folder.resolve(SOURCES),
        "kind,name,hour,source_file,line_no",
        evidence.sources(),
        source -> row(source.kind(), source.name(), source.hour(), source.file(), source.line()));
    table(
        folder.resolve(RULES),
        "rule,name,hours,value,valid_from,source,source_kk,source_ru",
        evidence.rules(),
        rule ->
            row(
                rule.rule(),
                rule.name(),
                rule.hours(),
                rule.value(),
                rule.validFrom(),
                rule.origin(),
                rule.originKk(),
                rule.originRu()));
  }

  private static <T> void table(
      Path file, String header, List<T> rows, Function<T, List<String>> fields) throws IOException {
    CsvFile.write(file, List.of(header.split(",", -1)), rows.stream(), fields);
  }

  private static List<String> row(Object... values) {
    return Stream.of(values)
        .map(
            value ->
                value instanceof Double number
                    ? String.format(Locale.ROOT, "%.6f", number)
                    : value.toString())
        .toList();
  }

  /**
   * Reads evidence that {@link #write} has written.
   *
   * @throws IOException if a file cannot be read or does not have the expected form, naming file,
   *     line and fault
   */
  public static Evidence read(Path folder) throws IOException {
    return new Evidence(
        rows(
            folder.resolve(SITES),
            row ->
                new Evidence.Site(
                    row.getField("site_id"),
                    row.getField("region"),
                    row.getField("zone"),
                    Integer.parseInt(row.getField("tier")),
                    Double.parseDouble(row.getField("licensed_mw")),
                    Double.parseDouble(row.getField("exempt_mw")),
                    Double.parseDouble(row.getField("compliance_factor")),
                    row.getField("weight_reason"),
                    row.getField("weight_detail"),
                    Double.parseDouble(row.getField("weight_mw")),
                    row.getField("source_file"),
                    Long.parseLong(row.getField("line_no")))),
        Files.exists(folder.resolve(TENANTS))
            ? rows(
                folder.resolve(TENANTS),
                row -> new Evidence.Tenant(row.getField("site_id"), row.getField("host_site_id")))
            : List.of(),
        rows(
            folder.resolve(SOURCES),
            row ->
                new Evidence.Source(
                    row.getField("kind"),
                    row.getField("name"),
                    Integer.parseInt(row.getField("hour")),
                    row.getField("source_file"),
                    Long.parseLong(row.getField("line_no")))),
        rows(
            folder.resolve(RULES),
            row ->
                new Evidence.Rule(
                    row.getField("rule"),
                    row.getField("name"),
                    row.getField("hours"),
                    row.getField("value"),
                    LocalDate.parse(row.getField("valid_from")),
                    row.getField("source"),
                    // Older evidence has the source in English only.
                    row.findField("source_kk").orElse(""),
                    row.findField("source_ru").orElse(""))));
  }

  private static <T> List<T> rows(Path file, Function<NamedCsvRecord, T> maker) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
        Stream<NamedCsvRecord> records = reader.stream()) {
      return records.map(record -> made(file, record, maker)).toList();
    } catch (BrokenRowException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static <T> T made(Path file, NamedCsvRecord row, Function<NamedCsvRecord, T> maker) {
    try {
      return maker.apply(row);
    } catch (RuntimeException e) {
      throw new BrokenRowException(
          file.getFileName() + " line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
    }
  }

  private static final class BrokenRowException extends RuntimeException {
    BrokenRowException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
