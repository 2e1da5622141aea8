package kz.quat.demo.files;

import java.util.List;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.world.DemoOptions;

/**
 * Tells what in the demo is real, derived or synthetic, for each kind of file and column. The
 * landing formats have no column for this, so it is written to PROVENANCE.csv in the root of the
 * landing folder.
 */
public final class Provenance {
  public static final String FILE = "PROVENANCE.csv";
  public static final String HEADER = "files,column,provenance,how";
  private static final String REAL = "real";
  private static final String DERIVED = "derived";
  private static final String SYNTHETIC = "synthetic";

  /**
   * One column (or several, separated by blanks) of one kind of file.
   *
   * @param files {@code source/received=*} and a name pattern
   */
  public record Entry(String files, String columns, String provenance, String how) {}

  private static final String README =
      """
      # Demo landing folder of Quat

      Market days FROM to TO (Asia/Almaty). Generated with seed SEED: the same seed gives the same
      bytes. **Not operational data.** Annual consumption by region, the monthly shape, installed
      capacity, the record load of 16,459 MW and the generation of 15,203 MW at that hour are real
      figures; the course by the hour, availability, outages, weather, miners, meters and reports
      are synthetic. PROVENANCE.csv says it for every column, PLANTED.csv lists what was made wrong
      on purpose. Both, and this file, stand in the root, which is no source folder. Derived from
      data of pypsa-kz-data authors (CC-BY-4.0) and OpenStreetMap contributors (ODbL 1.0).
      """;

