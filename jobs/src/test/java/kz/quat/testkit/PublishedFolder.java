package kz.quat.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import kz.quat.publish.text.Json;

/** A run's folder as a stranger finds it: by its datapackage.json alone. */
public final class PublishedFolder {

  private final Path folder;
  private final JsonNode resources;

  public PublishedFolder(Path folder) {
    this.folder = folder;
    try {
      this.resources =
          Json.MAPPER.readTree(folder.resolve("datapackage.json").toFile()).path("resources");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of references that the package declares. */
  public int references() {
    int references = 0;
    for (JsonNode resource : resources) {
      references += resource.path("schema").path("foreignKeys").size();
    }
    return references;
  }

  /** Every file whose columns are not those that the package tells, in their order. */
  public List<String> otherColumns() {
    List<String> others = new ArrayList<>();
    for (JsonNode resource : resources) {
      List<String> told = resource.path("schema").path("fields").findValuesAsText("name");
      List<String> held =
          Duck.query(
              folder.resolve(resource.path("path").asText()),
              "SELECT column_name FROM (DESCRIBE FROM $file)");
      if (!held.equals(told)) {
        others.add("%s: %s, told %s".formatted(resource.path("name").asText(), held, told));
      }
    }
    return others;
  }

  /** The files, in alphabetical order, that do not name the given run in each of their rows. */
  public List<String> ofAnotherRun(String runId) {
    List<String> others = new ArrayList<>();
    for (JsonNode resource : resources) {
      Path file = folder.resolve(resource.path("path").asText());
      if (!Duck.query(file, "SELECT DISTINCT run_id FROM $file WHERE run_id <> '" + runId + "'")
          .isEmpty()) {
        others.add(resource.path("name").asText());
      }
    }
    return others;
  }

  /**
   * Every reference with a row whose known values no row of the target has, as {@code TABLE COLUMNS
   * -> TARGET: ROWS}.
   */
  public List<String> unresolved() {
    List<String> unresolved = new ArrayList<>();
    for (JsonNode resource : resources) {
      for (JsonNode key : resource.path("schema").path("foreignKeys")) {
        String target = key.path("reference").path("resource").asText();
        List<String> columns = texts(key.path("fields"));
        String rows = orphans(resource, columns, target, texts(key.at("/reference/fields")));
        if (!rows.equals("0")) {
          unresolved.add(
              "%s %s -> %s: %s".formatted(resource.path("name").asText(), columns, target, rows));
        }
      }
    }
    return unresolved;
  }

  private String orphans(
      JsonNode resource, List<String> columns, String target, List<String> targetColumns) {
    List<String> known = new ArrayList<>();
    List<String> equal = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      known.add("x." + columns.get(i) + " IS NOT NULL");
      equal.add("x.%s = y.%s".formatted(columns.get(i), targetColumns.get(i)));
    }
    return Duck.single(
        folder.resolve(resource.path("path").asText()),
        "SELECT count(*) FROM $file x WHERE %s AND NOT EXISTS (SELECT 1 FROM read_parquet('%s') y"
                .formatted(
                    String.join(" AND ", known),
                    folder.resolve(target + ".parquet").toString().replace("'", "''"))
            + " WHERE %s)".formatted(String.join(" AND ", equal)));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
