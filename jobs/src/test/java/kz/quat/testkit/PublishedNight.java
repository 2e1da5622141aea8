package kz.quat.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import kz.quat.config.QuatConfig;
import kz.quat.domain.Language;
import kz.quat.publish.commit.Publication;
import kz.quat.publish.dimension.Dimensions;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunId;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.TableSpec;
import kz.quat.store.RunStore;
import kz.quat.store.RunStores;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;

/**
 * A small published run, made without Spark: two sites in two regions, one of them named like a
 * formula, and a finding with hostile words. Site K-1 has 1.5 MW by night (hours 0 to 7) and none
 * after; the other has {@code levelMw} in every hour and half as much exempt power in addition.
 */
public final class PublishedNight {

  /** A site named like a formula. */
  public static final String HOSTILE_SITE = "=HYPERLINK(\"x\")";

  /** Words of a finding that a page must escape. */
  public static final String HOSTILE_WORDS = "<script>alert(1)</script> & \u202Etxt";

  /** A registered name that a page must escape. */
  public static final String HOSTILE_NAME = "<img src=x onerror=alert(1)> \uD83D\uDE80";

  /** The name of site K-1 on the delivery day, in Kazakh. */
  public static final String NAME_KK = "«Қуатты Өңір Ұлы Әлем Үміт» деректер орталығы ЖШС";

  /** The same in Russian. */
  public static final String NAME_RU = "ТОО «Центр обработки данных Қуатты Өңір Ұлы Әлем Үміт»";

  private final QuatConfig config;
  private final LocalDate day;
  private final BigDecimal levelMw;
  private final Instant issuedAt;
  private final Map<String, List<Map<ColumnSpec, Object>>> given;

  private PublishedNight(
      QuatConfig config,
      LocalDate day,
      String levelMw,
      Instant issuedAt,
      Map<String, List<Map<ColumnSpec, Object>>> given) {
    this.config = config;
    this.given = given;
    this.day = day;
    this.levelMw = new BigDecimal(levelMw).setScale(6);
    this.issuedAt = issuedAt;
  }

  /** Publishes the run of a day after the newest one. */
  public static Manifest publish(QuatConfig config, LocalDate day, String levelMw) {
    return publish(config, day, levelMw, Map.of());
  }

  /** The same with rows given by the names of their tables, in the order of the key. */
  public static Manifest publish(
      QuatConfig config,
      LocalDate day,
      String levelMw,
      Map<String, List<Map<ColumnSpec, Object>>> given) {
    return publish(config, day, levelMw, given, committing(config));
  }

  /** The same, committed by a given step. */
  public static Manifest publish(
      QuatConfig config,
      LocalDate day,
      String levelMw,
      Map<String, List<Map<ColumnSpec, Object>>> given,
      CommitPoint.Step step) {
    PublishedNight night =
        new PublishedNight(config, day, levelMw, config.market().issuedAt(day), given);
    CommitPoint before = CommitPoint.read(config.paths()).orElse(null);
    @Nullable String predecessor = before == null ? null : before.runId();
    Publication publication =
        new Publication(
            config.paths(),
            new Publication.Facts(
                RunId.of(day, List.of(), "conf", "code", predecessor),
                day,
                night.issuedAt,
                before == null ? 1 : before.runSeq() + 1,
                predecessor,
                "max_min",
                "conf",
                "code",
                List.of()));
    night.writeCase(publication.caseFolder());
    return publication.commit(
        publication.writeTables(night::rows, whole -> PublishedNight::nothingWithheld),
        new TreeMap<>(),
        manifest -> {},
        step);
  }

  /** Commits in the store of runs that a configuration asks for. */
  public static CommitPoint.Step committing(QuatConfig config) {
    return (runId, latest) -> {
      try (RunStore.Lease lease = RunStores.of(config).lease()) {
        lease.commit(runId, latest);
      }
    };
  }

