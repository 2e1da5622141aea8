package kz.quat.clean.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Numbers;
import kz.quat.domain.FileFaults;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import org.jspecify.annotations.Nullable;

/**
 * Reads a register for checking a report before it is filed. The file is JSON, as the register is
 * delivered, or CSV, as {@code quat as-of RUN core_register__sites} writes it. If an entry cannot
 * be read, the whole register is refused, because a check against a broken register would find
 * faults in every report.
 */
public final class RegisterExport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOM = "\uFEFF";
  private static final String BIN = "[0-9]{12}";

  private final Path file;
  private final CleanRules rules;

  private RegisterExport(Path file, CleanRules rules) {
    this.file = file;
    this.rules = rules;
  }

  /**
   * The sites of a register.
   *
   * @throws UserErrorException naming file, entry and field where an entry cannot be read, and
   *     where two entries of a site from the same day on differ: a night takes neither
   */
  public static SiteRegister read(Path file, CleanRules rules) {
    return new RegisterExport(file, rules).sites();
  }

  private SiteRegister sites() {
    List<Map<String, String>> entries;
    try {
      String text = Files.readString(file);
      String plain = text.startsWith(BOM) ? text.substring(1) : text;
      entries = plain.stripLeading().matches("(?s)[\\[{].*") ? ofJson(plain) : ofCsv(plain);
    } catch (JsonProcessingException | CsvParseException e) {
      throw refused("is neither JSON nor CSV of a register: " + firstLine(e));
    } catch (IOException e) {
      throw refused("cannot be read: " + FileFaults.reason(e));
    }
    if (entries.isEmpty()) {
      throw refused("names no site");
    }
    Map<String, List<SiteRegister.InForce>> sites = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = new Entry(i + 1, entries.get(i));
      List<SiteRegister.InForce> ofSite =
          sites.computeIfAbsent(entry.needed(Columns.SITE_ID), site -> new ArrayList<>());
      SiteRegister.InForce inForce = entry.inForce();
      for (SiteRegister.InForce before : ofSite) {
        if (before.validFrom().equals(inForce.validFrom()) && !before.equals(inForce)) {
          throw refused(
              "entry %d: another entry of the site from %s on says otherwise"
                  .formatted(i + 1, inForce.validFrom()));
        }
      }
      ofSite.add(inForce);
    }
    return SiteRegister.of(sites);
  }

  private static List<Map<String, String>> ofJson(String text) throws IOException {
    List<Map<String, String>> entries = new ArrayList<>();
    try (MappingIterator<JsonNode> nodes = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (nodes.hasNextValue()) {
        Map<String, String> fields = new HashMap<>();
        nodes
            .nextValue()
            .properties()
            .forEach(
                field -> {
                  if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    fields.put(field.getKey(), field.getValue().asText());
                  }
                });
        entries.add(fields);
      }
    }
    return entries;
  }

  private static List<Map<String, String>> ofCsv(String text) throws IOException {
    List<Map<String, String>> entries = new ArrayList<>();
    char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
    try (CsvReader<NamedCsvRecord> records =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      records.forEach(row -> entries.add(row.getFieldsAsMap()));
    }
    return entries;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private UserErrorException refused(String why) {
    return new UserErrorException(
        UserErrorException.Kind.INPUT, "The register " + file + " " + why);
  }

  private final class Entry {
    private final int number;
    private final Map<String, String> fields;

    Entry(int number, Map<String, String> fields) {
      this.number = number;
      this.fields = fields;
    }

    SiteRegister.InForce inForce() {
      String bin = needed(Columns.MINER_BIN);
      if (!bin.matches(BIN)) {
        throw invalid(Columns.MINER_BIN, bin, "must be 12 digits, leading zeros among them");
      }
      String written = needed(Columns.REGION);
      String region = rules.regions().todays(written);
      if (region == null) {
        throw invalid(Columns.REGION, written, "is no region of conf/rules/regions.yaml");
      }
      String megawatts = needed(Columns.CONNECTION_MW);
      var connectionMw = Numbers.decimalOf(megawatts);
      if (connectionMw == null || connectionMw.signum() < 0) {
        throw invalid(Columns.CONNECTION_MW, megawatts, "must be a number of MW, 0 or more");
      }
      String to = fields.getOrDefault(MinerColumns.VALID_TO.name(), "");
      return new SiteRegister.InForce(
          day(Columns.VALID_FROM, needed(Columns.VALID_FROM)),
          to.isBlank() ? null : day(MinerColumns.VALID_TO, to),
          bin,
          connectionMw.stripTrailingZeros(),
          region);
    }

    String needed(ColumnSpec column) {
      @Nullable String text = fields.get(column.name());
      if (text == null || text.isBlank()) {
        throw invalid(column, "", "is needed");
      }
      return text.strip();
    }

    private LocalDate day(ColumnSpec column, String text) {
      try {
        return LocalDate.parse(text.strip());
      } catch (DateTimeParseException e) {
        throw invalid(column, text, "must be a day such as 2022-12-07");
      }
    }

    private UserErrorException invalid(ColumnSpec column, String value, String rule) {
      String shown = value.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
      String what = shown.isEmpty() ? "" : " \"" + shown + "\"";
      return refused("entry %d: %s%s %s".formatted(number, column.name(), what, rule));
    }
  }
}
