package kz.quat.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.Tenants;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;

/**
 * The tenants of the delivery day, and the part of its host's quota that each has. The parts are in
 * proportion to licensed power, relative to the host's licence or, if that is larger, to the
 * licences of all its tenants together.
 *
 * @param tenants which site is whose tenant
 * @param sites register rows of the tenants and of their hosts, by site
 */
public record TenantsOfDay(Tenants tenants, Map<String, Row> sites) {

  private static final RowType TENANT = RowType.of(OutTables.QUOTA_TENANTS);
  private static final int MICRO = 6;
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  public TenantsOfDay {
    sites = new TreeMap<>(sites);
  }

  /**
   * Finds the tenants among the sites of a day.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES} in force on the day
   */
  static TenantsOfDay of(List<Row> register) {
    Tenants tenants =
        Tenants.of(
            register.stream()
                .map(
                    row ->
                        new Tenants.Licence(
                            Columns.SITE_ID.from(row),
                            MinerColumns.LICENCE_KIND.from(row),
                            MinerColumns.HOST_SITE_ID.from(row)))
                .toList());
    Map<String, Row> sites = new TreeMap<>();
    for (Row row : register) {
      String site = Columns.SITE_ID.from(row);
      if (tenants.isTenant(site) || tenants.hostOf().containsValue(site)) {
        sites.put(site, row);
      }
    }
    return new TenantsOfDay(tenants, sites);
  }

  /** True if a row of the register belongs to a tenant. */
  boolean has(Row row) {
    return tenants.isTenant(Columns.SITE_ID.from(row));
  }

  /** Hosts whose tenants' licences together exceed their own. */
  public SortedSet<String> overbookedHosts() {
    SortedSet<String> hosts = new TreeSet<>();
    for (String host : tenants.hostOf().values()) {
      if (licensedTogether(host).compareTo(licensed(host)) > 0) {
        hosts.add(host);
      }
    }
    return hosts;
  }

  /**
   * Rows of {@link OutTables#QUOTA_TENANTS}, by site.
   *
   * @param siteHours rows of {@link OutTables#QUOTA_SITE_HOURS} of the day
   */
  public List<Row> rows(LocalDate day, List<Row> siteHours) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, String> entry : tenants.hostOf().entrySet()) {
      Row tenant = sites.get(entry.getKey());
      String host = entry.getValue();
      if (tenant == null) {
        throw new IllegalStateException("No register row of tenant " + entry.getKey());
      }
      BigDecimal whole = licensed(host).max(licensedTogether(host));
      BigDecimal mine = licensed(entry.getKey());
      rows.add(
          TENANT
              .row()
              .set(Columns.SITE_ID, entry.getKey())
              .set(Columns.MARKET_DATE, day)
              .set(MinerColumns.HOST_SITE_ID, host)
              .set(Columns.REGION, Columns.REGION.<String>from(tenant))
              .set(Columns.MINER_BIN, Columns.MINER_BIN.<String>from(tenant))
              .set(Columns.LICENSED_MW, mine)
              .set(QuotaColumns.HOST_LICENSED_MW, licensed(host))
              .set(QuotaColumns.TENANT_SHARE_PCT, share(PERCENT, mine, whole).doubleValue())
              .set(
                  QuotaColumns.TENANT_QUOTA_MWH,
                  share(mwh(siteHours, host, QuotaColumns.QUOTA_MW), mine, whole))
              .set(
                  QuotaColumns.TENANT_ALLOWED_MWH,
                  share(mwh(siteHours, host, QuotaColumns.ALLOWED_MW), mine, whole))
              .build());
    }
    return rows;
  }

  /**
   * {@code amount} times {@code mine / whole}, rounded down so that shares never exceed the whole;
   * 0 if nobody has a licence above 0.
   */
  private static BigDecimal share(BigDecimal amount, BigDecimal mine, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO.setScale(MICRO)
        : amount.multiply(mine).divide(whole, MICRO, RoundingMode.DOWN);
  }

  private static BigDecimal mwh(List<Row> siteHours, String site, ColumnSpec mw) {
    return siteHours.stream()
        .filter(row -> Columns.SITE_ID.from(row).equals(site))
        .map(row -> mw.<BigDecimal>from(row))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal licensed(String site) {
    Row row = sites.get(site);
    return row == null ? BigDecimal.ZERO : Columns.LICENSED_MW.from(row);
  }

  private BigDecimal licensedTogether(String host) {
    return tenants.hostOf().entrySet().stream()
        .filter(entry -> entry.getValue().equals(host))
        .map(entry -> licensed(entry.getKey()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
