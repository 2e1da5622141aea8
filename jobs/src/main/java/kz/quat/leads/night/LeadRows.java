package kz.quat.leads.night;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.domain.Language;
import kz.quat.leads.KnownLead;
import kz.quat.leads.Lead;
import kz.quat.leads.NightLead;
import kz.quat.leads.PointShare;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.page.LeadSentences;
import kz.quat.leads.region.RegionRise;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Converts the leads of one feeder to rows of the tables and back. */
final class LeadRows {

  private static final RowType LEAD = RowType.of(LeadTables.FEEDERS);
  private static final RowType POINT = RowType.of(LeadTables.POINTS);
  private static final long HOUR_SECONDS = 3600;
  private static final double MACHINE_KW = 3.5;
  private static final int RATIO_DECIMALS = 4;
  private static final int MW_DECIMALS = 6;
  private static final double KW_PER_MW = 1000;
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(MW_DECIMALS);

  private final String feederId;
  private final LocalDate day;
  private final @Nullable String region;
  private final @Nullable RegionRise rise;
  private final ZoneId zone;

  LeadRows(
      String feederId,
      LocalDate day,
      @Nullable String region,
      @Nullable RegionRise rise,
      ZoneId zone) {
    this.feederId = feederId;
    this.day = day;
    this.region = region;
    this.rise = rise;
    this.zone = zone;
  }

  /** A lead as the night before left it. */
  static KnownLead known(Row row) {
    String points = LeadColumns.POINT_IDS.from(row);
    return new KnownLead(
        LeadColumns.LEAD_ID.from(row),
        points.isEmpty() ? Set.of() : Set.of(points.split(",", -1)),
        Objects.requireNonNull(hour(LeadColumns.START_UTC, row)),
        hour(LeadColumns.END_UTC, row),
        LeadColumns.FIRST_SEEN.<Date>from(row).toLocalDate(),
        hour(LeadColumns.FIRST_ALARM_UTC, row),
        LeadStatus.ofWord(LeadColumns.LEAD_STATUS.from(row)),
        date(LeadColumns.DECIDED_ON, row));
  }

  /**
   * The row of a lead, still without ranks.
   *
   * @param before its row of the night before; null for a new lead
   */
  Row lead(NightLead lead, @Nullable Row before) {
    Lead judged = lead.judged();
    return judged == null ? carried(lead, Objects.requireNonNull(before)) : fresh(lead, judged);
  }

  /** The figures of the night before with tonight's date and status. */
  private Row carried(NightLead lead, Row before) {
    boolean open = lead.status() == LeadStatus.STANDING;
    RowBuilder row = LEAD.row();
    for (ColumnSpec column : LeadTables.FEEDERS.columns()) {
      Object value = column.from(before);
      if (column.equals(Columns.MARKET_DATE)) {
        value = day;
      } else if (column.equals(LeadColumns.LEAD_STATUS)) {
        value = lead.status().word();
      } else if (column.equals(LeadColumns.DECIDED_ON)) {
        value = lead.decidedOn();
      } else if (column.equals(LeadColumns.EXPECTED_MW) && !open) {
        value = NOTHING;
      }
      row.set(column, value);
    }
    return row.build();
  }

  private Row fresh(NightLead lead, Lead judged) {
    boolean open = lead.status() == LeadStatus.NEW || lead.status() == LeadStatus.STANDING;
    RowBuilder row =
        LEAD.row()
            .set(LeadColumns.LEAD_ID, lead.leadId())
            .set(LeadColumns.FEEDER_ID, feederId)
            .set(Columns.MARKET_DATE, day)
            .set(LeadColumns.LEAD_STATUS, lead.status().word())
            .set(LeadColumns.RANK, null)
            .set(LeadColumns.RANK_BY_CONFIDENCE, null)
            .set(LeadColumns.CONFIDENCE, ratio(judged.confidence()))
            .set(LeadColumns.MEAN_MW, mw(judged.kw()))
            .set(LeadColumns.LOW_MW, mw(judged.lowKw()))
            .set(LeadColumns.HIGH_MW, mw(judged.highKw()))
            .set(LeadColumns.EXPECTED_MW, open ? mw(judged.expectedKw()) : NOTHING)
            .set(LeadColumns.START_UTC, instant(judged.startHour()))
            .set(LeadColumns.END_UTC, instant(judged.endHour()))
            .set(LeadColumns.FIRST_SEEN, lead.firstSeen())
            .set(LeadColumns.FIRST_ALARM_UTC, instant(judged.firstAlarmHour()))
            .set(LeadColumns.LAST_JUDGED, day)
            .set(LeadColumns.DECIDED_ON, lead.decidedOn())
            .set(LeadColumns.LEARNED_CONFIDENCE, ratio(lead.learnedConfidence()))
            .set(LeadColumns.FEEDER_REGION, region);
    evidence(row, lead, judged);
    return row.build();
  }

