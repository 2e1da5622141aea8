package kz.quat.demo.files;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.world.DemoRegion;
import kz.quat.demo.world.KzCalendar;
import kz.quat.demo.world.Plant;
import kz.quat.demo.world.RegionLoad;
import kz.quat.demo.world.World;

/** What hardly changes: calendar, region limits, ties, generating units. */
public final class StaticFiles {
  private static final String SPAN_START = "2021-11-01";
  private static final double EXPORT_PART_OF_INSTALLED = 0.6;
  private static final long STEP_KW = 50_000L;
  private static final double KW_PER_MW = 1000;
  private static final String NORTH_SOUTH_SOURCE =
      "https://www.kegoc.kz/en/press-centr/press-relizy/"
          + "kegoc-completed-largest-infrastructure-project-power-sector-north-east";
  private static final String NORTH_SOUTH_2011_SOURCE =
      "https://www.kegoc.kz/en/press-centr/press-relizy/emergency-operation-north-south-transit-line";
  private static final String NORTH_WEST_SOURCE =
      "https://trend.az/casia/kazakhstan/3943435.html (zones join with Karabatan-Ulke in 2027-12)";

  /**
   * Published limits inside the West zone before and after November 2023, MW: hub–Atyrau,
   * hub–Mangystau.
   */
  private static final Map<String, String[]> WEST_LIMITS_MW =
      Map.of(
          "KZ-23", new String[] {"100", "200"},
          "KZ-27", new String[] {"100", "200"},
          "KZ-47", new String[] {"50", "200"});

  private final World world;
  private final LandingFiles files;

  public StaticFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  public void write() throws IOException {
    writeCalendar();
    writeRegions();
    writeTies();
    writeUnits();
  }

  /** The plants of the reference table; it does not say how many units a plant has. */
  private void writeUnits() throws IOException {
    CsvText csv = new CsvText("unit,plant_id,region,fuel,installed_mw,unit_count,valid_from");
    for (Plant plant : world.reference().plants()) {
      csv.row(
          plant.id(),
          plant.id(),
          plant.region(),
          fuel(plant),
          CsvText.thousandths(Math.round(plant.capacityMw() * KW_PER_MW)),
          "",
          LocalDate.of(plant.commissionedYear(), 7, 1).toString());
    }
    files.put("grid_units", world.start(), "units.csv", csv);
  }

  private static String fuel(Plant plant) {
    return switch (plant.fuel()) {
      case "Hard Coal" -> "coal";
      case "CCGT", "OCGT" -> "gas";
      case "Hydro" -> "hydro";
      case "Wind" -> "wind";
      case "Solar" -> "solar";
      default -> throw new IllegalArgumentException("Plant " + plant.id() + ": " + plant.fuel());
    };
  }

  private void writeCalendar() throws IOException {
    CsvText csv = new CsvText("date,kind,name_kk,name_ru");
    for (KzCalendar.Day day : KzCalendar.days()) {
      csv.row(day.date().toString(), day.kind(), day.nameKk(), day.nameRu());
    }
    files.put("calendar", world.start(), "calendar.csv", csv);
  }

  /**
   * Writes the regions' limits. In the West they are the published ones; elsewhere they are
   * derived: import up to the region's own December peak load, export up to 60 % of the installed
   * capacity, both rounded up to 50 MW. No published regional limits were found for North and
   * South.
   */
  private void writeRegions() throws IOException {
    CsvText csv = new CsvText("region,zone,import_cap_mw,export_cap_mw,valid_from");
    Map<String, Long> peaks = peakKw();
    for (DemoRegion region : world.reference().regions()) {
      String[] west = WEST_LIMITS_MW.get(region.code());
      if (west != null) {
        csv.row(region.code(), region.zone(), west[0], west[0], SPAN_START);
        csv.row(region.code(), region.zone(), west[1], west[1], "2023-11-30");
      } else {
        long installed = world.installedKw(region.code(), RegionLoad.RECORD_DAY);
        long export = Math.round(installed * EXPORT_PART_OF_INSTALLED);
        csv.row(
            region.code(),
            region.zone(),
            CsvText.thousandths(stepUp(peaks.getOrDefault(region.code(), 0L))),
            CsvText.thousandths(stepUp(export)),
            SPAN_START);
      }
    }
    csv.row(GridFiles.RUSSIA, "North", "0", "1000", SPAN_START);
    files.put("grid_regions", world.start(), "regions.csv", csv);
  }

  private Map<String, Long> peakKw() {
    Map<String, Long> peaks = new HashMap<>();
    world
        .load()
        .month(YearMonth.from(RegionLoad.RECORD_DAY))
        .forEach((code, hours) -> peaks.put(code, max(hours)));
    return peaks;
  }

  private void writeTies() throws IOException {
    CsvText csv =
        new CsvText("tie,from_zone,to_zone,ntc_forward_mw,ntc_backward_mw,valid_from,source");
    csv.row("T-NS", "North", "South", "1350", "1350", "2011-12-21", NORTH_SOUTH_2011_SOURCE);
    csv.row("T-NS", "North", "South", "2100", "2100", "2018-12-01", NORTH_SOUTH_SOURCE);
    csv.row("T-NW", "North", "West", "0", "0", "2011-12-21", NORTH_WEST_SOURCE);
    files.put("grid_ties", world.start(), "ties.csv", csv);
  }

  private static long max(long[] values) {
    long max = 0L;
    for (long value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private static long stepUp(long kw) {
    return (kw + STEP_KW - 1) / STEP_KW * STEP_KW;
  }
}
