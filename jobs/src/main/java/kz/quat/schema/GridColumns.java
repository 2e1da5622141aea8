package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.mwh;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.ratio;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

import java.util.List;

/** Columns of load, capacity, network limits, forecasts and strain. */
public final class GridColumns {

  private GridColumns() {}

  public static final ColumnSpec LOAD_WH =
      wh("load_wh", "Metered consumption of the region in the hour, mining included");
  public static final ColumnSpec MINING_KNOWN_WH =
      wh(
          "mining_known_wh",
          "Grid-supplied mining known from a meter or an accepted report; imputed energy is not"
              + " counted");
  public static final ColumnSpec NATIVE_WH =
      wh(
          "native_wh",
          "Load without known mining, never below 0; it includes unreported mining, which is"
              + " therefore served before licensed mining");
  public static final ColumnSpec MINING_COVERAGE_PCT =
      pct("mining_coverage_pct", "Share of the region's licensed MW whose consumption is known")
          .nullable();

  public static final ColumnSpec INSTALLED_MW = mw("installed_mw", "Installed capacity").nullable();
  public static final ColumnSpec AVAILABLE_MW =
      mw("available_mw", "Capacity that can run in the hour after outages");
  public static final ColumnSpec OUTAGE_MW =
      mw("outage_mw", "Capacity on outage in the hour, as notified");
  public static final ColumnSpec AVAILABLE_REASON_CODE =
      text(
          "available_reason_code",
          "reported: the operator's figure; derived: installed x factor - outages");

  public static final ColumnSpec IMPORT_CAP_MW =
      mw("import_cap_mw", "Most that the region can draw from its zone; null = no limit")
          .nullable();
  public static final ColumnSpec EXPORT_CAP_MW =
      mw("export_cap_mw", "Most that the region can give to its zone; null = no limit").nullable();
  public static final ColumnSpec TIE = text("tie", "Corridor between two zones");
  public static final ColumnSpec FROM_ZONE =
      text("from_zone", "Zone from which forward flow leaves");
  public static final ColumnSpec TO_ZONE = text("to_zone", "Zone at which forward flow arrives");
  public static final ColumnSpec NTC_FORWARD_MW =
      mw("ntc_forward_mw", "Net transfer capacity from from_zone to to_zone");
  public static final ColumnSpec NTC_BACKWARD_MW =
      mw("ntc_backward_mw", "Net transfer capacity from to_zone to from_zone");

  public static final ColumnSpec TEMPERATURE_C =
      typed("temperature_c", ColumnType.DOUBLE, Unit.CELSIUS, "Air temperature");
  public static final ColumnSpec WIND_MS =
      typed("wind_ms", ColumnType.DOUBLE, Unit.METRES_PER_SECOND, "Wind speed at 10 m").nullable();
  public static final ColumnSpec CLOUD_PCT =
      typed("cloud_pct", ColumnType.DOUBLE, Unit.PERCENT, "Part of the sky covered by clouds")
          .nullable();
  public static final ColumnSpec STATION =
      ColumnSpec.text("station", "Weather station; empty if the series has no name").nullable();
  public static final ColumnSpec ISSUED_AT_UTC =
      instant("issued_at_utc", "When the forecast was issued");

  public static final ColumnSpec BASIS =
      text("basis", "forecast: from load_p50 and load_p90; measured: from the metered native load");
  public static final ColumnSpec AVAIL_GEN_MW =
      mw("avail_gen_mw", "Available capacity; null where the region has no data").nullable();
  public static final ColumnSpec LOAD_P50_MW =
      mw("load_p50_mw", "Native load, median; the measured one for a past hour").nullable();
  public static final ColumnSpec LOAD_P90_MW =
      mw("load_p90_mw", "Native load, 90th percentile; the measured one for a past hour")
          .nullable();
  public static final ColumnSpec RESERVE_MW =
      mw("reserve_mw", "Reserve held in the region: see docs/spec/quotas.md and conf/").nullable();
  public static final ColumnSpec SURPLUS_MW =
      mw("surplus_mw", "avail_gen_mw - load_p90_mw - reserve_mw").nullable();
  public static final ColumnSpec RESERVE_MARGIN_PCT =
      pct("reserve_margin_pct", "100 (avail_gen - load_p50) / load_p50; null if no load")
          .nullable();
  public static final ColumnSpec IMPORT_DEPENDENCE =
      ratio("import_dependence", "Share of the need that own capacity cannot meet").nullable();
  public static final ColumnSpec P_SHORT_NATIVE =
      ratio("p_short_native", "Probability that native load exceeds own capacity").nullable();
  public static final ColumnSpec EPNS_NATIVE_MW =
      mw("epns_native_mw", "Expected power not served by own capacity").nullable();
  public static final ColumnSpec P_SHORT_IMPORT =
      ratio(
              "p_short_import",
              "The same with the import limit added, for the region considered alone")
          .nullable();
  public static final ColumnSpec EPNS_IMPORT_MW =
      mw("epns_import_mw", "Expected power not served with the import limit added").nullable();
  public static final ColumnSpec STRESS_RATIO =
      ratio("stress_ratio", "Need divided by available capacity and imports, at most 9.999")
          .nullable();
  public static final ColumnSpec LEVEL =
      text("level", "GREEN < 0.85 <= YELLOW < 0.95 <= ORANGE <= 1.0 < RED, by stress_ratio")
          .nullable();
  public static final ColumnSpec HEADROOM_MW =
      mw(
              "headroom_mw",
              "Most mining that this region considered alone could take after native load")
          .nullable();
  public static final ColumnSpec TOTAL_LOAD_MW =
      mw("total_load_mw", "Metered load with mining; null for hours to come").nullable();
  public static final ColumnSpec MINING_LOAD_MW =
      mw("mining_load_mw", "Known grid-supplied mining; null for hours to come").nullable();

