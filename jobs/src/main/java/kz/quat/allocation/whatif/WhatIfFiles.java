package kz.quat.allocation.whatif;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.csv.CsvFile;

/**
 * The files of a what-if, with a column for the unchanged case and one for each what-if. Each
 * changed case is also written to a folder of its own, so that the result can be compared with that
 * of {@code quat replay}.
 */
public final class WhatIfFiles {
  private final WhatIf whatIf;
  private final Path folder;

  private WhatIfFiles(WhatIf whatIf, Path folder) {
    this.whatIf = whatIf;
    this.folder = folder;
  }

  /**
   * Writes all files into the folder, which is created if necessary. The same what-if gives the
   * same bytes.
   */
  public static void write(WhatIf whatIf, Path folder) throws IOException {
    Files.createDirectories(folder);
    WhatIfFiles files = new WhatIfFiles(whatIf, folder);
    files.summary();
    files.hours();
    files.levels();
    files.binding();
    files.regionQuotas();
    files.siteQuotas();
    for (WhatIf.Variant variant : whatIf.variants()) {
      if (!variant.name().equals(WhatIf.ORIGINAL)) {
        CaseFolder.write(variant.quotaCase(), folder.resolve("cases").resolve(variant.name()));
      }
    }
  }

  private void summary() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      List<String> row = new ArrayList<>(List.of(figure.id(), figure.unit()));
      whatIf.variants().forEach(variant -> row.add(figure.text(variant)));
      rows.add(row);
    }
    write("summary.csv", List.of("figure", "unit"), rows);
  }

  private void hours() throws IOException {
    Map<List<String>, List<String>> rows = new TreeMap<>(WhatIfFiles::compare);
    for (WhatIf.Variant variant : whatIf.variants()) {
      for (SystemRow row : variant.solution().systemHours()) {
        add(rows, List.of(String.valueOf(row.hour()), "status"), row.status().id());
        add(
            rows,
            List.of(String.valueOf(row.hour()), "uncovered_mw"),
            Watts.text(row.uncoveredMw()));
        add(
            rows,
            List.of(String.valueOf(row.hour()), "coordinated_stress_max"),
            Watts.text(row.coordinatedStressMax()));
      }
      for (Solution.Hour row : variant.solution().hours()) {
        add(rows, List.of(String.valueOf(row.hour()), "quota_mw"), Watts.text(row.quotaMw()));
        add(
            rows,
            List.of(String.valueOf(row.hour()), "system_headroom_mw"),
            Watts.text(row.systemHeadroomMw()));
      }
    }
    write("hours.csv", List.of("hour", "figure"), lines(rows));
  }

  /** Writes region-hours whose level differs between the cases. */
  private void levels() throws IOException {
    changed("levels.csv", row -> row.coordinatedLevel().name());
  }

  /** Writes region-hours whose binding elements differ between the cases. */
  private void binding() throws IOException {
    changed("binding.csv", row -> row.bindingArea() + " | " + row.bindingElements());
  }

  private void changed(String file, Function<CoordinatedRow, String> text) throws IOException {
    Map<List<String>, List<String>> rows = new TreeMap<>(WhatIfFiles::compare);
    for (WhatIf.Variant variant : whatIf.variants()) {
      for (CoordinatedRow row : variant.solution().coordinated()) {
        add(rows, List.of(row.region(), String.valueOf(row.hour())), text.apply(row));
      }
    }
    rows.values().removeIf(texts -> texts.stream().distinct().count() == 1);
    write(file, List.of("region", "hour"), lines(rows));
  }

  private void regionQuotas() throws IOException {
    Map<List<String>, List<String>> rows = new TreeMap<>(WhatIfFiles::compare);
    for (WhatIf.Variant variant : whatIf.variants()) {
      sums(
              variant.solution().regionQuotas(),
              Solution.RegionQuota::region,
              Solution.RegionQuota::quotaMw)
          .forEach((region, mwh) -> add(rows, List.of(region), Watts.text(mwh)));
    }
    write("region_quotas_mwh.csv", List.of("region"), lines(rows));
  }

  private void siteQuotas() throws IOException {
    Map<String, String> regions = new LinkedHashMap<>();
    for (CaseMiner miner : whatIf.variants().get(0).quotaCase().miners()) {
      regions.put(miner.miner(), miner.region());
    }
    Map<List<String>, List<String>> rows = new TreeMap<>(WhatIfFiles::compare);
    for (WhatIf.Variant variant : whatIf.variants()) {
      sums(variant.solution().quotas(), Solution.Quota::miner, Solution.Quota::quotaMw)
          .forEach(
              (miner, mwh) ->
                  add(rows, List.of(miner, regions.getOrDefault(miner, "")), Watts.text(mwh)));
    }
    write("site_quotas_mwh.csv", List.of("miner", "region"), lines(rows));
  }

  private static <T> Map<String, Double> sums(
      List<T> rows, Function<T, String> name, ToDoubleFunction<T> mw) {
    Map<String, Double> sums = new TreeMap<>();
    rows.forEach(row -> sums.merge(name.apply(row), mw.applyAsDouble(row), Double::sum));
    return sums;
  }

  private static void add(Map<List<String>, List<String>> rows, List<String> key, String text) {
    rows.computeIfAbsent(key, k -> new ArrayList<>()).add(text);
  }

  private static List<List<String>> lines(Map<List<String>, List<String>> rows) {
    List<List<String>> lines = new ArrayList<>();
    rows.forEach(
        (key, texts) -> {
          List<String> line = new ArrayList<>(key);
          line.addAll(texts);
          lines.add(line);
        });
    return lines;
  }

  /** Orders names as text and hours as numbers. */
  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      boolean numbers = one.get(i).matches("\\d{1,5}") && other.get(i).matches("\\d{1,5}");
      int order =
          numbers
              ? Integer.compare(Integer.parseInt(one.get(i)), Integer.parseInt(other.get(i)))
              : one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private void write(String file, List<String> key, List<List<String>> rows) throws IOException {
    List<String> header = new ArrayList<>(key);
    whatIf.variants().forEach(variant -> header.add(variant.name()));
    CsvFile.write(folder.resolve(file), header, rows.stream(), row -> row);
  }
}