  private void writeCase(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("params.csv"), "key,value\nnational_cap_mw,500\npolicy,max_min\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Iterator<Row> rows(TableSpec table) {
    if (DimensionTables.ALL.contains(table)) {
      return dimensions().rows(table).iterator();
    }
    List<Row> rows = new ArrayList<>();
    if (given.containsKey(table.name())) {
      given.get(table.name()).forEach(values -> rows.add(row(table, values)));
    } else if (table.name().equals(OutTables.QUALITY_FINDINGS.name())) {
      rows.add(finding(table, "checked", "KZ-11", "info", "+1 region"));
      rows.add(finding(table, "rejected_share", "reports", "warning", HOSTILE_WORDS));
      rows.add(unreadable(table));
    } else if (table.name().equals(CoreTables.REGISTER_SITES.name())) {
      rows.add(named(table, HOSTILE_SITE, day.minusYears(1), HOSTILE_NAME, HOSTILE_NAME));
      rows.add(named(table, "K-1", day.minusYears(1), "Ескі атау", "Старое имя"));
      rows.add(named(table, "K-1", day, NAME_KK, NAME_RU));
      rows.add(named(table, "K-1", day.plusDays(1), "Келесі атау", "Будущее имя"));
    } else if (table.name().equals(OutTables.QUOTA_POLICIES.name())) {
      rows.add(
          row(
              table,
              Map.of(
                  Columns.MARKET_DATE,
                  Date.valueOf(day),
                  QuotaColumns.POLICY,
                  "max_min",
                  QuotaColumns.DECIDES,
                  true)));
    } else if (table.name().equals(OutTables.QUALITY_RECORDS.name())) {
      rows.add(records(table));
    } else if (table.name().equals(OutTables.QUOTA_SITE_HOURS.name())
        || table.name().equals(OutTables.QUOTA_EXPLANATIONS.name())) {
      for (String site : List.of(HOSTILE_SITE, "K-1")) {
        hours(hour -> rows.add(site(table, site, hour)));
      }
    } else if (table.name().equals(OutTables.QUOTA_REGION_HOURS.name())
        || table.name().equals(OutTables.STRAIN_REGION_HOURS.name())) {
      for (String region : List.of("KZ-10", "KZ-11")) {
        hours(hour -> rows.add(region(table, region, hour)));
      }
    } else if (table.name().equals(OutTables.STRAIN_ZONE_HOURS.name())) {
      hours(hour -> rows.add(region(table, "North", hour)));
    } else if (table.name().equals(OutTables.STRAIN_SYSTEM_HOURS.name())) {
      hours(hour -> rows.add(system(table, hour)));
    }
    return rows.iterator();
  }

  /** Two regions of the North, the register of this night, and two days of a calendar. */
  private Dimensions dimensions() {
    List<Row> regions = new ArrayList<>();
    for (String code : List.of("KZ-10", "KZ-11")) {
      regions.add(
          row(
              CoreTables.REGIONS,
              Map.of(
                  Columns.REGION,
                  code,
                  Columns.VALID_FROM,
                  Date.valueOf("2021-11-01"),
                  Columns.ZONE,
                  "North")));
    }
    List<Row> register = new ArrayList<>();
    rows(CoreTables.REGISTER_SITES).forEachRemaining(register::add);
    return Dimensions.of(
        config,
        new Dimensions.Sources(
            regions,
            register,
            List.of(listed("2022-01-01", "holiday"), listed("2022-12-03", "working"))),
        day,
        day.minusDays(400));
  }

  private static Row listed(String date, String kind) {
    return row(
        CoreTables.CALENDAR_DAYS,
        Map.of(CoreTables.CALENDAR_DATE, Date.valueOf(date), CoreTables.DAY_KIND, kind));
  }

  private static Row nothingWithheld(Row whole) {
    Object[] values = new Object[whole.size() + 1];
    for (int i = 0; i < whole.size(); i++) {
      values[i] = whole.get(i);
    }
    return RowFactory.create(values);
  }

  private static void hours(IntConsumer work) {
    for (int hour = 0; hour < 24; hour++) {
      work.accept(hour);
    }
  }

  private Map<ColumnSpec, Object> at(int hour) {
    Instant start = issuedAt.plusSeconds(16 * 3600L + hour * 3600L);
    Map<ColumnSpec, Object> values = new HashMap<>();
    values.put(Columns.HOUR_START_UTC, Timestamp.from(start));
    values.put(Columns.MARKET_DATE, Date.valueOf(day));
    values.put(Columns.MARKET_HOUR, hour);
    values.put(Columns.LOCAL_DATE, Date.valueOf(day));
    values.put(Columns.LOCAL_HOUR, hour);
    values.put(Columns.ZONE, "North");
    values.put(QuotaColumns.POLICY, "max_min");
    return values;
  }

  private Row site(TableSpec table, String site, int hour) {
    boolean first = site.equals(HOSTILE_SITE);
    BigDecimal mw = first ? levelMw : new BigDecimal(hour < 8 ? "1.500000" : "0.000000");
    Map<ColumnSpec, Object> values = at(hour);
    values.put(Columns.SITE_ID, site);
    values.put(Columns.REGION, first ? "KZ-10" : "KZ-11");
    values.put(Columns.MINER_BIN, first ? "000040001009" : "990040001009");
    values.put(Columns.TIER, 1);
    values.put(Columns.LICENSED_MW, new BigDecimal("20.000000"));
    BigDecimal exempt = first ? levelMw.divide(BigDecimal.valueOf(2)) : BigDecimal.ZERO.setScale(6);
    values.put(QuotaColumns.QUOTA_MW, mw);
    values.put(QuotaColumns.EXEMPT_MW, exempt);
    values.put(QuotaColumns.ALLOWED_MW, mw.add(exempt));
    values.put(QuotaColumns.BINDING_KIND, mw.signum() > 0 ? "region" : "deficit");
    values.put(QuotaColumns.BINDING_ELEMENTS, "region:KZ-11=1.500000");
    values.put(QuotaColumns.FILL_LEVEL, 0.075);
    return row(table, values);
  }

