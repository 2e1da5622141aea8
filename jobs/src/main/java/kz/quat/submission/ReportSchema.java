package kz.quat.submission;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON Schema that reporters are given, {@code conf/schemas/quat-report-1.json}. */
public final class ReportSchema {

  private final JsonSchema schema;

  private ReportSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Something that the schema does not allow.
   *
   * @param place path in the document: {@code $.readings[3].value}
   * @param rule what is wrong there, in English
   */
  public record Violation(String place, String rule) {}

  /** Reads the schema from the folder of the configuration. */
  public static ReportSchema read(Path conf) throws IOException {
    String text = Files.readString(conf.resolve("schemas/quat-report-1.json"));
    return new ReportSchema(
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text));
  }

  /** What in a well-formed submission the schema does not allow, by place. */
  public List<Violation> violations(String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(
            message ->
                new Violation(message.getInstanceLocation().toString(), message.getMessage()))
        .distinct()
        .toList();
  }
}