  public static final ColumnSpec COORDINATED_STRESS_RATIO =
      ratio(
              "coordinated_stress_ratio",
              "By what factor the need exceeds what can be met when a shortage is shared in"
                  + " proportion to need through the network; at most 9.999: docs/spec/strain.md")
          .nullable();
  public static final ColumnSpec COORDINATED_LEVEL =
      text(
              "coordinated_level",
              "GREEN < 0.85 <= YELLOW < 0.95 <= ORANGE <= 1.0 < RED, by coordinated_stress_ratio;"
                  + " the level shown first")
          .nullable();
  public static final ColumnSpec UNCOVERED_MW =
      mw("uncovered_mw", "Share of the system's shortage of need; the regions' sum is U*")
          .nullable();
  public static final ColumnSpec BINDING_AREA =
      text("binding_area", "Regions that are held at this level together, joined by ;").nullable();
  public static final ColumnSpec AREA_ELEMENTS =
      text(
              "area_elements",
              "Elements that limit supply to that area as kind:name=MW, joined by ;; empty = it is"
                  + " a whole interconnection")
          .nullable();
  public static final ColumnSpec COORDINATED_STRESS_WITH_MINING =
      ratio(
              "coordinated_stress_with_mining",
              "coordinated_stress_ratio with known mining added to the need; null for hours to"
                  + " come; restricted audience only")
          .nullable();
  public static final ColumnSpec MINING_STRESS_SHARE =
      ratio(
              "mining_stress_share",
              "Mining's share of the strain: 1 - ratio without mining / ratio with mining; null if"
                  + " the latter is 0; restricted audience only")
          .nullable();
  public static final ColumnSpec SYSTEM_STATUS =
      text(
              "system_status",
              "short: not even the median load can be covered; short_of_reserve: the load exceeded"
                  + " one time in ten, with reserve, cannot; tight: greatest coordinated ratio 0.95"
                  + " or more; else normal")
          .nullable();
  public static final ColumnSpec COORDINATED_STRESS_MAX =
      ratio("coordinated_stress_max", "Greatest coordinated_stress_ratio of a region").nullable();
  public static final ColumnSpec SHORTAGE_EXPECTED_MW =
      mw("shortage_expected_mw", "Part of U* that the median load lacks against all generation")
          .nullable();
  public static final ColumnSpec SHORTAGE_UNCERTAINTY_MW =
      mw("shortage_uncertainty_mw", "Part of U* that the load exceeded one time in ten adds")
          .nullable();
  public static final ColumnSpec SHORTAGE_RESERVE_MW =
      mw("shortage_reserve_mw", "Part of U* that the reserve adds").nullable();
  public static final ColumnSpec SHORTAGE_NETWORK_MW =
      mw("shortage_network_mw", "Part of U* that no tie or limit lets through").nullable();

  /** The parts that add up to the shortage of an hour, in the order in which they are shown. */
  public static final List<ColumnSpec> SHORTAGE_PARTS =
      List.of(
          SHORTAGE_EXPECTED_MW, SHORTAGE_UNCERTAINTY_MW, SHORTAGE_RESERVE_MW, SHORTAGE_NETWORK_MW);

