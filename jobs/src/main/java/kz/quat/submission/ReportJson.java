package kz.quat.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a form as a JSON submission. In addition to the submission's own fields it has {@code
 * sheet}, {@code read_as} (what was read differently from how it is written), the columns of a
 * sheet, the reason why the form is refused as a whole, and {@code line} and {@code fault} of each
 * reading.
 */
final class ReportJson {

  private static final JsonFactory JSON = new JsonFactory();

  /** Numbers that can be written to JSON unchanged. */
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,40})?");

  private ReportJson() {}

  static String of(
      Grid grid, ReportColumns columns, FormFields fields, List<FormReadings.Reading> readings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : fields.fields().entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      if (!grid.name().isEmpty()) {
        json.writeStringField("sheet", grid.name());
      }
      if (grid.sheet()) {
        writeColumn(json, ReportText.HOUR_COLUMN, hourColumn(columns));
        writeColumn(json, ReportText.VALUE_COLUMN, columns.column(Headings.VALUE));
      }
      writeFault(json, fields.fault());
      if (!fields.readAs().isEmpty()) {
        json.writeFieldName(ReportText.READ_AS);
        json.writeArray(fields.readAs().toArray(String[]::new), 0, fields.readAs().size());
      }
      json.writeArrayFieldStart(ReportText.READINGS);
      for (FormReadings.Reading reading : readings) {
        writeReading(json, reading);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static int hourColumn(ReportColumns columns) {
    int hour = columns.column(Headings.HOUR);
    return hour < 0 ? columns.column(Headings.DATE) : hour;
  }

  private static void writeColumn(JsonGenerator json, String name, int column) throws IOException {
    if (column >= 0) {
      json.writeStringField(name, Grid.letters(column));
    }
  }

  private static void writeFault(JsonGenerator json, @Nullable FormFault fault) throws IOException {
    if (fault != null) {
      json.writeStringField(ReportText.FAULT, fault.code());
      write(json, ReportText.FAULT_PLACE, fault.place());
      write(json, ReportText.FAULT_TEXT, fault.value());
    }
  }

  private static void writeReading(JsonGenerator json, FormReadings.Reading reading)
      throws IOException {
    json.writeStartObject();
    write(json, ReportText.HOUR, reading.hour());
    String value = reading.value();
    if (value != null && NUMBER.matcher(value).matches()) {
      json.writeFieldName(ReportText.VALUE);
      json.writeNumber(value);
    } else {
      write(json, ReportText.VALUE, value);
    }
    write(json, ReportText.FOLD, reading.fold());
    write(json, ReportText.FAULT, reading.fault());
    write(json, ReportText.FAULT_TEXT, reading.faultText());
    json.writeNumberField(ReportText.LINE, reading.line());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
