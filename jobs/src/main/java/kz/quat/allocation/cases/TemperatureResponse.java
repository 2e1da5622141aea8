package kz.quat.allocation.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.quat.csv.CsvFile;

/**
 * How the load forecast of a region and hour changes with temperature: a row of {@code
 * temperature_response.csv} (docs/spec/strain.md, section 4).
 *
 * @param warmerMwPerC what one degree more in all coming hours adds to the load, MW
 * @param colderMwPerC what one degree less adds to the load, MW
 */
public record TemperatureResponse(
    String region, int hour, double warmerMwPerC, double colderMwPerC) {
  private static final String FILE = "temperature_response.csv";

  private static final List<String> COLUMNS =
      List.of("region", "hour", "warmer_mw_per_c", "colder_mw_per_c");

  /** Throws {@link BadCaseException} if a value is not a finite number. */
  public TemperatureResponse {
    Rules rules = new Rules(FILE);
    rules.name("region", region);
    warmerMwPerC = rules.number("warmer_mw_per_c", warmerMwPerC);
    colderMwPerC = rules.number("colder_mw_per_c", colderMwPerC);
  }

  /**
   * What a change of temperature adds to the load, MW. It is proportional to the change, with one
   * slope for warmer and one for colder.
   */
  public double loadChangeMw(double degrees) {
    return degrees >= 0 ? degrees * warmerMwPerC : -degrees * colderMwPerC;
  }

  /**
   * Writes the rows into a case folder in the form that {@link #read} expects. Without rows no file
   * is written.
   */
  public static void write(List<TemperatureResponse> rows, Path folder) throws IOException {
    if (!rows.isEmpty()) {
      CsvFile.write(
          folder.resolve(FILE),
          COLUMNS,
          rows.stream(),
          row ->
              List.of(
                  row.region(),
                  String.valueOf(row.hour()),
                  Watts.text(row.warmerMwPerC()),
                  Watts.text(row.colderMwPerC())));
    }
  }

  /**
   * The rows of a case folder; none if the file does not exist.
   *
   * @throws BadCaseException if a rule is broken
   */
  public static List<TemperatureResponse> read(Path folder, QuotaCase quotaCase)
      throws IOException {
    List<TemperatureResponse> rows = new ArrayList<>();
    if (!Files.exists(folder.resolve(FILE))) {
      return rows;
    }
    Set<String> regions =
        new HashSet<>(quotaCase.regions().stream().map(CaseRegion::region).toList());
    Set<Integer> hours = new HashSet<>(quotaCase.hours());
    Set<String> keys = new HashSet<>();
    for (CsvRow row : CsvTable.read(folder, FILE, COLUMNS, List.of()).rows()) {
      if (!regions.contains(row.text("region"))) {
        throw row.refusal("region", "must be a region of regions.csv");
      }
      if (!hours.contains(row.whole("hour"))) {
        throw row.refusal("hour", "must be an hour of region_hours.csv");
      }
      if (!keys.add(row.text("region") + ';' + row.whole("hour"))) {
        throw row.refusal("region,hour", "is repeated: the key must be unique");
      }
      rows.add(
          row.make(
              () ->
                  new TemperatureResponse(
                      row.text("region"),
                      row.whole("hour"),
                      row.number("warmer_mw_per_c"),
                      row.number("colder_mw_per_c"))));
    }
    return rows;
  }
}
