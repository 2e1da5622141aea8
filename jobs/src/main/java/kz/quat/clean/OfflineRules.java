package kz.quat.clean;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.config.CheckingRules;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.config.QuatConfig.CleanConfig;

/**
 * The rules that need no register, as JSON: clocks of the regions, limits, thresholds of questions.
 * They are written into the page that checks reports offline and read there by the same class.
 */
public final class OfflineRules {

  private static final JsonFactory JSON = new JsonFactory();

  private OfflineRules() {}

  /** The rules as a JSON object. */
  public static String write(CleanRules rules) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("market_zone", rules.marketZone());
      json.writeObjectFieldStart("clocks");
      for (Map.Entry<String, String> clock : rules.regions().zoneIds().entrySet()) {
        json.writeStringField(clock.getKey(), clock.getValue());
      }
      json.writeEndObject();
      limits(json, rules.limits());
      json.writeArrayFieldStart("questions");
      for (DataQuality each : rules.checking().dataQuality()) {
        thresholds(json, each);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void limits(JsonGenerator json, CleanConfig limits) throws IOException {
    json.writeObjectFieldStart("limits");
    json.writeNumberField("connection_tolerance_pct", limits.connectionTolerancePct());
    json.writeNumberField("max_report_bytes", limits.maxReportBytes());
    json.writeNumberField("max_report_depth", limits.maxReportDepth());
    json.writeNumberField("max_readings_per_report", limits.maxReadingsPerReport());
    json.writeNumberField("meter_gap_days", limits.meterGapDays());
    json.writeNumberField("meter_least_readings", limits.meterLeastReadings());
    json.writeNumberField("least_hour_parts_pct", limits.leastHourPartsPct());
    json.writeStringField("message_zone", limits.messageZone());
    json.writeStringField("left_out_hours", limits.leftOutHours());
    json.writeNumberField("retroactive_months", limits.retroactiveMonths());
    json.writeEndObject();
  }

  private static void thresholds(JsonGenerator json, DataQuality each) throws IOException {
    json.writeStartObject();
    json.writeStringField("valid_from", each.validFrom().toString());
    json.writeNumberField("zero_hours", each.zeroHours());
    json.writeNumberField("flat_hours", each.flatHours());
    json.writeNumberField("copied_hours", each.copiedHours());
    json.writeNumberField("rising_hours", each.risingHours());
    json.writeNumberField("spike_factor", each.spikeFactor());
    json.writeNumberField("spike_connection_pct", each.spikeConnectionPct());
    json.writeNumberField("unit_factor_least", each.unitFactorLeast());
    json.writeNumberField("unit_factor_most", each.unitFactorMost());
    json.writeNumberField("shift_matched_hours", each.shiftMatchedHours());
    json.writeNumberField("shift_left_pct", each.shiftLeftPct());
    json.writeNumberField("shift_gain_pct", each.shiftGainPct());
    json.writeNumberField("finding_months", each.findingMonths());
    json.writeStringField("source", each.source());
    json.writeEndObject();
  }

  /** Reads what {@link #write} wrote; rules that need the register or the operator are empty. */
  public static CleanRules read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      String zone = "";
      Map<String, String> clocks = Map.of();
      Map<String, String> limits = Map.of();
      List<DataQuality> questions = new ArrayList<>();
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (name.equals("clocks")) {
          clocks = flat(json);
        } else if (name.equals("limits")) {
          limits = flat(json);
        } else if (name.equals("questions")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            questions.add(thresholds(flat(json)));
          }
        } else {
          zone = json.getText();
        }
      }
      return new CleanRules(
          RegionCodes.ofClocks(clocks),
          zone,
          limits(limits),
          new CheckingRules(
              new CheckingRules.FeeRules(List.of()),
              new CheckingRules.Machines(List.of(), "", List.of()),
              List.of(),
              questions,
              List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of the object at which the parser is, as texts. */
  private static Map<String, String> flat(JsonParser json) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      fields.put(name, json.getText());
    }
    return fields;
  }

  private static CleanConfig limits(Map<String, String> of) {
    return new CleanConfig(
        number(of, "connection_tolerance_pct"),
        Long.parseLong(text(of, "max_report_bytes")),
        whole(of, "max_report_depth"),
        whole(of, "max_readings_per_report"),
        whole(of, "meter_gap_days"),
        whole(of, "meter_least_readings"),
        number(of, "least_hour_parts_pct"),
        text(of, "message_zone"),
        text(of, "left_out_hours"),
        whole(of, "retroactive_months"));
  }

  private static DataQuality thresholds(Map<String, String> of) {
    return new DataQuality(
        LocalDate.parse(text(of, "valid_from")),
        whole(of, "zero_hours"),
        whole(of, "flat_hours"),
        whole(of, "copied_hours"),
        whole(of, "rising_hours"),
        number(of, "spike_factor"),
        number(of, "spike_connection_pct"),
        number(of, "unit_factor_least"),
        number(of, "unit_factor_most"),
        whole(of, "shift_matched_hours"),
        number(of, "shift_left_pct"),
        number(of, "shift_gain_pct"),
        whole(of, "finding_months"),
        text(of, "source"));
  }

  private static String text(Map<String, String> of, String name) {
    String text = of.get(name);
    if (text == null) {
      throw new IllegalArgumentException("The rules lack " + name);
    }
    return text;
  }

  private static int whole(Map<String, String> of, String name) {
    return Integer.parseInt(text(of, name));
  }

  private static double number(Map<String, String> of, String name) {
    return Double.parseDouble(text(of, name));
  }
}
