package kz.quat.simulation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a published night with the model: one line per difference. */
final class NightCheck {

  /** Number of days whose hours are compared: a changed reading has no effect further back. */
  private static final int DAYS = 34;

  private static final double RATIO = 2e-6;
  private static final double MW = 2e-5;

  private final Published published;
  private final Path run;
  private final Path restricted;
  private final LocalDate night;
  private final LocalDate first;
  private final Model model;
  private final List<String> differences = new ArrayList<>();

  /**
   * A check of one night.
   *
   * @param run the run's published folder
   * @param restricted its restricted folder
   * @param first first measured day that was delivered
   */
  NightCheck(
      Published published,
      Path run,
      Path restricted,
      LocalDate night,
      LocalDate first,
      Model model) {
    this.published = published;
    this.run = run;
    this.restricted = restricted;
    this.night = night;
    this.first = first;
    this.model = model;
  }

  List<String> differences() {
    return differences;
  }

  private void differ(String what, Object key, @Nullable Object expected, @Nullable Object found) {
    differences.add(
        "%s %s: %s: expected %s, published %s".formatted(night, what, key, expected, found));
  }

  private LocalDate from() {
    LocalDate back = night.minusDays(DAYS);
    return back.isBefore(first) ? first : back;
  }

  private static Instant hour(@Nullable Object epochHour) {
    return Instant.ofEpochSecond(number(epochHour) * 3600);
  }

