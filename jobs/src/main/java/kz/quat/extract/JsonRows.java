package kz.quat.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.submission.Blanks;
import org.jspecify.annotations.Nullable;

/** Rows of a table that come as JSON objects, with fields named like the columns. */
final class JsonRows {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonRows() {}

  /** The records with their fields; a record without a required field is refused. */
  static List<RawRecord> of(List<RawRecord> objects, SourceFormat format) {
    return objects.stream().map(record -> row(record, format)).toList();
  }

  private static RawRecord row(RawRecord record, SourceFormat format) {
    if (record.problem() != null) {
      return record;
    }
    try {
      Map<String, String> values = values(record.text());
      if (!values.keySet().containsAll(format.required())) {
        return RawRecord.broken(record.lineNo(), record.text(), Problems.BAD_HEADER);
      }
      List<@Nullable String> fields = new ArrayList<>();
      for (String name : format.tableFields()) {
        fields.add(values.get(name));
      }
      return new RawRecord(record.lineNo(), fields, record.text(), null);
    } catch (IOException e) {
      return RawRecord.broken(record.lineNo(), record.text(), Problems.UNPARSEABLE);
    }
  }

  /** The object's fields: simple values as text, null as blank; nested values are ignored. */
  private static Map<String, String> values(String text) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
          parser.skipChildren();
          values.put(name, "{…}");
        } else {
          values.put(name, token == JsonToken.VALUE_NULL ? "" : Blanks.strip(parser.getText()));
        }
      }
    }
    return values;
  }
}