  private static final List<Entry> ENTRIES =
      List.of(
          e("calendar/*", "date kind", REAL, "public holidays and moved days, Nov 2021 - Dec 2022"),
          e("calendar/*", "name_kk name_ru", REAL, "names of the days; moved days in our words"),
          e("grid_regions/*", "region", REAL, "ISO 3166-2:KZ; X-RU is a pseudo-region"),
          e(
              "grid_regions/*",
              "zone",
              DERIVED,
              "usual grouping of the system operator; Aktobe in" + " North is an inference"),
          e(
              "grid_regions/*",
              "import_cap_mw export_cap_mw",
              DERIVED,
              "KZ-23 KZ-27 KZ-47: published limits hub-Atyrau and Atyrau-Mangystau before and after"
                  + " Nov 2023 (secondary source transform.zgisoft.com/blog/2023/11/30); others:"
                  + " import = region's December peak load and export = 60 % of installed, rounded"
                  + " up to 50 MW (no published limits found); X-RU: 0 and 1000"),
          e("grid_regions/*", "valid_from", DERIVED, "start of the demo; 2023-11-30 for the West"),
          e("grid_ties/*", "tie from_zone to_zone", DERIVED, "zones and how they are joined"),
          e(
              "grid_ties/*",
              "ntc_forward_mw",
              REAL,
              "North-South as published (see source); 0 for"
                  + " North-West: not joined before 2027-12"),
          e("grid_ties/*", "ntc_backward_mw", DERIVED, "set equal to forward: not published"),
          e("grid_ties/*", "valid_from source", REAL, "month of publication; where it is said"),
          e(
              "grid_units/*",
              "unit plant_id region fuel installed_mw valid_from",
              REAL,
              "plants of the reference table, state about 2022/23; CCGT and OCGT as gas; a plant of"
                  + " year Y from 1 July of Y"),
          e("grid_units/*", "unit_count", DERIVED, "blank: the table does not say it"),
          e("grid_load/*", "region", REAL, "ISO 3166-2:KZ, today's 20 regions for the whole span"),
          e("grid_load/*", "hour_start_utc", SYNTHETIC, "hours of the demo"),
          e(
              "grid_load/*",
              "load_mw",
              DERIVED,
              "REAL year by old region (2022, also used for Nov-Dec 2021) x population part of the"
                  + " new region (DERIVED) x REAL monthly shape of 2018; course within the month"
                  + " SYNTHETIC; record hour 2022-12-07T12Z sums to the REAL 16459 MW"),
          e("grid_capacity/*", "region", REAL, "ISO 3166-2:KZ; X-RU is a pseudo-region"),
          e("grid_capacity/*", "hour_start_utc", SYNTHETIC, "hours of the demo"),
          e(
              "grid_capacity/*",
              "installed_mw",
              REAL,
              "sum of the plants of the reference table, a plant of year Y from 1 July of Y; X-RU:"
                  + " the month's largest schedule (DERIVED)"),
          e(
              "grid_capacity/*",
              "available_mw",
              SYNTHETIC,
              "installed x availability by fuel, season"
                  + " and hour - outages, tuned so that the record hour sums to 15203 MW: the REAL"
                  + " generation of that hour, a proxy for what could run; X-RU: month's REAL net"
                  + " imports over the hours outside the evening peak (DERIVED)"),
          e(
              "grid_outages/*",
              "outage_id start_utc end_utc unavailable_mw kind",
              SYNTHETIC,
              "invented, consistent with available_mw"),
          e(
              "grid_outages/*",
              "region plant_id",
              REAL,
              "a plant of the reference table; that it was" + " out is invented"),
          e("weather/*", "region", REAL, "ISO 3166-2:KZ"),
          e(
              "weather/*",
              "hour_start_utc temperature_c kind issued_at_utc",
              SYNTHETIC,
              "yearly and"
                  + " daily wave around rough means, noise, a cold spell on 7 December 2022"),
          e(
              "register/*",
              "licensed_mw",
              DERIVED,
              "each region's part of 400 MW as in the REAL table of February 2022; by site"
                  + " SYNTHETIC; 400 MW: published national mining load of May 2023"),
          e(
              "register/*",
              "region",
              DERIVED,
              "regions of the REAL table of February 2022; two sites"
                  + " of the old Karaganda region placed in Ulytau"),
          e(
              "register/*",
              "site_id miner_bin name_kk name_ru licence_no licence_kind feeder_id"
                  + " connection_mw min_load_mw ramp_up_mw supply own_gen_mw tier accepted_on"
                  + " bid_kzt_per_kwh machines valid_from valid_to",
              SYNTHETIC,
              "invented; BINs have" + " month 00, which no real one has; names carry (синтет.)"),
          e(
              "metering/*",
              "point_id site_id hour_start_utc energy_kwh status",
              SYNTHETIC,
              "invented;"
                  + " the course follows REAL events (supply cancelled 24-31 January 2022)"),
          e(
              "reports/*",
              "report_id schema site_id miner_bin period_from period_to submitted_at revision unit"
                  + " time readings hour value total interval machines hashrate_ths note",
              SYNTHETIC,
              "what the invented sites would report, with planted faults"),
          e(
              "fees/*",
              "miner_bin site_id quarter paid_kzt paid_on",
              SYNTHETIC,
              "1 KZT per kWh (REAL" + " rate of 2022) of the invented consumption"),
          e(
              "purchases/*",
              "miner_bin site_id hour_start_utc energy_mwh price_kzt_per_kwh",
              SYNTHETIC,
              "invented"),
          e(
              "feeder_energy/*",
              "feeder_id hour_start_utc energy_in_kwh",
              SYNTHETIC,
              "sum of the invented meters, a mine on no meter (N02) and a line loss"),
          e(
              "customer_meters/*",
              "point_id feeder_id hour_start_utc energy_kwh",
              SYNTHETIC,
              "invented offices, a cold store, and mines (N01, N03) that PLANTED.csv names"),
          e(
              "customer_points/*",
              "point_id feeder_id category declared_kw registered_mining region",
              SYNTHETIC,
              "invented customers of invented feeders"));

  private Provenance() {}

  public static List<Entry> entries() {
    return ENTRIES;
  }

  /** The table as CSV, one row per column. */
  public static CsvText csv() {
    CsvText csv = new CsvText(HEADER);
    for (Entry entry : ENTRIES) {
      for (String column : entry.columns().split(" ", -1)) {
        csv.row(entry.files(), column, entry.provenance(), entry.how());
      }
    }
    return csv;
  }

  public static String readme(DemoOptions options) {
    return README
        .replace("FROM", options.from().toString())
        .replace("TO", options.to().toString())
        .replace("SEED", Long.toString(options.seed()));
  }

  private static Entry e(String files, String columns, String provenance, String how) {
    return new Entry(files, columns, provenance, how);
  }
}
