package kz.quat.allocation.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A case as a folder of CSV files (docs/spec/quotas.md, section 5). The written form is canonical:
 * the same case gives the same bytes, and reading them gives an equal case.
 */
public final class CaseFolder {
  private final Path folder;
  private final Map<String, CsvTable> tables = new TreeMap<>();

  private CaseFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads a case. Only files that the specification defines are opened; others in the folder are
   * ignored.
   *
   * @throws BadCaseException if the case is refused, naming file, line, column, value and rule
   * @throws IOException if a file cannot be read
   */
  public static QuotaCase read(Path folder) throws IOException {
    return new CaseFolder(folder).read();
  }

  /**
   * Writes a case into the folder, which is created if necessary. Files of the case that are
   * already there are replaced.
   *
   * @throws IOException if a file cannot be written
   */
  public static void write(QuotaCase quotaCase, Path folder) throws IOException {
    CaseWriter.write(quotaCase, folder);
  }

  private QuotaCase read() throws IOException {
    CaseParams params = params();
    List<CaseRegion> regions =
        rows(
            CaseRegion.FILE,
            List.of("region", "zone", "import_cap_mw", "export_cap_mw", "mining_cap_mw"),
            List.of(),
            CaseFolder::region);
    List<CaseRegionHour> regionHours =
        rows(
            CaseRegionHour.FILE,
            List.of("region", "hour", "avail_gen_mw", "load_p50_mw", "load_p90_mw", "reserve_mw"),
            List.of(),
            CaseFolder::regionHour);
    List<CaseTie> ties =
        rows(
            CaseTie.FILE,
            List.of("tie", "from_zone", "to_zone", "cap_forward_mw", "cap_backward_mw"),
            List.of(),
            CaseFolder::tie);
    List<CaseZone> zones =
        rows(
            CaseZone.FILE,
            List.of("zone", "mining_cap_mw"),
            List.of("floor_price_kzt_per_kwh"),
            CaseFolder::zone);
    List<CaseCapHour> capHours =
        rows(CaseCapHour.FILE, List.of("hour", "national_cap_mw"), List.of(), CaseFolder::capHour);
    List<CaseMiner> miners =
        rows(
            CaseMiner.FILE,
            List.of(
                "miner",
                "region",
                "licensed_mw",
                "weight",
                "min_load_mw",
                "tier",
                "own_gen_mw",
                "ramp_up_mw",
                "prev_mw"),
            List.of("accepted_on", "bid_kzt_per_kwh", "shutoff_credit"),
            CaseFolder::miner);
    CaseChecks.check(regions, regionHours, ties, zones, capHours, miners, this::line);
    return new QuotaCase(params, regions, regionHours, ties, zones, capHours, miners);
  }

  private int line(String file, int index) {
    CsvTable table = tables.get(file);
    return table == null ? 0 : table.line(index);
  }

  private <T> List<T> rows(
      String file, List<String> required, List<String> optional, Function<CsvRow, T> maker)
      throws IOException {
    if (!Files.exists(folder.resolve(file))) {
      if (file.equals(CaseRegion.FILE) || file.equals(CaseRegionHour.FILE)) {
        throw new BadCaseException(file, 0, "file", "", "the file must be there");
      }
      return List.of();
    }
    CsvTable table = CsvTable.read(folder, file, required, optional);
    tables.put(file, table);
    return table.rows().stream().map(row -> row.make(() -> maker.apply(row))).toList();
  }

  private CaseParams params() throws IOException {
    Map<String, CsvRow> byKey = new TreeMap<>();
    rows(CaseParams.FILE, List.of("key", "value"), List.of(), Function.identity())
        .forEach(
            row -> {
              if (byKey.put(row.text("key"), row) != null) {
                throw row.refusal("key", "is repeated: the key must be unique");
              }
            });
    return CaseParamsRows.params(byKey, tables.containsKey(CaseParams.FILE));
  }

  private static CaseRegion region(CsvRow row) {
    return new CaseRegion(
        row.text("region"),
        row.text("zone"),
        row.limit("import_cap_mw"),
        row.limit("export_cap_mw"),
        row.limit("mining_cap_mw"));
  }

  private static CaseRegionHour regionHour(CsvRow row) {
    if (row.number("load_p50_mw") > row.number("load_p90_mw")) {
      throw row.refusal("load_p50_mw", "must be at most load_p90_mw");
    }
    return new CaseRegionHour(
        row.text("region"),
        row.whole("hour"),
        row.number("avail_gen_mw"),
        row.number("load_p50_mw"),
        row.number("load_p90_mw"),
        row.number("reserve_mw"));
  }

  private static CaseTie tie(CsvRow row) {
    return new CaseTie(
        row.text("tie"),
        row.text("from_zone"),
        row.text("to_zone"),
        row.limit("cap_forward_mw"),
        row.limit("cap_backward_mw"));
  }

  private static CaseZone zone(CsvRow row) {
    return new CaseZone(
        row.text("zone"), row.limit("mining_cap_mw"), row.optional("floor_price_kzt_per_kwh"));
  }

  private static CaseCapHour capHour(CsvRow row) {
    return new CaseCapHour(row.whole("hour"), row.limit("national_cap_mw"));
  }

  private static CaseMiner miner(CsvRow row) {
    return new CaseMiner(
        row.text("miner"),
        row.text("region"),
        row.number("licensed_mw"),
        row.number("weight", 1),
        row.number("min_load_mw", 0),
        row.whole("tier", 1),
        row.optional("own_gen_mw"),
        row.limit("ramp_up_mw"),
        row.number("prev_mw", 0),
        row.date("accepted_on"),
        row.optional("bid_kzt_per_kwh"),
        row.number("shutoff_credit", 0));
  }
}
