package kz.quat.clean.reports;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Fault;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.TimeLimits;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/** The rules for one reading of a report. */
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
   * A reading after parsing.
   *
   * @param hourStart null where the text is not a time; then the market date is null too
   * @param energyWh null where the value is not a number
   * @param fault the first rule that it breaks, with a fault of the whole report first; null if
   *     none
   */
  record Read(
      @Nullable Instant hourStart,
      @Nullable LocalDate marketDate,
      @Nullable Long energyWh,
      @Nullable Fault fault) {

    /** The same reading, refused for another reason. */
    Read refused(Fault why) {
      return new Read(hourStart, marketDate, energyWh, why);
    }
  }

  /** The report that a reading belongs to. */
  record ReportContext(ReportText report, ReportForm.Head head, Instant receivedAt) {}

  /**
   * Reads an hour.
   *
   * @param shiftMinutes by how many minutes the label is later than the hour's start
   */
  Read read(
      ReportText.Reading reading,
      int position,
      ReportContext of,
      SiteRegister register,
      int shiftMinutes) {
    ReporterClock.Reading hour =
        of.head().clock().read(reading.hour(), reading.fold(), shiftMinutes);
    Instant start = hour.instant();
    BigDecimal value = Numbers.decimalOf(reading.value());
    Fault fault = ownFault(reading, position, of, hour);
    if (fault == null && start != null && !start.truncatedTo(ChronoUnit.HOURS).equals(start)) {
      fault = at(position, ReportText.HOUR, reading.hour(), RejectReason.NOT_ON_THE_HOUR);
    }
    return judged(start, value, reading.value(), position, of, register, fault);
  }

  /** Reads a part of an hour. Its value is judged together with the other parts of the hour. */
  Read readPart(ReportText.Reading reading, int position, ReportContext of, int shiftMinutes) {
    ReporterClock.Reading hour =
        of.head().clock().read(reading.hour(), reading.fold(), shiftMinutes);
    BigDecimal value = Numbers.decimalOf(reading.value());
    Fault fault = ownFault(reading, position, of, hour);
    if (fault == null) {
      fault = valueFault(reading.value(), position, value, 0L, null);
    }
    Instant start = hour.instant();
    return new Read(start, start == null ? null : day(start), null, fault);
  }

  /** An hour that was made from all its parts. */
  Read whole(
      Instant start, BigDecimal value, int position, ReportContext of, SiteRegister register) {
    String shown = value.stripTrailingZeros().toPlainString();
    return judged(start, value, shown, position, of, register, of.head().fault());
  }

  private @Nullable Fault ownFault(
      ReportText.Reading reading, int position, ReportContext of, ReporterClock.Reading hour) {
    Fault fault = of.head().fault();
    if (fault == null) {
      fault = formFault(reading, position);
    }
    return fault == null ? hourFault(reading, position, of, hour) : fault;
  }

  private Read judged(
      @Nullable Instant start,
      @Nullable BigDecimal value,
      @Nullable String text,
      int position,
      ReportContext of,
      SiteRegister register,
      @Nullable Fault known) {
    LocalDate day = start == null ? null : day(start);
    Long energyWh = value == null ? null : ReportUnits.wattHours(value, of.report().field("unit"));
    Fault fault = known;
    if (fault == null && day != null && !register.isKnown()) {
      fault = valueFault(text, position, value, energyWh, null);
    } else if (fault == null && day != null) {
      SiteRegister.InForce site = register.onDay(of.report().field("site_id"), day);
      fault = siteFault(of.report(), site);
      if (fault == null && site != null) {
        fault = valueFault(text, position, value, energyWh, site);
      }
    }
    return new Read(start, day, energyWh, fault);
  }

  private LocalDate day(Instant start) {
    return start.atZone(marketZone).toLocalDate();
  }

  /**
   * The fault that the parser of a form found, by its code. An unknown code is taken as an
   * unreadable hour.
   */
  private static @Nullable Fault formFault(ReportText.Reading reading, int position) {
    String code = reading.fault();
    if (code == null) {
      String fold = reading.fold();
      return fold == null || fold.matches("(order:)?[01]")
          ? null
          : at(position, ReportText.FOLD, fold, RejectReason.BAD_ENUM);
    }
    RejectReason reason = RejectReason.find(code).orElse(RejectReason.BAD_TIMESTAMP);
    boolean ofHour = reason == RejectReason.NOT_ON_THE_HOUR;
    String field = ofHour ? ReportText.HOUR : ReportText.VALUE;
    return at(position, field, reading.faultText(), reason);
  }

  private static @Nullable Fault hourFault(
      ReportText.Reading reading, int position, ReportContext of, ReporterClock.Reading hour) {
    if (reading.hour() == null) {
      return at(position, ReportText.HOUR, null, RejectReason.MISSING_FIELD);
    }
    if (reading.value() == null) {
      return at(position, ReportText.VALUE, null, RejectReason.MISSING_FIELD);
    }
    RejectReason reason = hour.fault() != null ? hour.fault() : broken(hour.instant(), of);
    return reason == null ? null : at(position, ReportText.HOUR, reading.hour(), reason);
  }

  private static @Nullable RejectReason broken(@Nullable Instant start, ReportContext of) {
    if (start == null || TimeLimits.isFarOff(start, of.receivedAt())) {
      return RejectReason.BAD_TIMESTAMP;
    }
    Instant from = of.head().periodStart();
    Instant to = of.head().periodEnd();
    if (from == null || to == null || start.isBefore(from) || !start.isBefore(to)) {
      return RejectReason.HOUR_OUTSIDE_PERIOD;
    }
    Instant hour = start.truncatedTo(ChronoUnit.HOURS);
    return hour.plus(Duration.ofHours(1)).isAfter(of.receivedAt())
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
      @Nullable String text,
      int position,
      @Nullable BigDecimal value,
      @Nullable Long energyWh,
      SiteRegister.@Nullable InForce site) {
    if (value == null || energyWh == null) {
      return at(position, ReportText.VALUE, text, RejectReason.BAD_NUMBER);
    }
    if (value.signum() < 0) {
      return at(position, ReportText.VALUE, text, RejectReason.NEGATIVE);
    }
    if (site == null) {
      return null;
    }
    long mostWh =
        Numbers.wattHoursOf(site.connectionMw().multiply(mostOfConnection), Numbers.WH_PER_MWH);
    return energyWh > mostWh
        ? at(position, ReportText.VALUE, text, RejectReason.IMPOSSIBLE_ENERGY)
        : null;
  }

  /** A fault of one reading, located as in {@code readings[17].value}. */
  private static Fault at(int position, String field, @Nullable String value, RejectReason reason) {
    return Fault.of(reason, ReportText.READINGS + "[" + position + "]." + field, value);
  }
}
