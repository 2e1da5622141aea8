package kz.quat.clean.reports;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Codes;
import kz.quat.clean.values.Fault;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.submission.ReportFields;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a report as a whole (docs/spec/inputs.md): what it must state, and the clock and
 * period by which its readings are read.
 */
final class ReportForm implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String SCHEMA_VERSION = "quat-report/1";
  private static final String TOTAL = "total";
  private static final List<String> CLOCKS = List.of("utc", "local");
  private static final Pattern BIN = Pattern.compile("\\d{12}");

  private final TreeMap<String, String> zoneIds;
  private final String marketZone;
  private final int maxReadings;

  ReportForm(CleanRules rules) {
    this.zoneIds = new TreeMap<>(rules.regions().zoneIds());
    this.marketZone = rules.marketZone();
    this.maxReadings = rules.limits().maxReadingsPerReport();
  }

  /**
   * The head of a report.
   *
   * @param periodStart null where it cannot be read; the same holds for the end
   * @param fault the first rule that the report as a whole breaks; null if none
   */
  record Head(
      ReporterClock clock,
      @Nullable Instant periodStart,
      @Nullable Instant periodEnd,
      @Nullable Fault fault) {}

  Head head(ReportText report, SiteRegister register) {
    String region = register.region(report.field("site_id"));
    String zoneId = region == null ? marketZone : zoneIds.getOrDefault(region, marketZone);
    ReporterClock clock =
        new ReporterClock(!"local".equals(report.field("time")), ZoneId.of(zoneId));
    Instant start = clock.read(report.field("period_from"), "0").instant();
    Instant end = clock.read(report.field("period_to"), "1").instant();
    return new Head(clock, start, end, fault(report, register, start, end));
  }

  /** True if the readings can be told apart, so that each is a record of its own. */
  boolean areApart(@Nullable List<ReportText.Reading> readings) {
    return readings != null && !readings.isEmpty() && readings.size() <= maxReadings;
  }

  private @Nullable Fault fault(
      ReportText report, SiteRegister register, @Nullable Instant start, @Nullable Instant end) {
    if (!SCHEMA_VERSION.equals(report.field("schema"))) {
      return in(report, RejectReason.BAD_SCHEMA_VERSION, "schema");
    }
    String ofForm = report.fault();
    if (ofForm != null) {
      RejectReason reason = RejectReason.find(ofForm).orElse(RejectReason.BAD_ENUM);
      return new Fault(reason.code(), report.faultPlace(), report.faultText());
    }
    boolean hasValues = !ReportWithdrawals.isAlone(report);
    List<String> missing =
        ReportFields.HEAD.stream()
            .filter(name -> report.field(name) == null && (hasValues || !name.equals("unit")))
            .toList();
    if (!missing.isEmpty()) {
      return Fault.of(RejectReason.MISSING_FIELD, String.join(", ", missing), null);
    }
    Fault readings = readingsFault(report);
    Fault field = readings != null ? readings : fieldFault(report, register, start, end);
    return field != null ? field : withdrawalFault(report, start, end);
  }

  private @Nullable Fault readingsFault(ReportText report) {
    List<ReportText.Reading> readings = report.readings();
    if (readings == null || readings.isEmpty()) {
      if (ReportWithdrawals.isAlone(report)) {
        return null;
      }
      if (report.field(TOTAL) == null) {
        return in(report, RejectReason.MISSING_FIELD, ReportText.READINGS);
      }
      return ReportTotal.INTERVALS.contains(String.valueOf(report.field(ReportTotal.INTERVAL)))
          ? null
          : in(report, RejectReason.NOT_HOURLY, TOTAL);
    }
    return readings.size() <= maxReadings
        ? null
        : Fault.of(
            RejectReason.TOO_MANY_READINGS, ReportText.READINGS, Integer.toString(readings.size()));
  }

  private static @Nullable Fault fieldFault(
      ReportText report, SiteRegister register, @Nullable Instant start, @Nullable Instant end) {
    Integer revision = Numbers.wholeOf(report.field("revision"));
    boolean needsUnit = report.field("unit") != null || !ReportWithdrawals.isAlone(report);
    if (needsUnit && !ReportUnits.ALL.contains(String.valueOf(report.field("unit")))) {
      return in(report, RejectReason.BAD_UNIT, "unit");
    }
    if (!CLOCKS.contains(report.field("time"))) {
      return in(report, RejectReason.BAD_ENUM, "time");
    }
    if (revision == null || revision < 1) {
      return in(report, RejectReason.BAD_NUMBER, "revision");
    }
    String mixed = Codes.mixed(report.field("site_id"));
    if (mixed != null) {
      return Fault.of(RejectReason.LOOK_ALIKE_LETTER, "site_id", mixed);
    }
    if (!BIN.matcher(String.valueOf(report.field("miner_bin"))).matches()) {
      return in(report, RejectReason.BAD_CODE, "miner_bin");
    }
    if (ReporterClock.utc(report.field("submitted_at")) == null) {
      return in(report, RejectReason.BAD_TIMESTAMP, "submitted_at");
    }
    if (!register.knows(report.field("site_id"))) {
      return in(report, RejectReason.UNKNOWN_SITE, "site_id");
    }
    if (start == null) {
      return in(report, RejectReason.BAD_TIMESTAMP, "period_from");
    }
    if (end == null) {
      return in(report, RejectReason.BAD_TIMESTAMP, "period_to");
    }
    return end.isAfter(start) ? null : in(report, RejectReason.BAD_PERIOD, "period_to");
  }

  /**
   * A withdrawal may not cover a longer period than a report may, or one line could rewrite all
   * history.
   */
  private @Nullable Fault withdrawalFault(
      ReportText report, @Nullable Instant start, @Nullable Instant end) {
    if (report.field(ReportWithdrawals.FIELD) == null || start == null || end == null) {
      return null;
    }
    return Duration.between(start, end).toHours() > maxReadings
        ? in(report, RejectReason.BAD_PERIOD, "period_to")
        : null;
  }

  private static Fault in(ReportText report, RejectReason reason, String field) {
    return Fault.of(reason, field, report.field(field));
  }
}
