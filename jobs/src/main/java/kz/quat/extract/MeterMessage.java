package kz.quat.extract;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of class 80020: one day of metering points by channel, or of delivery groups.
 * Points are taken in metering/, groups in grid_load/. Its clock is that of the market's messages;
 * other sources tell to whom a point and channel belong. Reactive channels (03, 04) are ignored.
 */
final class MeterMessage implements XmlRecords.Handler {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d|2400");
  private static final List<String> ACTIVE = List.of("01", "02");
  private static final int DAY_MINUTES = 1440;

  /** Status of a reading that is not of commercial quality. */
  static final String NOT_COMMERCIAL = "not_commercial";

  /**
   * A period of the message.
   *
   * @param startMinute minute of the local day, as is the end; -1 if it cannot be read
   * @param value null if it is empty, that is, missing
   * @param summer the message's mark on a day when the clock changes; null if it has none
   */
  private record Period(
      long line,
      String text,
      int startMinute,
      int endMinute,
      @Nullable String value,
      boolean commercial,
      @Nullable String summer) {
    int minutes() {
      return endMinute - startMinute;
    }
  }

  private record Series(String code, List<Period> periods) {}

  private final SourceFormat format;
  private final SourceFormat.Parts parts;
  private final ZoneId zone;
  private final boolean ofGroups;
  private final List<Series> waiting = new ArrayList<>();
  private @Nullable String number;
  private @Nullable LocalDate day;
  private boolean inDateTime;
  private boolean anySeries;
  private @Nullable String point;
  private @Nullable String channel;
  private List<Period> periods = new ArrayList<>();
  private @Nullable String start;
  private @Nullable String end;
  private @Nullable String summer;
  private @Nullable String status;
  private @Nullable String value;
  private long line;

  MeterMessage(SourceFormat format, SourceFormat.Parts parts) {
    this.format = format;
    this.parts = parts;
    this.zone = ZoneId.of(parts.zoneId());
    this.ofGroups = !parts.summed();
  }

  @Override
  public void start(XMLStreamReader at) {
    switch (at.getLocalName()) {
      case "message" -> number = XmlRecords.attribute(at, "number");
      case "datetime" -> inDateTime = true;
      case "measuringpoint" -> {
        point = ofGroups ? null : XmlRecords.attribute(at, "code");
        channel = null;
      }
      case "measuringchannel" -> channel = XmlRecords.attribute(at, "code");
      case "deliverygroup" -> point = ofGroups ? XmlRecords.attribute(at, "code") : null;
      case "period" -> {
        line = at.getLocation().getLineNumber();
        start = XmlRecords.attribute(at, "start");
        end = XmlRecords.attribute(at, "end");
        summer = XmlRecords.attribute(at, "summer");
        status = XmlRecords.attribute(at, "status");
        value = null;
      }
      case "value" -> {
        String own = XmlRecords.attribute(at, "status");
        status = own == null ? status : own;
      }
      default -> {}
    }
  }

  @Override
  public void end(XMLStreamReader at, String text, Consumer<RawRecord> out) {
    switch (at.getLocalName()) {
      case "day" -> {
        if (inDateTime) {
          day = day(text);
        }
      }
      case "datetime" -> {
        inDateTime = false;
        waiting.forEach(series -> emit(series, out));
        waiting.clear();
      }
      case "value" -> value = text.isEmpty() ? null : text;
      case "period" -> take();
      case "measuringchannel" -> close(channel, out);
      case "deliverygroup" -> close("", out);
      default -> {}
    }
  }

  /** Ends a series. It may come before the element that names its day, and then waits. */
  private void close(@Nullable String of, Consumer<RawRecord> out) {
    String its = point;
    boolean counts = ofGroups || (of != null && ACTIVE.contains(of));
    if (its != null && counts && !periods.isEmpty()) {
      anySeries = true;
      Series series = new Series(ofGroups ? its : its + ":" + of, periods);
      if (day == null) {
        waiting.add(series);
      } else {
        emit(series, out);
      }
    }
    periods = new ArrayList<>();
  }

