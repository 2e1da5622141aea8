package kz.quat.publish.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.config.UtilisationRule;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.MarketDay;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.PublishedTable;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.OrderTables;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Who took note of the orders of a reissue and who complied, by the acknowledgements and meters
 * that the newest run knows. An hour is kept where the meter shows no more than quota, exempt and
 * interruptible power together, within the tolerance of uptake (conf/rules/quota.yaml).
 */
public final class OrderAnswers {

  private static final RowType ANSWER = RowType.of(OrderTables.ANSWERS);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 6;

  private final QuatConfig config;
  private final Manifest newest;

  /**
   * Answers as a run knows them.
   *
   * @param newest the newest run: its tables hold the acknowledgements and meters that have arrived
   */
  public OrderAnswers(QuatConfig config, Manifest newest) {
    this.config = config;
    this.newest = newest;
  }

  /** An hour of an order: what is allowed, and what was metered; null = no complete reading. */
  private record Hour(BigDecimal allowedMwh, @Nullable BigDecimal meteredMwh) {}

  /** Rows of {@link OrderTables#ANSWERS}, one a site, sorted by key. */
  public List<Row> of(ReissueNote note) {
    RunFolders folders = new RunFolders(config.paths());
    Path known = folders.of(Audience.RESTRICTED, newest.runId());
    Path night = nightOf(folders, note, newest);
    SortedMap<String, SortedMap<Integer, Hour>> orders = new TreeMap<>();
    Map<String, BigDecimal> exempt = exempt(night, note);
    Map<String, BigDecimal> metered = metered(known, note);
    for (PublishedRow row :
        new PublishedTable(new Reissues(config).of(note.orderId()), OrderTables.ORDERS)
            .rows(all -> true)) {
      String site = row.text(Columns.SITE_ID);
      for (int hour = (int) row.whole(OrderTables.FROM_HOUR);
          hour < row.whole(OrderTables.UNTIL_HOUR);
          hour++) {
        String key = site + ' ' + hour;
        orders
            .computeIfAbsent(site, id -> new TreeMap<>())
            .put(
                hour,
                new Hour(
                    row.decimal(OrderTables.ORDERED_QUOTA_MW)
                        .add(row.decimal(OrderTables.ORDERED_INTERRUPTIBLE_MW))
                        .add(exempt.getOrDefault(key, BigDecimal.ZERO)),
                    metered.get(key)));
      }
    }
    Map<String, Instant> acknowledged = acknowledged(known, note);
    List<Row> rows = new ArrayList<>();
    orders.forEach((site, hours) -> rows.add(row(note, site, hours, acknowledged.get(site))));
    return rows;
  }

  /**
   * Whether the newest run still publishes the meters of the order's day. Where it does not, what
   * was answered before is all that can be known.
   */
  public boolean covers(ReissueNote note) {
    LocalDate first = newest.deliveryDate().minusDays(config.publish().siteDays());
    return !note.deliveryDate().isBefore(first);
  }

  /**
   * The folder of the order's night, or of the newest run where the night's is no longer kept: it
   * publishes the days before its own, too.
   */
  static Path nightOf(RunFolders folders, ReissueNote note, Manifest newest) {
    Path night = folders.of(Audience.RESTRICTED, note.runId());
    return Files.isDirectory(night) ? night : folders.of(Audience.RESTRICTED, newest.runId());
  }

  /** Exempt power of the night, MWh, by site and hour: a reissue leaves it as it is. */
  private static Map<String, BigDecimal> exempt(Path night, ReissueNote note) {
    Map<String, BigDecimal> exempt = new HashMap<>();
    new PublishedTable(night, OutTables.QUOTA_SITE_HOURS)
        .rowsOf(note.deliveryDate())
        .forEach(
            row ->
                exempt.put(
                    row.text(Columns.SITE_ID) + ' ' + row.whole(Columns.MARKET_HOUR),
                    row.decimal(QuotaColumns.EXEMPT_MW)));
    return exempt;
  }