  private static long number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).longValue();
  }

  private static double decimal(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static final String HOUR = "(epoch(hour_start_utc) / 3600)::BIGINT";

  /**
   * Compares the consumption of every site-hour: energy, region, owner, the value used and the
   * reason.
   */
  void siteHours() {
    Set<String> seen = new HashSet<>();
    for (Object[] row :
        published.query(
            restricted.resolve("core_miner__site_hours.parquet"),
            "SELECT site_id, "
                + HOUR
                + ", region, miner_bin, (reported_mwh * 1000)::BIGINT, (metered_mwh *"
                + " 1000)::BIGINT, (used_mwh * 1000)::BIGINT, used_reason_code,"
                + " market_date::VARCHAR FROM $file WHERE (reported_mwh IS NOT NULL OR metered_mwh"
                + " IS NOT NULL) AND market_date >= DATE '"
                + from()
                + "'")) {
      int site = Integer.parseInt(row[0].toString().substring(1));
      Instant hour = hour(row[1]);
      seen.add(site + " " + hour);
      Model.SiteHour expected =
          model.siteHour(site, LocalDate.parse(row[8].toString()), hour).orElse(null);
      Model.SiteHour found =
          new Model.SiteHour(
              row[2].toString(),
              row[3].toString(),
              (Long) row[4],
              (Long) row[5],
              number(row[6]),
              row[7].toString());
      if (!found.equals(expected)) {
        differ("site hour", row[0] + " " + hour, expected, found);
      }
    }
    for (LocalDate day = from(); day.isBefore(night.minusDays(1)); day = day.plusDays(1)) {
      for (Instant hour : Truth.hours(day)) {
        for (int site = 1; site <= Truth.TENANT; site++) {
          if (!seen.contains(site + " " + hour)) {
            Model.SiteHour expected = model.siteHour(site, day, hour).orElse(null);
            if (expected != null) {
              differ("site hour", Truth.site(site) + " " + hour, expected, null);
            }
          }
        }
      }
    }
  }

  /** Compares load, known mining and native load of every region-hour. */
  void regionHours() {
    Set<String> seen = new HashSet<>();
    for (Object[] row :
        published.query(
            restricted.resolve("core_grid__region_hours.parquet"),
            "SELECT region, "
                + HOUR
                + ", (load_mwh * 1000)::BIGINT, (mining_known_mwh * 1000)::BIGINT,"
                + " (native_mwh * 1000)::BIGINT, market_date::VARCHAR FROM $file"
                + " WHERE market_date >= DATE '"
                + from()
                + "'")) {
      Instant hour = hour(row[1]);
      seen.add(row[0] + " " + hour);
      String expected =
          model
              .load(row[0].toString(), LocalDate.parse(row[5].toString()), hour)
              .map(l -> l.loadKwh() + " " + l.miningKwh() + " " + l.nativeKwh())
              .orElse(null);
      String found = row[2] + " " + row[3] + " " + row[4];
      if (!found.equals(expected)) {
        differ("region hour", row[0] + " " + hour, expected, found);
      }
    }
    for (LocalDate day = from(); day.isBefore(night.minusDays(1)); day = day.plusDays(1)) {
      for (String region : Truth.regions(day)) {
        for (Instant hour : Truth.hours(day)) {
          if (!seen.contains(region + " " + hour) && model.load(region, day, hour).isPresent()) {
            differ("region hour", region + " " + hour, "a row", null);
          }
        }
      }
    }
  }

  /**
   * Compares the stress ratio of the measured hours of the last week, each region considered alone.
   */
  void strain() {
    for (Object[] row :
        published.query(
            restricted.resolve("out_strain__region_hours.parquet"),
            "SELECT region, "
                + HOUR
                + ", stress_ratio, market_date::VARCHAR FROM $file WHERE basis = 'measured'"
                + " AND market_date >= DATE '"
                + (night.minusDays(8).isBefore(first) ? first : night.minusDays(8))
                + "'")) {
      Instant hour = hour(row[1]);
      Double expected =
          model.stress(row[0].toString(), LocalDate.parse(row[3].toString()), hour).orElse(null);
      boolean same =
          expected == null
              ? row[2] == null
              : row[2] != null && Math.abs(expected - decimal(row[2])) <= RATIO;
      if (!same) {
        differ("stress ratio", row[0] + " " + hour, expected, row[2]);
      }
    }
  }

  /**
   * Compares the quotas of the day with those of the engine on the model's own case.
   *
   * @return quota of the day's last hour, by site
   */
  Map<Integer, Double> quotas(Path caseFolder, Map<Integer, Double> previousMw) {
    Map<String, List<CaseModel.Forecast>> forecasts = new TreeMap<>();
    for (Object[] row :
        published.query(
            run.resolve("out_forecast__region_hours.parquet"),
            "SELECT region, load_p50_mw, load_p90_mw FROM $file WHERE market_date = DATE '"
                + night
                + "' ORDER BY region, hour_start_utc")) {
      if (row[1] != null && row[2] != null) {
        forecasts
            .computeIfAbsent(row[0].toString(), region -> new ArrayList<>())
            .add(new CaseModel.Forecast(decimal(row[1]), decimal(row[2])));
      }
    }
    Set<String> known = new HashSet<>(Truth.regions(night));
    model.withoutCapacity(night).forEach(known::remove);
    int hours = Truth.hours(night).size();
    forecasts.entrySet().removeIf(e -> !known.contains(e.getKey()) || e.getValue().size() < hours);
    CaseModel.Quotas expected = CaseModel.of(caseFolder, night, model, forecasts, previousMw);
    Map<Integer, Double> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Object[] row :
        published.query(
            restricted.resolve("out_quota__site_hours.parquet"),
            "SELECT site_id, market_hour, quota_mw, exempt_mw FROM $file WHERE market_date = DATE '"
                + night
                + "'")) {
      int site = Integer.parseInt(row[0].toString().substring(1));
      int hour = (int) number(row[1]);
      seen.add(site + " " + hour);
      compare("quota", expected.quotaMw().get(site), row, hour, row[2]);
      compare("exempt power", expected.exemptMw().get(site), row, hour, row[3]);
      if (hour == hours - 1) {
        last.put(site, decimal(row[2]));
      }
    }
    if (seen.size() != expected.quotaMw().size() * hours) {
      differ("quotas", "rows", expected.quotaMw().size() * hours, seen.size());
    }
    return last;
  }

  private void compare(
      String what,
      double @Nullable [] expected,
      @Nullable Object[] row,
      int hour,
      @Nullable Object found) {
    Double wanted = expected == null ? null : (Double) expected[hour];
    if (wanted == null || Math.abs(wanted - decimal(found)) > MW) {
      differ(what, row[0] + " hour " + hour, wanted, found);
    }
  }

  /**
   * Compares the status of every site's quarterly report and declaration of the fee; the quarter
   * that ended last must have one of each for every site.
   */
  void filings() {
    Set<String> missing = new TreeSet<>();
    LocalDate ended = Payments.quarter(night).minusMonths(3);
    for (int site = 1; site <= Truth.TENANT && ended.getYear() >= 2022; site++) {
      missing.add("quarter_report " + site);
      if (ended.getYear() >= 2024) {
        missing.add("fee_declaration " + site);
      }
    }
    for (Object[] row :
        published.query(
            restricted.resolve("out_compliance__filings.parquet"),
            "SELECT site_id, period_from::VARCHAR, filing_code, duty_id FROM $file"
                + " WHERE duty_id IN ('quarter_report', 'fee_declaration')"
                + " AND period_from >= DATE '2021-10-01'")) {
      int site = Integer.parseInt(row[0].toString().substring(1));
      LocalDate quarter = LocalDate.parse(row[1].toString());
      boolean isReport = row[3].equals("quarter_report");
      String expected = isReport ? model.filing(site, quarter) : model.declaration(site, quarter);
      if (!expected.equals(row[2])) {
        differ("filing", row[3] + " " + row[0] + " " + quarter, expected, row[2]);
      }
      if (quarter.equals(ended)) {
        missing.remove(row[3] + " " + site);
      }
    }
    missing.forEach(filing -> differ("filing", filing + " " + ended, "a row", null));
  }

  /** Compares what the fees of the last quarters say with the model, for every metered site. */
  void fees(FeeModel fees) {
    LocalDate from = Payments.quarter(night.minusMonths(4));
    Map<String, FeeModel.@Nullable Fee> expected = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Object[] row :
        published.query(
            restricted.resolve("out_compliance__reconciliation.parquet"),
            "SELECT site_id, market_date::VARCHAR, fee_kzt::BIGINT, fee_rate_kzt_per_kwh::INT,"
                + " (left_mwh * 1000000)::BIGINT, (right_mwh * 1000000)::BIGINT, outcome_code,"
                + " CASE WHEN left_mwh IS NULL THEN cause_code END"
                + " FROM $file WHERE comparison = 'fee_meter' AND market_date >= DATE '"
                + from
                + "'")) {
      int site = Integer.parseInt(row[0].toString().substring(1));
      LocalDate quarter = Payments.quarter(LocalDate.parse(row[1].toString()));
      String key = site + " " + quarter;
      seen.add(key);
      FeeModel.Fee wanted = expected.computeIfAbsent(key, k -> fees.of(site, quarter));
      FeeModel.Fee found =
          new FeeModel.Fee(
              (Long) row[2],
              (Integer) row[3],
              (Long) row[4],
              (Long) row[5],
              row[6].toString(),
              row[7] == null ? null : row[7].toString());
      if (!found.equals(wanted)) {
        differ("fee", row[0] + " " + row[1], wanted, found);
      }
    }
    for (int site : Senders.METERED) {
      if (!seen.contains(site + " " + Payments.quarter(night.minusDays(2)))
          && fees.of(site, Payments.quarter(night.minusDays(2))) != null) {
        differ("fee", Truth.site(site), "a row", null);
      }
    }
  }

  /** Compares the tenant's host and its part of that host's quota, as published. */
  void tenant() {
    int host = Truth.hostOf(night);
    int hostMw = Truth.licensedMw(host);
    List<@Nullable Object[]> rows =
        published.query(
            restricted.resolve("out_quota__tenants.parquet"),
            "SELECT site_id, host_site_id, host_licensed_mw::INT, tenant_quota_mwh FROM $file"
                + " WHERE market_date = DATE '"
                + night
                + "'");
    List<@Nullable Object[]> quota =
        published.query(
            restricted.resolve("out_quota__site_hours.parquet"),
            "SELECT coalesce(sum(quota_mw), 0) FROM $file WHERE site_id = '"
                + Truth.site(host)
                + "' AND market_date = DATE '"
                + night
                + "'");
    String expected = Truth.site(Truth.TENANT) + " of " + Truth.site(host) + ", " + hostMw;
    String found =
        rows.size() == 1
            ? rows.get(0)[0] + " of " + rows.get(0)[1] + ", " + rows.get(0)[2]
            : rows.size() + " rows";
    double part =
        decimal(quota.get(0)[0]) * Truth.licensedMw(Truth.TENANT) / Truth.licensedMw(host);
    if (!found.equals(expected) || Math.abs(decimal(rows.get(0)[3]) - part) > MW) {
      differ("tenant", expected, part, found + (rows.isEmpty() ? "" : " " + rows.get(0)[3]));
    }
  }

  /** A file outside received= folders that arrived too late for the night must be named. */
  void outsideReceived(int expected) {
    long found =
        number(
            published.query(
                    run.resolve("out_quality__findings.parquet"),
                    "SELECT count(*) FROM $file WHERE check_id = 'outside_received' AND market_date"
                        + " = DATE '"
                        + night
                        + "'")
                .get(0)[0]);
    if (found != expected) {
      differ("findings", "files outside received= folders", expected, found);
    }
  }
}
