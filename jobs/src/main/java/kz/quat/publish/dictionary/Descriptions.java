package kz.quat.publish.dictionary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.publish.text.Json;
import kz.quat.schema.Audience;
import kz.quat.schema.Basis;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ForeignKey;
import kz.quat.schema.ForeignKeys;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;

/**
 * Files that describe a run's Parquet files to other tools: a Frictionless data package and DuckDB
 * views.
 */
public final class Descriptions {

  private Descriptions() {}

  /** {@code datapackage.json}: every file with its columns, units and primary key. */
  public static String dataPackage(Audience audience, String runId, Instant issuedAt) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("profile", "data-package");
    root.put("name", "quat-" + audience.name().toLowerCase(Locale.ROOT));
    root.put("version", runId);
    root.put("schema_version", Tables.SCHEMA_VERSION);
    root.put("created", issuedAt.toString());
    List<Object> resources = new ArrayList<>();
    for (TableSpec table : Tables.publishedTo(audience)) {
      Map<String, Object> resource = new LinkedHashMap<>();
      resource.put("name", table.name());
      resource.put("path", table.name() + ".parquet");
      resource.put("format", "parquet");
      resource.put("mediatype", "application/vnd.apache.parquet");
      resource.put("description", table.meaning());
      resource.put("basis", Basis.of(table).word());
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("fields", table.columnsOfRun().stream().map(Descriptions::field).toList());
      schema.put("primaryKey", table.key().stream().map(ColumnSpec::name).toList());
      List<Object> references = references(table, audience);
      if (!references.isEmpty()) {
        schema.put("foreignKeys", references);
      }
      resource.put("schema", schema);
      resources.add(resource);
    }
    root.put("resources", resources);
    return new String(Json.bytes(root), StandardCharsets.UTF_8);
  }

  /** The references to tables of the same package, in the form of Frictionless Table Schema. */
  private static List<Object> references(TableSpec table, Audience audience) {
    Set<String> inPackage =
        Tables.publishedTo(audience).stream().map(TableSpec::name).collect(Collectors.toSet());
    List<Object> references = new ArrayList<>();
    for (ForeignKey key : ForeignKeys.of(table)) {
      if (inPackage.contains(key.target().name())) {
        references.add(
            Map.of(
                "fields",
                names(key.columns()),
                "reference",
                Map.of("resource", key.target().name(), "fields", names(key.targetColumns()))));
      }
    }
    return references;
  }

  private static List<String> names(List<ColumnSpec> columns) {
    return columns.stream().map(column -> column.published().name()).toList();
  }

  private static Map<String, Object> field(ColumnSpec column) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("name", column.name());
    field.put(
        "type",
        switch (column.type()) {
          case TEXT -> "string";
          case BOOL -> "boolean";
          case INT, BIGINT -> "integer";
          case DECIMAL_18_6, DOUBLE -> "number";
          case DATE -> "date";
          case TIMESTAMP -> "datetime";
          case GEOMETRY -> "any";
        });
    field.put("description", column.meaning());
    if (!column.unit().symbol().isEmpty()) {
      field.put("unit", column.unit().symbol());
    }
    field.put("constraints", Map.of("required", column.required()));
    return field;
  }

  /**
   * {@code duckdb-views.sql}: one view per file, with the run as a further column. It is run in the
   * run's folder, or anywhere after {@code SET VARIABLE quat_run = 'FOLDER'}.
   */
  public static String duckDbViews(Audience audience, String runId) {
    StringBuilder sql =
        new StringBuilder(
            """
            -- In this folder: duckdb -init duckdb-views.sql
            -- From any other: SET VARIABLE quat_run = 'this folder'; then .read this file
            SET VARIABLE quat_run = coalesce(getvariable('quat_run'), '.');
            """);
    for (TableSpec table : Tables.publishedTo(audience)) {
      sql.append(
          "CREATE OR REPLACE VIEW %1$s AS SELECT * FROM read_parquet(getvariable('quat_run') || '/%1$s.parquet');\n"
              .formatted(table.name()));
    }
    return sql.toString();
  }
}
