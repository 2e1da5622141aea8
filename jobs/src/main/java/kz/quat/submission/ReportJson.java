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
 * A form as the JSON that it stands for. Besides the submission's own fields: {@code sheet}, {@code
 * read_as} (what was read otherwise than written) and each reading's {@code line}.
 */
final class ReportJson {

  private static final JsonFactory JSON = new JsonFactory();

  /** Numbers that JSON writes as they stand. */
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,40})?");

  private ReportJson() {}

  static String of(String sheet, FormFields fields, List<FormReadings.Reading> readings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, String> field : fields.fields().entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      if (!sheet.isEmpty()) {
        json.writeStringField("sheet", sheet);
      }
      if (!fields.readAs().isEmpty()) {
        json.writeFieldName("read_as");
        json.writeArray(fields.readAs().toArray(String[]::new), 0, fields.readAs().size());
      }
      json.writeArrayFieldStart(ReportText.READINGS);
      for (FormReadings.Reading reading : readings) {
        json.writeStartObject();
        write(json, ReportText.HOUR, reading.hour());
        if (reading.value() != null && NUMBER.matcher(reading.value()).matches()) {
          json.writeFieldName(ReportText.VALUE);
          json.writeNumber(reading.value());
        } else {
          write(json, ReportText.VALUE, reading.value());
        }
        write(json, ReportText.FOLD, reading.fold());
        json.writeNumberField(ReportText.LINE, reading.line());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
