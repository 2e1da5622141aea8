package kz.quat.allocation.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.csv.CsvFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes the canonical form of a case: all files, all columns, six decimals, rows sorted by key.
 */
final class CaseWriter {
  private CaseWriter() {}

  static void write(QuotaCase quotaCase, Path folder) throws IOException {
    Files.createDirectories(folder);
    CsvFile.write(
        folder.resolve(CaseParams.FILE),
        List.of("key", "value"),
        params(quotaCase.params()).stream(),
        row -> row);
    CsvFile.write(
        folder.resolve(CaseRegion.FILE),
        List.of("region", "zone", "import_cap_mw", "export_cap_mw", "mining_cap_mw"),
        quotaCase.regions().stream(),
        CaseWriter::region);
    CsvFile.write(
        folder.resolve(CaseRegionHour.FILE),
        List.of("region", "hour", "avail_gen_mw", "load_p50_mw", "load_p90_mw", "reserve_mw"),
        quotaCase.regionHours().stream(),
        CaseWriter::regionHour);
    CsvFile.write(
        folder.resolve(CaseTie.FILE),
        List.of("tie", "from_zone", "to_zone", "cap_forward_mw", "cap_backward_mw"),
        quotaCase.ties().stream(),
        CaseWriter::tie);
    CsvFile.write(
        folder.resolve(CaseZone.FILE),
        List.of("zone", "mining_cap_mw", "floor_price_kzt_per_kwh"),
        quotaCase.zones().stream(),
        row -> List.of(row.zone(), row.miningCapMw().text(), text(row.floorPriceKztPerKwh())));
    CsvFile.write(
        folder.resolve(CaseCapHour.FILE),
        List.of("hour", "national_cap_mw"),
        quotaCase.capHours().stream(),
        row -> List.of(String.valueOf(row.hour()), row.nationalCapMw().text()));
    CsvFile.write(
        folder.resolve(CaseMiner.FILE),
        List.of(
            "miner,region,licensed_mw,weight,min_load_mw,tier,own_gen_mw,ramp_up_mw,prev_mw,accepted_on,bid_kzt_per_kwh,shutoff_credit"
                .split(",", -1)),
        quotaCase.miners().stream(),
        CaseWriter::miner);
  }

  private static List<List<String>> params(CaseParams params) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(CaseParamsRows.NATIONAL_CAP, params.nationalCapMw().text()));
    Policy policy = params.policy();
    if (policy != null) {
      rows.add(List.of(CaseParamsRows.POLICY, policy.id()));
    }
    if (params.deliveryDate() != null) {
      rows.add(List.of(CaseParamsRows.DELIVERY_DATE, String.valueOf(params.deliveryDate())));
    }
    if (params.marketZone() != null) {
      rows.add(List.of(CaseParamsRows.MARKET_ZONE, params.marketZone()));
    }
    if (params.specVersion() != null) {
      rows.add(List.of(CaseParamsRows.SPEC_VERSION, params.specVersion()));
    }
    return rows;
  }

  private static List<String> region(CaseRegion row) {
    return List.of(
        row.region(),
        row.zone(),
        row.importCapMw().text(),
        row.exportCapMw().text(),
        row.miningCapMw().text());
  }

  private static List<String> regionHour(CaseRegionHour row) {
    return List.of(
        row.region(),
        String.valueOf(row.hour()),
        Watts.text(row.availGenMw()),
        Watts.text(row.loadP50Mw()),
        Watts.text(row.loadP90Mw()),
        Watts.text(row.reserveMw()));
  }

  private static List<String> tie(CaseTie row) {
    return List.of(
        row.tie(),
        row.fromZone(),
        row.toZone(),
        row.capForwardMw().text(),
        row.capBackwardMw().text());
  }

  private static List<String> miner(CaseMiner row) {
    return List.of(
        row.miner(),
        row.region(),
        Watts.text(row.licensedMw()),
        Watts.text(row.weight()),
        Watts.text(row.minLoadMw()),
        String.format(Locale.ROOT, "%d", row.tier()),
        text(row.ownGenMw()),
        row.rampUpMw().text(),
        Watts.text(row.prevMw()),
        row.acceptedOn() == null ? "" : row.acceptedOn().toString(),
        text(row.bidKztPerKwh()),
        Watts.text(row.shutoffCreditMwh()));
  }

  private static String text(@Nullable Double value) {
    return value == null ? "" : Watts.text(value);
  }
}
