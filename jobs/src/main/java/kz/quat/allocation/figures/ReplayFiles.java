package kz.quat.allocation.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import kz.quat.allocation.Interruptible;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.csv.CsvFile;
import org.jspecify.annotations.Nullable;

/**
 * The files that a replay writes (docs/spec/quotas.md, section 5), with six decimals and sorted by
 * key.
 */
public final class ReplayFiles {

  private ReplayFiles() {}

  /**
   * Writes the files of both specifications into the folder, which is created if necessary. It also
   * writes shutoffs.csv (which sites were shut off, at what cost), method.csv (how far the solution
   * is an optimum and where it follows a rule) and, for the auction, prices.csv. The same solution
   * gives the same bytes.
   */
  public static void write(Solution solution, Path folder) throws IOException {
    Files.createDirectories(folder);
    table(
        folder,
        "quotas.csv",
        "miner,hour,quota_mw",
        solution.quotas(),
        q -> row(q.miner(), q.hour(), q.quotaMw()));
    table(
        folder,
        "region_quotas.csv",
        "region,hour,quota_mw,exempt_mw",
        solution.regionQuotas(),
        q -> row(q.region(), q.hour(), q.quotaMw(), q.exemptMw()));
    table(
        folder,
        "hours.csv",
        "hour,unserved_mw,quota_mw,exempt_mw,system_headroom_mw,national_cap_binding",
        solution.hours(),
        h ->
            row(
                h.hour(),
                h.unservedMw(),
                h.quotaMw(),
                h.exemptMw(),
                h.systemHeadroomMw(),
                h.nationalCapBinding() ? 1 : 0));
    table(
        folder,
        "strain.csv",
        "region,hour,surplus_mw,reserve_margin_pct,import_dependence,p_short_native,"
            + "epns_native_mw,p_short_import,epns_import_mw,stress_ratio,level,headroom_mw",
        solution.strain(),
        ReplayFiles::strain);
    strainThroughTheNetwork(solution, folder);
    table(
        folder,
        "explanations.csv",
        "miner,hour,binding_kind,binding_elements,fill_level,tier,tier_fill_mw,marginal_left,"
            + "marginal_right",
        solution.explanations(),
        e ->
            row(
                e.miner(),
                e.hour(),
                e.bindingKind(),
                e.bindingElements(),
                e.fillLevel(),
                e.tier(),
                e.tierFillMw(),
                e.marginalLeft(),
                e.marginalRight()));
    table(
        folder,
        "shutoffs.csv",
        "miner,hour,lost_mwh",
        solution.shutOffs(),
        s -> row(s.miner(), s.hour(), s.lostMw()));
    table(
        folder,
        "method.csv",
        "key,value",
        List.of(
            row("policy", solution.policy().id()),
            row("exactness", solution.exactness().name().toLowerCase(Locale.ROOT)),
            row("statement", solution.exactness().text())),
        fields -> fields);
    if (solution.policy() == Policy.AUCTION) {
      table(
          folder,
          "prices.csv",
          "hour,tier,element,price_kzt_per_kwh",
          solution.prices(),
          p -> row(p.hour(), p.tier(), p.element(), p.kztPerKwh()));
    }
  }

  private static void strainThroughTheNetwork(Solution solution, Path folder) throws IOException {
    table(
        folder,
        "strain_network.csv",
        "region,hour,coordinated_stress_ratio,coordinated_level,uncovered_mw,binding_area,"
            + "binding_elements",
        solution.coordinated(),
        s ->
            row(
                s.region(),
                s.hour(),
                s.coordinatedStressRatio(),
                s.coordinatedLevel(),
                s.uncoveredMw(),
                s.bindingArea(),
                s.bindingElements()));
    table(
        folder,
        "strain_system.csv",
        "hour,status,uncovered_mw,expected_mw,uncertainty_mw,reserve_mw,network_mw,"
            + "coordinated_stress_max",
        solution.systemHours(),
        s ->
            row(
                s.hour(),
                s.status().id(),
                s.uncoveredMw(),
                s.expectedMw(),
                s.uncertaintyMw(),
                s.reserveMw(),
                s.networkMw(),
                s.coordinatedStressMax()));
    table(
        folder,
        "tie_flows.csv",
        "tie,hour,flow_mw,limit_mw,use_pct",
        solution.tieFlows(),
        t ->
            row(
                t.tie(),
                t.hour(),
                t.flowMw(),
                Double.isInfinite(t.limitMw()) ? null : (Double) t.limitMw(),
                t.usePct()));
  }

  /**
   * Writes interruptible.csv: what each miner may draw in addition to its quota while the load
   * stays at its median. It must not be added to quotas.csv.
   */
  public static void writeInterruptible(Interruptible interruptible, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    table(
        folder,
        "interruptible.csv",
        "miner,hour,interruptible_mw",
        interruptible.quotas(),
        q -> row(q.miner(), q.hour(), q.quotaMw()));
  }

  private static String[] strain(StrainRow s) {
    return row(
        s.region(),
        s.hour(),
        s.surplusMw(),
        s.reserveMarginPct(),
        s.importDependence(),
        s.pShortNative(),
        s.epnsNativeMw(),
        s.pShortImport(),
        s.epnsImportMw(),
        s.stressRatio(),
        s.level(),
        s.headroomMw());
  }

  static <T> void table(
      Path folder, String file, String header, List<T> rows, Function<T, String[]> line)
      throws IOException {
    CsvFile.write(
        folder.resolve(file),
        List.of(header.split(",", -1)),
        rows.stream(),
        row -> List.of(line.apply(row)));
  }

  static String[] row(@Nullable Object... values) {
    String[] texts = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = text(values[i]);
    }
    return texts;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double d ? Watts.text(d) : value.toString();
  }
}
