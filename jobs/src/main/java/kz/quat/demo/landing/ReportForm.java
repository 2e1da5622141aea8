package kz.quat.demo.landing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.time.Instant;
import java.time.LocalDate;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/**
 * A correct submission of a site for a period, before any fault is added. {@code period_from} is
 * inclusive and {@code period_to} exclusive. With {@code time} utc both are UTC with Z; with {@code
 * time} local they are the region's local time, with or without offset as the site writes its
 * hours. {@code submitted_at} is always UTC.
 */
public final class ReportForm {
  /** How a site writes hours. */
  public enum Clock {
    UTC,
    LOCAL_WITH_OFFSET,
    LOCAL
  }

  /** The landing folder of reports. */
  public static final String SOURCE = "reports";

  /** Hour of the day, UTC, at which the first reports arrive. */
  public static final int FIRST_HOUR = 4;

  private static final int[] HOURS_OF_DAY = {FIRST_HOUR, 7, 11};

  public static final int UNIT_MW_SITE = 42;
  private static final int OLD_CODE_IN_NOTE = 47;
  public static final int OFFSET_SITE = 12;
  public static final int LOCAL_SITE = 14;
  private static final int FILLED_IN_SECONDS = 1500;
  private static final double METER_DIFFERENCE = 0.003;
  private static final int UNDER_REPORTED_PCT = 60;

  private final World world;

  public ReportForm(World world) {
    this.world = world;
  }

  public static String reportId(Site site, long fromHour) {
    return "R-"
        + site.id()
        + "-"
        + MarketClock.localText(fromHour, localOffset(site)).substring(0, 10);
  }

  /** The hours of the week from a Monday, by the site's own clock. */
  public ObjectNode week(Site site, LocalDate monday, Instant received) {
    long from = startHour(site, monday);
    long to = startHour(site, monday.plusWeeks(1));
    return hourly(site, from, to, received.minusSeconds(FILLED_IN_SECONDS));
  }

  /** Hourly readings over [fromHour, toHour). */
  public ObjectNode hourly(Site site, long fromHour, long toHour, Instant submittedAt) {
    ObjectNode report = head(site, fromHour, toHour, submittedAt);
    ArrayNode readings = report.putArray("readings");
    for (long hour = fromHour; hour < toHour; hour++) {
      ObjectNode reading = readings.addObject();
      reading.put("hour", hourText(site, hour));
      reading.set("value", value(unit(site), reportedKwh(site, hour)));
    }
    machines(site, report);
    return report;
  }

  /**
   * One total.
   *
   * @param interval day, month or quarter
   */
  public ObjectNode total(
      Site site, long fromHour, long toHour, String interval, Instant submittedAt) {
    ObjectNode report = head(site, fromHour, toHour, submittedAt);
    long kwh = 0L;
    for (long hour = fromHour; hour < toHour; hour++) {
      kwh += reportedKwh(site, hour);
    }
    String unit = unit(site).equals("MW") ? "MWh" : unit(site);
    report.put("unit", unit);
    report.put("interval", interval);
    report.set("total", value(unit, kwh));
    return report;
  }

  public long reportedKwh(Site site, long hour) {
    long kwh = world.mining().kwh(site, hour);
    if (site.number() == SiteRoles.UNDER_REPORTS) {
      return kwh * UNDER_REPORTED_PCT / 100;
    }
    double wobble = METER_DIFFERENCE * world.noise().centred("report " + site.number(), hour);
    return Math.round(kwh * (1.0 + wobble));
  }

  public static ValueNode value(String unit, long kwh) {
    return unit.equals("kWh") ? LongNode.valueOf(kwh) : Json.thousandths(kwh);
  }

  public String unit(Site site) {
    if (site.number() == UNIT_MW_SITE) {
      return "MW";
    }
    return world.noise().unit("report unit", site.number()) < 0.6 ? "kWh" : "MWh";
  }

  public Clock clock(Site site) {
    if (site.number() == OFFSET_SITE) {
      return Clock.LOCAL_WITH_OFFSET;
    }
    if (site.number() == LOCAL_SITE) {
      return Clock.LOCAL;
    }
    double draw = world.noise().unit("report clock", site.number());
    if (draw < 0.5) {
      return Clock.UTC;
    }
    return draw < 0.75 ? Clock.LOCAL_WITH_OFFSET : Clock.LOCAL;
  }

  public String hourText(Site site, long hour) {
    int offset = localOffset(site);
    return switch (clock(site)) {
      case UTC -> MarketClock.utcText(hour);
      case LOCAL -> MarketClock.localText(hour, offset);
      case LOCAL_WITH_OFFSET -> MarketClock.localText(hour, offset) + "+0" + offset + ":00";
    };
  }

  public static int localOffset(Site site) {
    return site.region().offsetHours();
  }

  private ObjectNode head(Site site, long fromHour, long toHour, Instant submittedAt) {
    ObjectNode report = Json.object();
    report.put("report_id", reportId(site, fromHour));
    report.put("schema", "quat-report/1");
    report.put("site_id", site.id());
    report.put("miner_bin", site.bin());
    report.put("period_from", hourText(site, fromHour));
    report.put("period_to", hourText(site, toHour));
    report.put("submitted_at", submittedAt.toString());
    report.put("revision", 1);
    report.put("unit", unit(site));
    report.put("time", clock(site) == Clock.UTC ? "utc" : "local");
    return report;
  }

  private static void machines(Site site, ObjectNode report) {
    if (site.number() % 3 == 0) {
      report.set("machines", Machines.of(site));
      report.set("hashrate_ths", LongNode.valueOf(Machines.hashrateThs(site)));
    }
    if (site.number() == OLD_CODE_IN_NOTE || site.number() % 20 == 0) {
      report.put("note", "обл. " + site.region().oldCode() + " (синтет.)");
    }
  }

  public static Instant received(Site site, LocalDate monday) {
    int hour = HOURS_OF_DAY[site.number() % HOURS_OF_DAY.length];
    return Delivery.at(monday.plusWeeks(1), hour, 0);
  }

  public static String name(Site site, LocalDate first) {
    return site.id() + "_" + first + ".json";
  }

  /** Midnight of the site's own clock. */
  public static long startHour(Site site, LocalDate day) {
    return day.toEpochDay() * MarketClock.HOURS_A_DAY - localOffset(site);
  }
}
