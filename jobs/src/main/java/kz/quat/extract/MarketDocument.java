package kz.quat.extract;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a GL_MarketDocument of IEC 62325: load (business type A04, process A16) in grid_load/,
 * installed (A37) and available (A38) capacity in grid_capacity/. A series has steps of 15, 30 or
 * 60 minutes. With curve type A03 a value holds until the next position; with A01 (or none) every
 * position must be present. The area's mRID is a region's code.
 */
final class MarketDocument implements XmlRecords.Handler {

  private static final Map<String, Integer> MINUTES =
      Map.of("PT15M", 15, "PT30M", 30, "PT60M", 60, "PT1H", 60);
  private static final int MAX_POINTS = 400 * 96;

  private final SourceFormat format;
  private final SourceFormat.Parts parts;
  private final boolean ofLoad;

  /**
   * Values by region, time and field, over all series, since one series may state what another
   * lacks.
   */
  private final Map<String, TreeMap<Instant, Stated>> regions = new TreeMap<>();

  private final List<String> path = new ArrayList<>();
  private @Nullable String process;
  private @Nullable String revision;
  private @Nullable String businessType;
  private @Nullable String area;
  private @Nullable String unit;
  private @Nullable String curve;
  private @Nullable String from;
  private @Nullable String until;
  private @Nullable String resolution;
  private @Nullable String position;
  private TreeMap<Integer, String> points = new TreeMap<>();
  private @Nullable String problem;
  private long seriesLine = 1;
  private boolean anySeries;

  /** The values stated for a time. */
  private static final class Stated {
    final TreeMap<String, String> values = new TreeMap<>();
    long line;
    int minutes;
  }

  MarketDocument(SourceFormat format, SourceFormat.Parts parts) {
    this.format = format;
    this.parts = parts;
    this.ofLoad = parts.values().contains("load_mw");
  }

  @Override
  public void start(XMLStreamReader at) {
    String name = at.getLocalName();
    path.add(name);
    if (name.equals("TimeSeries")) {
      seriesLine = at.getLocation().getLineNumber();
      businessType = null;
      area = null;
      unit = null;
      curve = null;
      problem = null;
    } else if (name.equals("Period")) {
      from = null;
      until = null;
      resolution = null;
      points = new TreeMap<>();
    } else if (name.equals("Point")) {
      position = null;
    }
  }

  @Override
  public void end(XMLStreamReader at, String text, Consumer<RawRecord> out) {
    path.remove(path.size() - 1);
    switch (at.getLocalName()) {
      case "process.processType" -> process = text;
      case "revisionNumber" -> revision = text;
      case "businessType" -> businessType = text;
      case "outBiddingZone_Domain.mRID", "inBiddingZone_Domain.mRID", "area_Domain.mRID" ->
          area = text;
      case "quantity_Measure_Unit.name" -> unit = text;
      case "curveType" -> curve = text;
      case "start" -> from = path.contains("Period") ? text : from;
      case "end" -> until = path.contains("Period") ? text : until;
      case "resolution" -> resolution = text;
      case "position" -> position = text;
      case "quantity" -> quantity(text);
      case "Period" -> period();
      case "TimeSeries" -> {
        anySeries = true;
        if (problem != null) {
          String shown = String.join(" ", String.valueOf(area), String.valueOf(businessType));
          out.accept(RawRecord.broken(seriesLine, shown, problem));
        }
      }
      default -> {}
    }
  }

  private void quantity(String text) {
    Integer at = whole(position);
    if (at == null || at < 1 || at > MAX_POINTS || points.put(at, text) != null) {
      problem = Problems.BAD_TIMESTAMP;
    }
  }

  private static @Nullable Integer whole(@Nullable String text) {
    return text != null && text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private @Nullable String field() {
    if (ofLoad) {
      boolean realised = process == null || process.equals("A16");
      return realised && "A04".equals(businessType) ? "load_mw" : null;
    }
    return "A37".equals(businessType)
        ? "installed_mw"
        : "A38".equals(businessType) ? "available_mw" : null;
  }

  private void period() {
    String field = field();
    Instant start = time(from);
    Instant end = time(until);
    Integer minutes = resolution == null ? null : MINUTES.get(resolution);
    if (field == null || area == null) {
      problem = Problems.WRONG_MESSAGE;
    } else if (!"MAW".equals(unit)) {
      problem = Problems.BAD_UNIT;
    } else if (start == null || end == null || minutes == null) {
      problem = Problems.BAD_TIMESTAMP;
    }
    if (problem != null || start == null || end == null || minutes == null || field == null) {
      return;
    }
    long most = Duration.between(start, end).toMinutes() / minutes;
    boolean fits = most >= 1 && most <= MAX_POINTS && !points.isEmpty();
    if (!fits || points.lastKey() > most || start.getEpochSecond() % (60L * minutes) != 0) {
      problem = Problems.BAD_TIMESTAMP;
      return;
    }
    fill(String.valueOf(area), field, start, minutes, (int) most);
  }

  private void fill(String region, String field, Instant start, int minutes, int most) {
    boolean repeats = "A03".equals(curve);
    for (int at = 1; at <= most; at++) {
      Map.Entry<Integer, String> point = points.floorEntry(at);
      if (point == null || (!repeats && point.getKey() != at)) {
        continue;
      }
      Stated stated =
          regions
              .computeIfAbsent(region, r -> new TreeMap<>())
              .computeIfAbsent(start.plusSeconds(60L * minutes * (at - 1)), t -> new Stated());
      boolean conflicts =
          !stated.values.getOrDefault(field, point.getValue()).equals(point.getValue())
              || (stated.minutes != 0 && stated.minutes != minutes);
      if (conflicts) {
        problem = Problems.DUPLICATE_KEY;
        return;
      }
      stated.values.put(field, point.getValue());
      stated.line = seriesLine;
      stated.minutes = minutes;
    }
  }

  @Override
  public void close(Consumer<RawRecord> out) {
    regions.forEach(
        (region, times) -> {
          Map<Integer, List<RawRecord>> bySize = new TreeMap<>();
          times.forEach(
              (time, stated) ->
                  bySize
                      .computeIfAbsent(stated.minutes, size -> new ArrayList<>())
                      .add(record(region, time, stated)));
          bySize.forEach(
              (minutes, records) ->
                  HourAssembly.hours(records, minutes, format, parts).forEach(out));
        });
    if (!anySeries) {
      out.accept(RawRecord.broken(1, "GL_MarketDocument", Problems.WRONG_MESSAGE));
    }
  }

  private RawRecord record(String region, Instant time, Stated stated) {
    List<@Nullable String> fields = new ArrayList<>();
    for (String name : format.allFields()) {
      fields.add(
          switch (name) {
            case "region" -> region;
            case "hour_start_utc" -> time.toString();
            case "message_no" -> revision;
            default -> stated.values.get(name);
          });
    }
    String text = region + " " + time + " " + stated.values;
    return new RawRecord(stated.line, fields, text, null);
  }
}
