package kz.quat.leads.night;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import kz.quat.leads.FeederNight;
import kz.quat.leads.KnownLead;
import kz.quat.leads.NightLead;
import kz.quat.leads.region.RegionRise;
import kz.quat.leads.series.FeederBuilder;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.visits.Visit;
import kz.quat.schema.Columns;
import kz.quat.schema.LeadColumns;
import kz.quat.schema.LeadTables;
import kz.quat.schema.RowType;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Judges one feeder after another and holds only one in memory; the rows of each feeder must be
 * consecutive.
 */
public final class FeederTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;
  private static final RowType VISITED = RowType.of(LeadTables.VISITED);

  private final NightFacts facts;

  /** The task of a night. */
  public FeederTask(NightFacts facts) {
    this.facts = facts;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Feeders(rows);
  }

  private final class Feeders implements Iterator<Row> {
    private final Iterator<Row> rows;
    private @Nullable Row next;
    private @Nullable Row judged;

    Feeders(Iterator<Row> rows) {
      this.rows = rows;
      this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (judged == null && next != null) {
        judged = feeder();
      }
      return judged != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row out = Objects.requireNonNull(judged);
      judged = null;
      return out;
    }

    /** The judged row of the next feeder; null if there are too few hours to judge it. */
    private @Nullable Row feeder() {
      Row row = Objects.requireNonNull(next);
      String id = LeadColumns.FEEDER_ID.from(row);
      Feeder feeder = new Feeder(id, facts);
      while (row != null && id.equals(LeadColumns.FEEDER_ID.from(row))) {
        feeder.take(row);
        row = rows.hasNext() ? rows.next() : null;
      }
      next = row;
      return feeder.judged();
    }
  }

  /** A feeder whose rows are being read. */
  private static final class Feeder {
    private final NightFacts facts;
    private final FeederBuilder builder;
    private final Map<String, Integer> regions = new TreeMap<>();
    private final Map<String, Row> known = new HashMap<>();

    Feeder(String id, NightFacts facts) {
      this.facts = facts;
      this.builder = new FeederBuilder(id);
    }

    void take(Row row) {
      switch (row.<Integer>getAs(LeadNight.ROLE)) {
        case LeadNight.POINT -> describe(row.getAs(LeadNight.DESCRIBED));
        case LeadNight.LEAD -> {
          Row lead = row.getAs(LeadNight.KNOWN);
          known.put(LeadColumns.LEAD_ID.from(lead), lead);
        }
        default -> day(row);
      }
    }

    private void describe(Row point) {
      String category = LeadColumns.CATEGORY.from(point);
      BigDecimal declared = LeadColumns.DECLARED_KW.from(point);
      builder.describe(
          LeadColumns.POINT_ID.from(point),
          category == null ? "" : category,
          declared == null ? Double.NaN : declared.doubleValue(),
          "1".equals(LeadColumns.REGISTERED_MINING.from(point)));
      String region = LeadColumns.FEEDER_REGION.from(point);
      if (region != null) {
        regions.merge(region, 1, Integer::sum);
      }
    }

    private void day(Row row) {
      String point = LeadColumns.POINT_ID.from(row);
      LocalDate date = Columns.MARKET_DATE.<Date>from(row).toLocalDate();
      LeadDays.read(
          date,
          facts.zone(),
          LeadColumns.DAY_WH.from(row),
          (hour, kwh) -> {
            if (point.isEmpty()) {
              builder.energyIn(hour, kwh);
            } else {
              builder.reading(point, hour, kwh);
            }
          });
    }

    @Nullable Row judged() {
      FeederSeries series = builder.build();
      if (series.hours() == 0 && known.isEmpty()) {
        return null;
      }
      ZoneId zone = facts.zone();
      HourCalendar calendar = new HourCalendar(series.startHour(), series.hours(), zone, Set.of());
      String region = region();
      FeederNight night =
          new FeederNight(
              series,
              calendar,
              facts.model(),
              facts.learned(),
              facts.in(region == null ? "" : region));
      List<KnownLead> before = known.values().stream().map(LeadRows::known).toList();
      List<Row> leads = new ArrayList<>();
      List<Row> points = new ArrayList<>();
      RegionRise rise = region == null ? null : facts.rises().get(region);
      LeadRows rows = new LeadRows(series.feederId(), facts.day(), region, rise, zone);
      for (NightLead lead : night.after(before)) {
        Row written = rows.lead(lead, known.get(lead.leadId()));
        leads.add(written);
        points.addAll(rows.points(lead, written));
      }
      return LeadNight.FEEDER
          .row()
          .set(LeadColumns.FEEDER_ID, series.feederId())
          .set(Columns.MARKET_DATE, facts.day())
          .set(LeadColumns.FEEDER_REGION, region)
          .set(LeadColumns.LEARNED_CONFIDENCE, LeadRows.ratio(night.strongestLearned()))
          .set(LeadNight.LEADS, leads)
          .set(LeadNight.POINTS, points)
          .set(LeadNight.VISITED, visited(night, calendar))
          .build();
    }

    private List<Row> visited(FeederNight night, HourCalendar calendar) {
      List<Row> rows = new ArrayList<>();
      for (Visit visit : night.visits()) {
        if (!facts.known().contains(NightFacts.key(visit))) {
          Double before = night.learnedBefore(visit, calendar);
          if (before != null) {
            rows.add(
                VISITED
                    .row()
                    .set(LeadColumns.FEEDER_ID, visit.feederId())
                    .set(LeadColumns.POINT_ID, visit.pointId())
                    .set(LeadColumns.INSPECTED_ON, visit.day())
                    .set(LeadColumns.LEARNED_CONFIDENCE, LeadRows.ratio(before))
                    .build());
          }
        }
      }
      return rows;
    }

    /**
     * The region of most of its points, the first by code if several have as many; null if no
     * region is known.
     */
    private @Nullable String region() {
      String most = null;
      for (Map.Entry<String, Integer> entry : regions.entrySet()) {
        if (most == null || entry.getValue() > regions.getOrDefault(most, 0)) {
          most = entry.getKey();
        }
      }
      return most;
    }
  }
}
