package kz.quat.clean.reports;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.domain.EffectiveDated;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The register in the form in which reports are checked against it, small enough to be sent to
 * every task.
 */
public final class SiteRegister implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ArrayList<InForce> NONE = new ArrayList<>();

  private final HashMap<String, ArrayList<InForce>> bySite = new HashMap<>();

  /**
   * Null where the register is known; otherwise the region whose clock is assumed for every site.
   */
  private final @Nullable String anyRegion;

  private SiteRegister(@Nullable String anyRegion) {
    this.anyRegion = anyRegion;
  }

  /** Stands for a missing register: every site is accepted, and only its region is known. */
  public static SiteRegister unknown(String region) {
    return new SiteRegister(region);
  }

  /** True if rules that need the register entry of a site can be applied. */
  boolean isKnown() {
    return anyRegion == null;
  }

  /**
   * A row of the register.
   *
   * @param validTo last day; null for no end
   */
  record InForce(
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      String minerBin,
      BigDecimal connectionMw,
      String region)
      implements EffectiveDated, Serializable {}

  /** Collects rows of {@link CoreTables#REGISTER_SITES}, as many as there are licensed sites. */
  public static SiteRegister of(Dataset<Row> register) {
    SiteRegister sites = new SiteRegister(null);
    for (Row row :
        register
            .select(
                Columns.SITE_ID.col(),
                Columns.VALID_FROM.col(),
                MinerColumns.VALID_TO.col(),
                Columns.MINER_BIN.col(),
                Columns.CONNECTION_MW.col().cast("decimal(38,9)").as(Columns.CONNECTION_MW.name()),
                Columns.REGION.col())
            .orderBy(Columns.SITE_ID.col(), Columns.VALID_FROM.col())
            .collectAsList()) {
      Date validTo = MinerColumns.VALID_TO.from(row);
      sites
          .bySite
          .computeIfAbsent(Columns.SITE_ID.from(row), site -> new ArrayList<>())
          .add(
              new InForce(
                  Columns.VALID_FROM.<Date>from(row).toLocalDate(),
                  validTo == null ? null : validTo.toLocalDate(),
                  Columns.MINER_BIN.from(row),
                  Columns.CONNECTION_MW.from(row),
                  Columns.REGION.from(row)));
    }
    return sites;
  }

  /** Rows by site, in any order; two of a site from the same day on are equal. */
  static SiteRegister of(Map<String, List<InForce>> rows) {
    SiteRegister sites = new SiteRegister(null);
    rows.forEach(
        (site, found) -> {
          TreeMap<LocalDate, InForce> byDay = new TreeMap<>();
          found.forEach(row -> byDay.put(row.validFrom(), row));
          sites.bySite.put(site, new ArrayList<>(byDay.values()));
        });
    return sites;
  }

  boolean knows(@Nullable String site) {
    return anyRegion != null || bySite.containsKey(site);
  }

  /** The region whose clock a site uses: that of its newest row; null for an unknown site. */
  @Nullable String region(@Nullable String site) {
    if (anyRegion != null) {
      return anyRegion;
    }
    List<InForce> rows = bySite.get(site);
    return rows == null ? null : rows.get(rows.size() - 1).region();
  }

  /** The row in force on a day; null if none is in force or the newest one has ended. */
  @Nullable InForce onDay(@Nullable String site, LocalDate day) {
    return EffectiveDated.inForce(bySite.getOrDefault(site, NONE), day).orElse(null);
  }

  /**
   * The rows in force on any day from {@code first} to {@code last}, in order; empty for an unknown
   * site.
   */
  List<InForce> within(@Nullable String site, LocalDate first, LocalDate last) {
    Set<InForce> found = new LinkedHashSet<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      InForce row = onDay(site, day);
      if (row != null) {
        found.add(row);
      }
    }
    return List.copyOf(found);
  }
}
