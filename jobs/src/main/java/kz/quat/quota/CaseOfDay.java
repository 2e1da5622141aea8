package kz.quat.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.allocation.cases.CaseCapHour;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.domain.MarketDay;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Builds the case of the delivery day from the tables (docs/spec/quotas.md, section 5, and
 * docs/spec/inputs.md). All its inputs are small: regions or sites times the hours of the day.
 *
 * @param quotaCase what the engine solves; its hours are market hours
 * @param sites every site of the register on the day except tenants
 * @param shares the place of each of these sites in the case, by site
 * @param tenants which site is whose tenant; tenants are not in the case, since their hosts are
 * @param withoutData regions whose load or capacity is unknown in some hour; they are left out of
 *     the case and neither supply nor draw power
 */
public record CaseOfDay(
    QuotaCase quotaCase,
    List<Row> sites,
    Map<String, SiteShare> shares,
    TenantsOfDay tenants,
    Set<String> withoutData) {

  /** The version of docs/spec/quotas.md that the case follows. */
  public static final String SPEC_VERSION = "1";

  public CaseOfDay {
    sites = List.copyOf(sites);
    shares = Map.copyOf(shares);
    withoutData = new TreeSet<>(withoutData);
  }

  /**
   * Builds the case.
   *
   * @param strainInputs the day's rows of the inputs of strain, pseudo-regions included
   * @param regionsInForce rows of {@link CoreTables#REGIONS} in force on the day
   * @param tiesInForce rows of {@link CoreTables#TIES} in force on the day
   * @param register rows of {@link CoreTables#REGISTER_SITES} in force on the day
   * @param carried what the most recent published day before this one has left
   * @param compliance compliance factor by site; a site without an entry has no record
   */
  public static CaseOfDay of(
      MarketDay day,
      QuotaSettings settings,
      List<Row> strainInputs,
      List<Row> regionsInForce,
      List<Row> tiesInForce,
      List<Row> register,
      CarriedOver carried,
      Map<String, Compliance> compliance) {
    TenantsOfDay tenants = TenantsOfDay.of(register);
    List<Row> sitesInForce = register.stream().filter(row -> !tenants.has(row)).toList();
    List<Instant> hours = day.hours();
    Map<String, Row> regions = byText(regionsInForce, Columns.REGION);
    Map<String, Map<Integer, CaseRegionHour>> complete =
        completeRegions(strainInputs, regions, hours);
    if (complete.isEmpty()) {
      throw new UserErrorException(
          UserErrorException.Kind.GATE,
          "Nothing was published: no region has load and capacity for every hour of %s; the forecast needs load history, and grid_capacity must cover the day"
              .formatted(day.date()));
    }
    Set<String> withoutData = new TreeSet<>(regions.keySet());
    for (Row site : sitesInForce) {
      withoutData.add(Columns.REGION.from(site));
    }
    withoutData.removeAll(complete.keySet());

    List<CaseRegion> caseRegions = new ArrayList<>();
    List<CaseRegionHour> caseHours = new ArrayList<>();
    complete.forEach(
        (region, byHour) -> {
          caseRegions.add(caseRegion(regions.get(region), region, settings));
          caseHours.addAll(byHour.values());
        });
    Set<String> zones = new TreeSet<>();
    caseRegions.forEach(region -> zones.add(region.zone()));
    QuotaCase quotaCase =
        new QuotaCase(
            new CaseParams(
                settings.nationalCap(),
                settings.policy(),
                day.date(),
                day.zone().getId(),
                SPEC_VERSION),
            caseRegions,
            caseHours,
            ties(tiesInForce, zones),
            zones(settings, zones),
            capHours(settings, hours.size()),
            miners(sitesInForce, complete.keySet(), settings, carried, compliance));
    Map<String, SiteShare> shares = new TreeMap<>();
    sitesInForce.stream()
        .map(SiteOfDay::of)
        .forEach(
            site ->
                shares.put(site.siteId(), site.share(settings.gridTier(), of(compliance, site))));
    return new CaseOfDay(quotaCase, sitesInForce, shares, tenants, withoutData);
  }

  /** Regions that have a zone, and load and capacity for every hour of the day. */
  private static Map<String, Map<Integer, CaseRegionHour>> completeRegions(
      List<Row> strainInputs, Map<String, Row> regions, List<Instant> hours) {
    Map<String, Map<Integer, CaseRegionHour>> byRegion = new TreeMap<>();
    for (Row row : strainInputs) {
      String region = Columns.REGION.from(row);
      Double available = GridColumns.AVAIL_GEN_MW.number(row);
      Double p50 = GridColumns.LOAD_P50_MW.number(row);
      Double p90 = GridColumns.LOAD_P90_MW.number(row);
      Double reserve = GridColumns.RESERVE_MW.number(row);
      if (!regions.containsKey(region)
          || available == null
          || p50 == null
          || p90 == null
          || reserve == null) {
        continue;
      }
      int hour = Columns.MARKET_HOUR.<Integer>from(row);
      byRegion
          .computeIfAbsent(region, name -> new TreeMap<>())
          .put(hour, new CaseRegionHour(region, hour, available, p50, p90, reserve));
    }
    byRegion.values().removeIf(byHour -> byHour.size() < hours.size());
    return byRegion;
  }

  private static CaseRegion caseRegion(@Nullable Row row, String region, QuotaSettings settings) {
    if (row == null) {
      throw new IllegalStateException("Region " + region + " is complete without a zone");
    }
    return new CaseRegion(
        region,
        Columns.ZONE.from(row),
        Limit.ofNullable(GridColumns.IMPORT_CAP_MW.number(row)),
        Limit.ofNullable(GridColumns.EXPORT_CAP_MW.number(row)),
        settings.regionCaps().getOrDefault(region, Limit.UNLIMITED));
  }

  /** Ties between zones of the case. A tie to a zone that is left out is left out too. */
  private static List<CaseTie> ties(List<Row> inForce, Set<String> zones) {
    List<CaseTie> ties = new ArrayList<>();
    for (Row row : inForce) {
      String from = GridColumns.FROM_ZONE.from(row);
      String to = GridColumns.TO_ZONE.from(row);
      if (zones.contains(from) && zones.contains(to)) {
        ties.add(
            new CaseTie(
                GridColumns.TIE.from(row),
                from,
                to,
                Limit.ofNullable(GridColumns.NTC_FORWARD_MW.number(row)),
                Limit.ofNullable(GridColumns.NTC_BACKWARD_MW.number(row))));
      }
    }
    return ties;
  }

  private static List<CaseZone> zones(QuotaSettings settings, Set<String> zones) {
    Map<String, Limit> caps = settings.zoneCaps();
    Map<String, Double> floors = settings.floorPricesKztPerKwh();
    return zones.stream()
        .filter(zone -> caps.containsKey(zone) || floors.containsKey(zone))
        .map(zone -> new CaseZone(zone, caps.getOrDefault(zone, Limit.UNLIMITED), floors.get(zone)))
        .toList();
  }

  private static List<CaseCapHour> capHours(QuotaSettings settings, int hours) {
    return settings.hourCaps().entrySet().stream()
        .filter(entry -> entry.getKey() < hours)
        .map(entry -> new CaseCapHour(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<CaseMiner> miners(
      List<Row> sitesInForce,
      Set<String> regions,
      QuotaSettings settings,
      CarriedOver carried,
      Map<String, Compliance> compliance) {
    List<CaseMiner> miners = new ArrayList<>();
    sitesInForce.stream()
        .map(SiteOfDay::of)
        .filter(site -> regions.contains(site.region()))
        .sorted(Comparator.comparing(SiteOfDay::siteId))
        .forEach(
            site ->
                miners.addAll(
                    site.caseMiners(settings.gridTier(), carried, of(compliance, site).factor())));
    return miners;
  }

  private static Compliance of(Map<String, Compliance> compliance, SiteOfDay site) {
    return compliance.getOrDefault(site.siteId(), Compliance.NO_RECORD);
  }

  private static Map<String, Row> byText(List<Row> rows, ColumnSpec key) {
    Map<String, Row> byKey = new TreeMap<>();
    rows.forEach(row -> byKey.put(key.from(row), row));
    return byKey;
  }

  /** The place of a site of {@link #sites} in the case. */
  public SiteShare share(Row site) {
    SiteShare share = shares.get(Columns.SITE_ID.<String>from(site));
    if (share == null) {
      throw new IllegalArgumentException("Not a site of the day: " + site);
    }
    return share;
  }

  /** The site of a miner of the case. A site can be two miners of the case. */
  public static String siteOf(String miner) {
    return miner.endsWith(SiteOfDay.OWN_PART)
        ? miner.substring(0, miner.length() - SiteOfDay.OWN_PART.length())
        : miner;
  }

  /** The delivery date. */
  public LocalDate date() {
    LocalDate date = quotaCase.params().deliveryDate();
    if (date == null) {
      throw new IllegalStateException("A case of the day has a date");
    }
    return date;
  }
}