  private Map<String, BigDecimal> metered(Path known, ReissueNote note) {
    Map<Instant, Integer> hours = new HashMap<>();
    List<Instant> starts = day(note).hours();
    for (int i = 0; i < starts.size(); i++) {
      hours.put(starts.get(i), i);
    }
    Map<String, BigDecimal> metered = new HashMap<>();
    for (PublishedRow row :
        new PublishedTable(known, CoreTables.SITE_HOURS).rowsOf(note.deliveryDate())) {
      Integer hour = hours.get(row.instant(Columns.HOUR_START_UTC));
      if (hour != null && row.knows(MinerColumns.METERED_WH)) {
        metered.put(
            row.text(Columns.SITE_ID) + ' ' + hour,
            row.decimal(MinerColumns.METERED_WH.published()));
      }
    }
    return metered;
  }

  private MarketDay day(ReissueNote note) {
    return new MarketDay(note.deliveryDate(), ZoneId.of(config.market().zoneId()));
  }

  private static Map<String, Instant> acknowledged(Path known, ReissueNote note) {
    Map<String, Instant> earliest = new HashMap<>();
    PublishedTable table = new PublishedTable(known, OrderTables.ACKNOWLEDGEMENTS);
    if (Files.exists(table.file())) {
      table
          .rows(row -> row.text(OrderTables.ORDER_ID).equals(note.orderId()))
          .forEach(
              row ->
                  earliest.merge(
                      row.text(Columns.SITE_ID),
                      row.instant(OrderTables.ACKNOWLEDGED_AT),
                      (one, other) -> one.isBefore(other) ? one : other));
    }
    return earliest;
  }

  private Row row(
      ReissueNote note,
      String site,
      SortedMap<Integer, Hour> hours,
      @Nullable Instant acknowledged) {
    long knownHours = 0;
    long exceededHours = 0;
    BigDecimal exceeded = BigDecimal.ZERO.setScale(DECIMALS);
    Integer keptFrom = null;
    for (Map.Entry<Integer, Hour> entry : hours.entrySet()) {
      BigDecimal metered = entry.getValue().meteredMwh();
      if (metered == null) {
        continue;
      }
      knownHours++;
      BigDecimal allowed = entry.getValue().allowedMwh();
      BigDecimal over = metered.subtract(allowed);
      if (over.compareTo(tolerance(note, allowed)) > 0) {
        exceededHours++;
        exceeded = exceeded.add(over);
        keptFrom = null;
      } else if (keptFrom == null) {
        keptFrom = entry.getKey();
      }
    }
    Instant begins = day(note).hours().get(hours.firstKey());
    return ANSWER
        .row()
        .set(OrderTables.ORDER_ID, note.orderId())
        .set(Columns.SITE_ID, site)
        .set(Columns.MARKET_DATE, note.deliveryDate())
        .set(OrderTables.ORDERED_HOURS, (long) hours.size())
        .set(OrderTables.FIRST_ACKNOWLEDGED_AT, acknowledged)
        .set(
            OrderTables.ACKNOWLEDGEMENT_CODE,
            acknowledged == null ? "none" : acknowledged.isAfter(begins) ? "late" : "in_time")
        .set(OrderTables.KNOWN_HOURS, knownHours)
        .set(OrderTables.EXCEEDED_HOURS, exceededHours)
        .set(OrderTables.EXCEEDED_MWH, exceeded.setScale(DECIMALS, RoundingMode.HALF_UP))
        .set(OrderTables.KEPT_FROM_HOUR, keptFrom)
        .set(OrderTables.ORDER_CODE, code(knownHours, exceededHours, keptFrom))
        .build();
  }

  private static String code(long known, long exceeded, @Nullable Integer keptFrom) {
    if (known == 0) {
      return "not_known";
    }
    if (exceeded == 0) {
      return "complied";
    }
    return keptFrom == null ? "not_complied" : "late";
  }

  /** As for uptake: a share of what is allowed, or so many MW, whichever is more. */
  private BigDecimal tolerance(ReissueNote note, BigDecimal allowedMwh) {
    List<UtilisationRule> rules = config.rules().quota().uptake();
    UtilisationRule inForce =
        EffectiveDated.inForce(rules, note.deliveryDate()).orElse(rules.get(0));
    return allowedMwh
        .multiply(BigDecimal.valueOf(inForce.tolerancePct()))
        .divide(HUNDRED, DECIMALS, RoundingMode.HALF_UP)
        .max(BigDecimal.valueOf(inForce.toleranceMw()));
  }
}
