package kz.quat.clean;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/** The rules of one reading of a report. */
final class ReportReadings implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ZoneId marketZone;
  private final BigDecimal mostOfConnection;

  ReportReadings(CleanRules rules) {
    this.marketZone = ZoneId.of(rules.marketZone());
    this.mostOfConnection =
        BigDecimal.ONE.add(
            BigDecimal.valueOf(rules.limits().connectionTolerancePct()).movePointLeft(2));
  }

  /**
   * A reading as read.
   *
   * @param hourStart null where the text is no time; then the market date is null too
   * @param energyWh null where the value is no number
   * @param fault the first rule that it breaks, its report's own before all; null if none
   */
  record Read(
      @Nullable Instant hourStart,
      @Nullable LocalDate marketDate,
      @Nullable Long energyWh,
      @Nullable Fault fault) {}

  /** What a reading's report says of it. */
  record Of(ReportText report, ReportForm.Head head, Instant receivedAt) {}

  Read read(ReportText.Reading reading, int position, Of of, SiteRegister register) {
    ReporterClock.Reading hour = of.head().clock().read(reading.hour(), reading.fold());
    Instant start = hour.instant();
    LocalDate day = start == null ? null : start.atZone(marketZone).toLocalDate();
    BigDecimal value = Numbers.decimalOf(reading.value());
    long whPerUnit =
        "kWh".equals(of.report().field("unit")) ? Numbers.WH_PER_KWH : Numbers.WH_PER_MWH;
    Long energyWh = value == null ? null : Numbers.wattHoursOf(value, whPerUnit);
    Fault fault = of.head().fault();
    if (fault == null) {
      fault = hourFault(reading, position, of, hour);
    }
    if (fault == null && day != null && !register.isKnown()) {
      fault = valueFault(reading, position, value, energyWh, null);
    } else if (fault == null && day != null) {
      SiteRegister.InForce site = register.onDay(of.report().field("site_id"), day);
      fault = siteFault(of.report(), site);
      if (fault == null && site != null) {
        fault = valueFault(reading, position, value, energyWh, site);
      }
    }
    return new Read(start, day, energyWh, fault);
  }

  private static @Nullable Fault hourFault(
      ReportText.Reading reading, int position, Of of, ReporterClock.Reading hour) {
    if (reading.hour() == null) {
      return at(position, ReportText.HOUR, null, RejectReason.MISSING_FIELD);
    }
    if (reading.value() == null) {
      return at(position, ReportText.VALUE, null, RejectReason.MISSING_FIELD);
    }
    RejectReason reason = hour.fault() != null ? hour.fault() : broken(hour.instant(), of);
    return reason == null ? null : at(position, ReportText.HOUR, reading.hour(), reason);
  }

  private static @Nullable RejectReason broken(@Nullable Instant start, Of of) {
    if (start == null || Field.isFarOff(start, of.receivedAt())) {
      return RejectReason.BAD_TIMESTAMP;
    }
    if (!start.truncatedTo(ChronoUnit.HOURS).equals(start)) {
      return RejectReason.NOT_ON_THE_HOUR;
    }
    Instant from = of.head().periodStart();
    Instant to = of.head().periodEnd();
    if (from == null || to == null || start.isBefore(from) || !start.isBefore(to)) {
      return RejectReason.HOUR_OUTSIDE_PERIOD;
    }
    return start.plus(Duration.ofHours(1)).isAfter(of.receivedAt())
        ? RejectReason.FUTURE_HOUR
        : null;
  }

  static @Nullable Fault siteFault(ReportText report, SiteRegister.@Nullable InForce site) {
    if (site == null) {
      return Fault.of(RejectReason.UNKNOWN_SITE, "site_id", report.field("site_id"));
    }
    String bin = report.field("miner_bin");
    return site.minerBin().equals(bin) ? null : Fault.of(RejectReason.WRONG_BIN, "miner_bin", bin);
  }

  private @Nullable Fault valueFault(
      ReportText.Reading reading,
      int position,
      @Nullable BigDecimal value,
      @Nullable Long energyWh,
      SiteRegister.@Nullable InForce site) {
    if (value == null || energyWh == null) {
      return at(position, ReportText.VALUE, reading.value(), RejectReason.BAD_NUMBER);
    }
    if (value.signum() < 0) {
      return at(position, ReportText.VALUE, reading.value(), RejectReason.NEGATIVE);
    }
    if (site == null) {
      return null;
    }
    long mostWh =
        Numbers.wattHoursOf(site.connectionMw().multiply(mostOfConnection), Numbers.WH_PER_MWH);
    return energyWh > mostWh
        ? at(position, ReportText.VALUE, reading.value(), RejectReason.IMPOSSIBLE_ENERGY)
        : null;
  }

  /** A fault of one reading, at {@code readings[17].value}. */
  private static Fault at(int position, String field, @Nullable String value, RejectReason reason) {
    return Fault.of(reason, ReportText.READINGS + "[" + position + "]." + field, value);
  }
}