  @Override
  public void close(Consumer<RawRecord> out) {
    waiting.forEach(series -> emit(series, out));
    if (!anySeries) {
      out.accept(RawRecord.broken(1, "80020", Problems.WRONG_MESSAGE));
    }
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private void take() {
    int from = minute(start);
    int to = minute(end);
    boolean commercial = status == null || status.equals("0");
    String mark = status == null ? "" : " status=\"" + status + "\"";
    String text =
        "<period start=\"%s\" end=\"%s\"%s><value%s>%s</value></period>"
            .formatted(start, end, summer == null ? "" : " summer=\"" + summer + "\"", mark, value);
    if (from < 0 || to < 0) {
      from = -1;
      to = -1;
    } else if (to == 0) {
      to = DAY_MINUTES;
    }
    periods.add(new Period(line, text, from, to, value, commercial, summer));
  }

  private static int minute(@Nullable String clock) {
    if (clock == null || !CLOCK.matcher(clock).matches()) {
      return -1;
    }
    return Integer.parseInt(clock.substring(0, 2)) * HourAssembly.HOUR_MINUTES
        + Integer.parseInt(clock.substring(2));
  }

  /** Emits the hours of a series; where half-hours and hours are both given, they must agree. */
  private void emit(Series series, Consumer<RawRecord> out) {
    Map<Instant, List<Period>> byHour = new LinkedHashMap<>();
    for (Period period : series.periods()) {
      String problem = problem(period);
      Instant at = problem == null ? start(period) : null;
      if (problem != null || at == null) {
        out.accept(broken(series, List.of(period), problem));
        continue;
      }
      long inHour = at.getEpochSecond() % 3600;
      byHour.computeIfAbsent(at.minusSeconds(inHour), hour -> new ArrayList<>()).add(period);
    }
    byHour.forEach((hour, ofHour) -> emit(series, hour, ofHour, out));
  }

  private @Nullable String problem(Period period) {
    if (day == null || period.startMinute() < 0) {
      return Problems.BAD_TIMESTAMP;
    }
    boolean within =
        period.minutes() > 0
            && HourAssembly.HOUR_MINUTES % period.minutes() == 0
            && period.startMinute() % period.minutes() == 0;
    return within ? null : Problems.NOT_ON_THE_HOUR;
  }

  /**
   * The period's start; null in a repeated hour without a mark that tells which of the two it is.
   */
  private @Nullable Instant start(Period period) {
    LocalDateTime local =
        Objects.requireNonNull(day).atStartOfDay().plusMinutes(period.startMinute());
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return local.toInstant(offsets.get(0));
    }
    boolean told = "1".equals(period.summer()) || "0".equals(period.summer());
    if (offsets.isEmpty() || !told) {
      return null;
    }
    return local.toInstant(offsets.get("1".equals(period.summer()) ? 0 : 1));
  }

  private void emit(Series series, Instant hour, List<Period> all, Consumer<RawRecord> out) {
    List<Period> wholes =
        all.stream().filter(p -> p.minutes() == HourAssembly.HOUR_MINUTES).toList();
    List<Period> finer = all.stream().filter(p -> p.minutes() < HourAssembly.HOUR_MINUTES).toList();
    List<Period> stated = wholes.stream().filter(p -> p.value() != null).toList();
    if (stated.size() > 1) {
      out.accept(broken(series, stated, Problems.DUPLICATE_KEY));
      return;
    }
    RawRecord ofParts = finer.isEmpty() ? null : ofParts(series, hour, finer);
    if (stated.isEmpty()) {
      if (ofParts != null) {
        out.accept(ofParts);
      }
      return;
    }
    RawRecord ofHour = record(series, hour, stated.get(0));
    if (ofParts == null || ofParts.problem() != null) {
      out.accept(ofHour);
    } else {
      out.accept(agree(ofParts, ofHour) ? ofParts : broken(series, all, Problems.DUPLICATE_KEY));
    }
  }

  private @Nullable RawRecord ofParts(Series series, Instant hour, List<Period> finer) {
    List<RawRecord> there = new ArrayList<>();
    int minutes = HourAssembly.HOUR_MINUTES;
    for (Period period : finer) {
      minutes = Math.min(minutes, period.minutes());
      if (period.value() != null) {
        int minute = period.startMinute() % HourAssembly.HOUR_MINUTES;
        there.add(record(series, hour.plusSeconds(60L * minute), period));
      }
    }
    if (there.isEmpty()) {
      return null;
    }
    int step = minutes;
    if (finer.stream().anyMatch(period -> period.minutes() != step)) {
      return broken(series, finer, Problems.NOT_ON_THE_HOUR);
    }
    return HourAssembly.hours(there, step, format, parts).get(0);
  }

  private boolean agree(RawRecord ofParts, RawRecord ofHour) {
    int column = format.allFields().indexOf(parts.values().get(0));
    String sum = ofParts.fields().get(column);
    String whole = ofHour.fields().get(column);
    return sum != null
        && whole != null
        && HourAssembly.NUMBER.matcher(sum).matches()
        && HourAssembly.NUMBER.matcher(whole).matches()
        && new BigDecimal(sum).compareTo(new BigDecimal(whole)) == 0;
  }

  private RawRecord record(Series series, Instant at, Period period) {
    List<@Nullable String> fields = new ArrayList<>();
    for (String name : format.allFields()) {
      fields.add(field(name, series, at, period));
    }
    return new RawRecord(period.line(), fields, period.text(), null);
  }

  private @Nullable String field(String name, Series series, Instant at, Period period) {
    return switch (name) {
      case "point_id", "region" -> series.code();
      case "hour_start_utc" -> at.toString();
      case "energy_kwh" -> period.value();
      case "load_mw" -> megawatts(period);
      case "status" -> period.commercial() ? "ok" : NOT_COMMERCIAL;
      case "message_no" -> number;
      default -> null;
    };
  }

  /**
   * Mean power of a period's energy in kWh; a text that is not a number is kept, to be refused
   * later.
   */
  private static @Nullable String megawatts(Period period) {
    String kwh = period.value();
    if (kwh == null || !HourAssembly.NUMBER.matcher(kwh).matches()) {
      return kwh;
    }
    BigDecimal perHour = BigDecimal.valueOf(HourAssembly.HOUR_MINUTES / period.minutes());
    return new BigDecimal(kwh).multiply(perHour).movePointLeft(3).toPlainString();
  }

  private RawRecord broken(Series series, List<Period> of, @Nullable String problem) {
    String text = String.join("\n", of.stream().map(Period::text).toList());
    return RawRecord.broken(
        of.get(0).line(),
        Problems.head(series.code() + " " + day + "\n" + text),
        problem == null ? Problems.AMBIGUOUS_LOCAL_HOUR : problem);
  }
}