  private Row region(TableSpec table, String name, int hour) {
    boolean red = name.equals("KZ-11") && hour >= 17;
    Map<ColumnSpec, Object> values = at(hour);
    values.put(table.key().get(0), name);
    values.put(QuotaColumns.SITES, 1L);
    values.put(GridColumns.BASIS, "forecast");
    values.put(GridColumns.LEVEL, red ? "RED" : "GREEN");
    values.put(GridColumns.SYSTEM_LEVEL, hour == 18 ? "RED" : "GREEN");
    values.put(GridColumns.STRESS_RATIO, red ? 1.2 : 0.5);
    values.put(GridColumns.COORDINATED_LEVEL, hour == 18 ? "RED" : "GREEN");
    values.put(GridColumns.COORDINATED_STRESS_RATIO, hour == 18 ? 1.2 : 0.5);
    values.put(GridColumns.BINDING_AREA, "KZ-10;KZ-11");
    values.put(GridColumns.AREA_ELEMENTS, "tie:T-NW=0.000");
    values.put(
        QuotaColumns.REGION_QUOTA_MW,
        name.equals("KZ-10") ? levelMw : new BigDecimal(hour < 8 ? "1.500000" : "0.000000"));
    return row(table, values);
  }

  /** A row that is short by 12.5 MW at 18:00; the four parts are 5, 2.5, 4 and 1. */
  private Row system(TableSpec table, int hour) {
    boolean isShort = hour == 18;
    Map<ColumnSpec, Object> values = at(hour);
    values.put(GridColumns.BASIS, "forecast");
    values.put(GridColumns.SYSTEM_STATUS, isShort ? "short" : "normal");
    values.put(GridColumns.SYSTEM_LEVEL, isShort ? "RED" : "GREEN");
    values.put(GridColumns.UNSERVED_MW, mw(isShort ? "12.5" : "0"));
    values.put(GridColumns.SHORTAGE_EXPECTED_MW, mw(isShort ? "5" : "0"));
    values.put(GridColumns.SHORTAGE_UNCERTAINTY_MW, mw(isShort ? "2.5" : "0"));
    values.put(GridColumns.SHORTAGE_RESERVE_MW, mw(isShort ? "4" : "0"));
    values.put(GridColumns.SHORTAGE_NETWORK_MW, mw(isShort ? "1" : "0"));
    values.put(GridColumns.COORDINATED_STRESS_MAX, isShort ? 1.2 : 0.5);
    return row(table, values);
  }

  private static BigDecimal mw(String value) {
    return new BigDecimal(value).setScale(6);
  }

  private Row finding(
      TableSpec table, String check, String subject, String severity, String detail) {
    return row(
        table,
        Map.of(
            Columns.MARKET_DATE, Date.valueOf(day),
            QuotaColumns.CHECK_ID, check,
            QuotaColumns.SUBJECT, subject,
            QuotaColumns.SEVERITY, severity,
            QuotaColumns.DETAIL, detail));
  }

  /** A finding with the values of its message. */
  private Row unreadable(TableSpec table) {
    FindingWords words = FindingWords.of("unreadable").with("cause", HOSTILE_WORDS);
    return row(
        table,
        Map.of(
            Columns.MARKET_DATE,
            Date.valueOf(day),
            QuotaColumns.CHECK_ID,
            "unreadable",
            QuotaColumns.SUBJECT,
            "reports/a.json",
            QuotaColumns.SEVERITY,
            "warning",
            QuotaColumns.DETAIL,
            words.text(Language.EN),
            QuotaColumns.PARAMETERS,
            FindingWords.json(words.parameters())));
  }

  private static Row named(TableSpec table, String site, LocalDate from, String kk, String ru) {
    return row(
        table,
        Map.of(
            Columns.SITE_ID, site,
            Columns.VALID_FROM, Date.valueOf(from),
            Columns.REGION, site.equals(HOSTILE_SITE) ? "KZ-10" : "KZ-11",
            Columns.NAME_KK, kk,
            Columns.NAME_RU, ru));
  }

  private Row records(TableSpec table) {
    return row(
        table,
        Map.of(
            Columns.MARKET_DATE, Date.valueOf(day),
            Columns.SOURCE, "reports",
            MinerColumns.RECORDS_IN, 10L,
            MinerColumns.RECORDS_ACCEPTED, 8L,
            MinerColumns.RECORDS_SUPERSEDED, 1L,
            MinerColumns.RECORDS_REJECTED, 1L));
  }

  /** A row of the table; required columns that are not given are zero. */
  private static Row row(TableSpec table, Map<ColumnSpec, Object> given) {
    Map<String, Object> byName = new HashMap<>();
    given.forEach((column, value) -> byName.put(column.name(), value));
    return new GenericRowWithSchema(
        table.columns().stream()
            .map(
                column ->
                    byName.containsKey(column.name()) || !column.required()
                        ? byName.get(column.name())
                        : zero(column))
            .toArray(),
        table.structType());
  }

  private static Object zero(ColumnSpec column) {
    return switch (column.type()) {
      case TEXT -> "";
      case BOOL -> false;
      case INT -> 0;
      case BIGINT -> 0L;
      case DOUBLE -> 0.0;
      case DECIMAL_18_6 -> BigDecimal.ZERO.setScale(6);
      case DATE -> new Date(0);
      case TIMESTAMP -> new Timestamp(0);
      case GEOMETRY -> new byte[0];
    };
  }
}