  private void evidence(RowBuilder row, NightLead lead, Lead judged) {
    List<String> points = pointIds(judged);
    row.set(LeadColumns.POINT_IDS, String.join(",", points))
        .set(LeadColumns.POINTS_COUNT, (long) points.size())
        .set(LeadColumns.BALANCE_RATIO, value(judged, Feature.BALANCE_STEP))
        .set(LeadColumns.NOISE_RATIO, value(judged, Feature.STEP_NOISE))
        .set(LeadColumns.UNEVEN_RATIO, value(judged, Feature.HOUR_SPREAD))
        .set(LeadColumns.WEEKEND_RATIO, value(judged, Feature.WEEKEND))
        .set(LeadColumns.BLOCK_LOW_RATIO, value(judged, Feature.BLOCK_LOW))
        .set(LeadColumns.BLOCK_HOURS, value(judged, Feature.BLOCK_HOURS))
        .set(LeadColumns.STRETCH_RATIO, value(judged, Feature.STRETCH))
        .set(LeadColumns.MACHINE_COUNT, (long) Math.floor(judged.kw() / MACHINE_KW))
        .set(LeadColumns.LOTS_DAYS, value(judged, Feature.RAMP_DAYS))
        .set(LeadColumns.OVER_CONTRACT_RATIO, value(judged, Feature.OF_DECLARED))
        .set(LeadColumns.PEERS_RATIO, value(judged, Feature.PEERS_UP))
        .set(LeadColumns.CURTAILED_RATIO, ratioOrNull(lead.underOrders()))
        .set(LeadColumns.AFTER_VISIT_RATIO, ratioOrNull(lead.afterVisits()))
        .set(LeadColumns.REGION_RESIDUAL_RATIO, rise == null ? null : (Double) ratio(rise.ratio()))
        .set(LeadColumns.EVIDENCE_KK, sentences(Language.KK, lead, judged))
        .set(LeadColumns.EVIDENCE_RU, sentences(Language.RU, lead, judged))
        .set(LeadColumns.EVIDENCE_EN, sentences(Language.EN, lead, judged));
  }

  private String sentences(Language language, NightLead lead, Lead judged) {
    LeadSentences words = new LeadSentences(language, zone);
    List<String> all = new ArrayList<>(words.of(judged));
    all.addAll(words.obedience(lead.underOrders(), lead.afterVisits()));
    if (rise != null) {
      all.add(words.region(rise));
    }
    return String.join(" ", all);
  }

  /** The rows of a lead's points. The power of a point is unknown if the step is no longer seen. */
  List<Row> points(NightLead lead, Row written) {
    Lead judged = lead.judged();
    return judged == null
        ? known(written).points().stream().sorted().map(id -> point(lead, id, null)).toList()
        : judged.points().stream()
            .filter(share -> !share.pointId().isEmpty())
            .map(share -> point(lead, share.pointId(), mw(share.kw())))
            .toList();
  }

  private Row point(NightLead lead, String pointId, @Nullable BigDecimal meanMw) {
    return POINT
        .row()
        .set(LeadColumns.LEAD_ID, lead.leadId())
        .set(LeadColumns.POINT_ID, pointId)
        .set(Columns.MARKET_DATE, day)
        .set(LeadColumns.FEEDER_ID, feederId)
        .set(LeadColumns.POINT_MW, meanMw)
        .build();
  }

  private static List<String> pointIds(Lead lead) {
    return lead.points().stream()
        .map(PointShare::pointId)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toList());
  }

  private static double value(Lead lead, Feature feature) {
    return ratio(lead.features().get(feature.index()));
  }

  /** A ratio rounded as published; NaN becomes 0, as in the model. */
  static double ratio(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(RATIO_DECIMALS, RoundingMode.HALF_UP).doubleValue()
        : 0;
  }

  private static @Nullable Double ratioOrNull(@Nullable Double value) {
    return value == null ? null : (Double) ratio(value);
  }

  private static BigDecimal mw(double kw) {
    return BigDecimal.valueOf(kw / KW_PER_MW).setScale(MW_DECIMALS, RoundingMode.HALF_UP);
  }

  private static @Nullable Instant instant(@Nullable Long hour) {
    return hour == null ? null : Instant.ofEpochSecond(hour * HOUR_SECONDS);
  }

  private static @Nullable Long hour(ColumnSpec column, Row row) {
    Timestamp at = column.from(row);
    return at == null ? null : (Long) Math.floorDiv(at.getTime() / 1000, HOUR_SECONDS);
  }

  private static @Nullable LocalDate date(ColumnSpec column, Row row) {
    Date date = column.from(row);
    return date == null ? null : date.toLocalDate();
  }
}
