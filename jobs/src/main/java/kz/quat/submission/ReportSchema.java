package kz.quat.submission;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON Schema that is given to reporters, {@code conf/schemas/quat-report-1.json}. */
public final class ReportSchema {

  private final JsonSchema schema;

  private ReportSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * A violation of the schema.
   *
   * @param place path in the document: {@code $.readings[3].value}
   * @param rule the violated rule, in English
   */
  public record Violation(String place, String rule) {}

  /** Reads the schema from the folder of the configuration. */
  public static ReportSchema read(Path conf) throws IOException {
    String text = Files.readString(conf.resolve("schemas/quat-report-1.json"));
    return new ReportSchema(
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text));
  }

  /** Violations of the schema in a well-formed submission, sorted by place. */
  public List<Violation> violations(String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .map(
            message ->
                new Violation(message.getInstanceLocation().toString(), message.getMessage()))
        .distinct()
        .toList();
  }
}
