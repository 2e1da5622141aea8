package kz.quat.allocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that {@code quat replay} writes (docs/spec/quotas.md, section 5). */
public final class ReplayFiles {
  private ReplayFiles() {}

  /**
   * Writes quotas.csv, region_quotas.csv, hours.csv, strain.csv and explanations.csv, and beside
   * them shutoffs.csv and method.csv: which miners were shut off and at what cost, and what of the
   * solution is an optimum and what a rule. The same solution gives the same bytes.
   *
   * @throws IOException where a file cannot be written
   */
  public static void write(Solution solution, Path folder) throws IOException {
    Files.createDirectories(folder);
    CsvFile.write(
        folder.resolve("quotas.csv"),
        List.of("miner", "hour", "quota_mw"),
        solution.quotas().stream(),
        row -> List.of(row.miner(), text(row.hour()), Watts.text(row.quotaMw())));
    CsvFile.write(
        folder.resolve("region_quotas.csv"),
        List.of("region", "hour", "quota_mw", "exempt_mw"),
        solution.regionQuotas().stream(),
        row ->
            List.of(
                row.region(),
                text(row.hour()),
                Watts.text(row.quotaMw()),
                Watts.text(row.exemptMw())));
    CsvFile.write(
        folder.resolve("hours.csv"),
        columns("hour,unserved_mw,quota_mw,exempt_mw,system_headroom_mw,national_cap_binding"),
        solution.hours().stream(),
        ReplayFiles::hour);
    CsvFile.write(
        folder.resolve("strain.csv"),
        columns(
            "region,hour,surplus_mw,reserve_margin_pct,import_dependence,p_short_native,"
                + "epns_native_mw,p_short_import,epns_import_mw,stress_ratio,level,headroom_mw"),
        strain(solution),
        ReplayFiles::strain);
    CsvFile.write(
        folder.resolve("explanations.csv"),
        columns(
            "miner,hour,binding_kind,binding_elements,fill_level,tier,tier_fill_mw,"
                + "marginal_left,marginal_right"),
        solution.explanations().stream(),
        ReplayFiles::explanation);
    CsvFile.write(
        folder.resolve("shutoffs.csv"),
        List.of("miner", "hour", "lost_mwh"),
        solution.shutOffs().stream(),
        row -> List.of(row.miner(), text(row.hour()), Watts.text(row.lostMwh())));
    CsvFile.write(
        folder.resolve("method.csv"),
        List.of("key", "value"),
        Stream.of(
            List.of("policy", solution.policy().id()),
            List.of("exactness", solution.exactness().name().toLowerCase(java.util.Locale.ROOT)),
            List.of("statement", solution.exactness().text())),
        row -> row);
  }

  private static List<String> columns(String header) {
    return List.of(header.split(",", -1));
  }

  private static List<String> hour(HourQuota row) {
    return List.of(
        text(row.hour()),
        Watts.text(row.unservedMw()),
        Watts.text(row.quotaMw()),
        Watts.text(row.exemptMw()),
        Watts.text(row.systemHeadroomMw()),
        row.nationalCapBinding() ? "1" : "0");
  }

  private static Stream<RegionStrain> strain(Solution solution) {
    return solution.strain().stream()
        .flatMap(hour -> hour.regions().stream())
        .sorted(Comparator.comparing(RegionStrain::region).thenComparingInt(RegionStrain::hour));
  }

  private static List<String> strain(RegionStrain row) {
    return List.of(
        row.region(),
        text(row.hour()),
        Watts.text(row.surplusMw()),
        text(row.reserveMarginPct()),
        Watts.text(row.importDependence()),
        Watts.text(row.pShortNative()),
        Watts.text(row.epnsNativeMw()),
        Watts.text(row.pShortImport()),
        Watts.text(row.epnsImportMw()),
        Watts.text(row.stressRatio()),
        row.level().name(),
        Watts.text(row.headroomMw()));
  }

  private static List<String> explanation(Explanation row) {
    return List.of(
        row.miner(),
        text(row.hour()),
        row.bindingKind().id(),
        row.elementsText(),
        Watts.text(row.fillLevel()),
        text(row.tier()),
        Watts.text(row.tierFillMw()),
        text(row.marginalLeft()),
        text(row.marginalRight()));
  }

  private static String text(int number) {
    return Integer.toString(number);
  }

  private static String text(@Nullable Double value) {
    return value == null ? "" : Watts.text(value);
  }
}
