package kz.quat.demo.world;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reference tables on which the demo is based, as far as it uses them.
 *
 * @param regions the 20 regions, by code
 * @param annualGwh consumption of 2022 by old region (14)
 * @param monthShare each month's share of the year's consumption, January first; sum 1
 * @param plants all plants in the table's order
 * @param netImportGwh imports from Russia minus exports to it, by month; may be negative
 * @param miningMw mining load by region, February 2022
 */
public record ReferenceData(
    List<DemoRegion> regions,
    Map<String, Double> annualGwh,
    List<Double> monthShare,
    List<Plant> plants,
    Map<YearMonth, Double> netImportGwh,
    Map<String, Double> miningMw) {
  /** The newest year for which the monthly table has all twelve months. */
  private static final String SHAPE_YEAR = "2018";

  /**
   * Reads the folder {@code data/reference}.
   *
   * @throws IOException if a file or column is missing
   */
  public static ReferenceData read(Path dir) throws IOException {
    Map<String, Double> annual = new TreeMap<>();
    for (NamedCsvRecord row : rows(dir, "kz-demand/kz_consumption_by_region14.csv")) {
      annual.put(row.getField("demand_region_14"), number(row, "gwh_2022"));
    }
    Map<String, Double> mining = new TreeMap<>();
    for (NamedCsvRecord row : rows(dir, "kz-mining/kz_mining_mw_by_region_2022_02.csv")) {
      mining.merge(row.getField("iso_3166_2"), number(row, "mw"), Double::sum);
    }
    Map<YearMonth, Double> net = new TreeMap<>();
    for (NamedCsvRecord row : rows(dir, "kz-demand/kz_cross_border_monthly.csv")) {
      if (!row.getField("russia_import_gwh").isEmpty()) {
        double gwh = number(row, "russia_import_gwh") - number(row, "russia_export_gwh");
        net.put(YearMonth.parse(row.getField("month")), gwh);
      }
    }
    return new ReferenceData(regions(dir), annual, monthShares(dir), plants(dir), net, mining);
  }

  public DemoRegion region(String code) {
    return regions.stream().filter(r -> r.code().equals(code)).findFirst().orElseThrow();
  }

  /**
   * Energy of a region in a month: the old region's year × the region's share × the month's share.
   */
  public double monthKwh(DemoRegion region, YearMonth month) {
    double gwh = annualGwh.getOrDefault(region.oldRegion(), 0.0);
    return gwh * 1e6 * region.shareOfOldRegion() * monthShare.get(month.getMonthValue() - 1);
  }

  private static List<DemoRegion> regions(Path dir) throws IOException {
    Map<String, Double> share = new TreeMap<>();
    Map<String, Double> sum = new TreeMap<>();
    for (NamedCsvRecord row : rows(dir, "kz-demand/kz_consumption_by_region20_derived.csv")) {
      double part = number(row, "share_of_old_region");
      share.put(row.getField("iso_3166_2"), part);
      sum.merge(row.getField("demand_region_14"), part, Double::sum);
    }
    List<DemoRegion> regions = new ArrayList<>();
    for (NamedCsvRecord row : rows(dir, "kz-boundaries/kz_regions.csv")) {
      String code = row.getField("iso_3166_2");
      String old = row.getField("demand_region_14");
      // The published shares are rounded; those of one old region sum to 1.0001.
      double part = share.getOrDefault(code, 0.0) / sum.getOrDefault(old, 1.0);
      String oldCode = row.getField("iso_3166_2_pre2022").replace("(part of ", "").replace(")", "");
      int offset = Integer.parseInt(row.getField("utc_offset_before_2024_03_01").substring(1, 3));
      regions.add(
          new DemoRegion(
              code,
              oldCode,
              row.getField("name_kk"),
              row.getField("name_ru"),
              row.getField("kegoc_zone"),
              old,
              part,
              offset));
    }
    regions.sort(Comparator.comparing(DemoRegion::code));
    return List.copyOf(regions);
  }

  private static List<Double> monthShares(Path dir) throws IOException {
    List<Double> gwh = new ArrayList<>();
    double sum = 0.0;
    for (NamedCsvRecord row : rows(dir, "kz-demand/kz_monthly_demand.csv")) {
      if (row.getField("year").equals(SHAPE_YEAR)) {
        gwh.add(number(row, "official_korem_gwh"));
        sum += gwh.get(gwh.size() - 1);
      }
    }
    double year = sum;
    return gwh.stream().map(month -> month / year).toList();
  }

  private static List<Plant> plants(Path dir) throws IOException {
    List<Plant> plants = new ArrayList<>();
    for (NamedCsvRecord row : rows(dir, "kz-power-plants/kz_power_plants.csv")) {
      plants.add(
          new Plant(
              row.getField("plant_id"),
              row.getField("iso_3166_2"),
              row.getField("fuel"),
              row.getField("set").equals("CHP"),
              row.getField("technology").equals("Run-Of-River"),
              number(row, "capacity_mw"),
              Integer.parseInt(row.getField("commissioned_year"))));
    }
    return List.copyOf(plants);
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  private static List<NamedCsvRecord> rows(Path dir, String file) throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(dir.resolve(file))) {
      return reader.stream().toList();
    }
  }
}