  public static final ColumnSpec NATIONAL_SURPLUS_MW =
      mw("national_surplus_mw", "Sum of the surpluses of all regions of the network").nullable();
  public static final ColumnSpec IMPORTS_SCHEDULED_MW =
      mw(
              "imports_scheduled_mw",
              "Scheduled supply from abroad, counted as available; null = the network has none")
          .nullable();
  public static final ColumnSpec FLOW_MW =
      mw(
              "flow_mw",
              "Flow that serves need when a shortage is shared fairly; positive from from_zone to"
                  + " to_zone; null = its search did not converge")
          .nullable();
  public static final ColumnSpec LIMIT_MW =
      mw("limit_mw", "Limit of the tie in the direction of the flow; null = no limit").nullable();
  public static final ColumnSpec USE_PCT =
      pct("use_pct", "flow_mw in per cent of limit_mw; null where the limit is 0 or there is none")
          .nullable();
  public static final ColumnSpec NET_IMPORT_MW =
      mw("net_import_mw", "Imports less exports over the zone's ties, as in out_strain__tie_hours")
          .nullable();
  public static final ColumnSpec UNSERVED_MW =
      mw("unserved_mw", "U*: smallest shortfall of need (P90 and reserve) in the whole system");
  public static final ColumnSpec ZONE_SURPLUS_MW =
      mw("zone_surplus_mw", "Sum of the surpluses of the zone's regions");
  public static final ColumnSpec SYSTEM_HEADROOM_MW =
      mw("system_headroom_mw", "Most mining that the system could take after native load");
  public static final ColumnSpec SYSTEM_LEVEL =
      text("system_level", "Level of the whole system: RED wherever unserved_mw > 0");

  public static final ColumnSpec HOURS = count("hours", "Hours of the day with a value");
  public static final ColumnSpec ENERGY_MWH = mwh("energy_mwh", "Metered energy, mining included");
  public static final ColumnSpec MINING_MWH = mwh("mining_mwh", "Known grid-supplied mining");
  public static final ColumnSpec MINING_SHARE_PCT =
      pct("mining_share_pct", "Mining's share of the metered energy").nullable();
  public static final ColumnSpec PEAK_LOAD_MW = mw("peak_load_mw", "Highest hourly load");
  public static final ColumnSpec PEAK_HOUR_UTC =
      instant("peak_hour_utc", "Hour of the highest load");
  public static final ColumnSpec LOAD_FACTOR =
      ratio("load_factor", "Mean load over peak load; null if the peak is 0").nullable();
  public static final ColumnSpec MINING_AT_SYSTEM_PEAK_MW =
      mw("mining_at_system_peak_mw", "Mining in the hour of the nation's highest load").nullable();
  public static final ColumnSpec MINING_COINCIDENCE =
      ratio("mining_coincidence", "Mining at the system's peak over mining's own peak").nullable();
  public static final ColumnSpec HOURS_YELLOW =
      count("hours_yellow", "Hours at coordinated_level YELLOW or worse");
  public static final ColumnSpec HOURS_ORANGE =
      count("hours_orange", "Hours at coordinated_level ORANGE or worse");
  public static final ColumnSpec HOURS_RED = count("hours_red", "Hours at coordinated_level RED");
  public static final ColumnSpec MWH_YELLOW =
      mwh("mwh_yellow", "Energy of need above 0.85 of what the network can supply of it");
  public static final ColumnSpec MWH_ORANGE =
      mwh("mwh_orange", "Energy of need above 0.95 of what the network can supply of it");
  public static final ColumnSpec MWH_RED =
      mwh("mwh_red", "Energy of need that cannot be met: sum of uncovered_mw");
  public static final ColumnSpec LONGEST_RED_HOURS =
      count("longest_red_hours", "Longest unbroken run of RED hours within the day");
  public static final ColumnSpec WORST_HOUR_UTC =
      instant("worst_hour_utc", "Hour with the highest coordinated_stress_ratio").nullable();
  public static final ColumnSpec WORST_STRESS_RATIO =
      ratio("worst_stress_ratio", "Highest coordinated_stress_ratio").nullable();
  public static final ColumnSpec HOURS_RED_ALONE =
      count(
              "hours_red_alone",
              "Hours at level RED of the region considered alone with its full import limit; null"
                  + " in months that no night has derived since schema 2, in which the other"
                  + " columns of strain also consider the region alone")
          .nullable();
  public static final ColumnSpec EVENT_START_UTC =
      instant("event_start_utc", "First hour of an unbroken run of RED hours");
  public static final ColumnSpec EVENT_HOURS = count("event_hours", "Length of the run");
  public static final ColumnSpec SHORT_MWH =
      mwh("short_mwh", "Need that cannot be met through the network: sum of uncovered_mw");
  public static final ColumnSpec EXCEEDANCE_PCT =
      typed(
          "exceedance_pct",
          ColumnType.INT,
          Unit.PERCENT,
          "Share of the last 365 days' hours in which the load was at least as high");
  public static final ColumnSpec LOAD_MW = mw("load_mw", "Metered load, mining included");
  public static final ColumnSpec NATIVE_LOAD_MW = mw("native_load_mw", "Load without known mining");
}
