package kz.quat.publish.parquet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.publish.text.Json;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.TableSpec;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * The metadata that make a file with a geometry column a GeoParquet 1.1 file: encoding, types of
 * the geometries, reference system and bounding box, under the footer's key {@code geo}.
 */
final class GeoParquet {

  private static final String KEY = "geo";
  private static final String VERSION = "1.1.0";

  private final String column;
  private final Envelope box = new Envelope();
  private final SortedSet<String> types = new TreeSet<>();

  private GeoParquet(String column) {
    this.column = column;
  }

  /** The metadata of a table; null if it has no geometry. */
  static @Nullable GeoParquet of(TableSpec table) {
    List<String> columns =
        table.columns().stream()
            .filter(column -> column.type() == ColumnType.GEOMETRY)
            .map(ColumnSpec::name)
            .toList();
    if (columns.size() > 1) {
      throw new IllegalArgumentException(table.name() + " has more than one geometry: " + columns);
    }
    return columns.isEmpty() ? null : new GeoParquet(columns.get(0));
  }

  /**
   * Takes a geometry of the file into account.
   *
   * @throws IllegalArgumentException if the bytes are not WKB
   */
  void add(byte[] wkb) {
    try {
      Geometry geometry = new WKBReader().read(wkb);
      box.expandToInclude(geometry.getEnvelopeInternal());
      types.add(geometry.getGeometryType());
    } catch (ParseException e) {
      throw new IllegalArgumentException(column + " is not WKB", e);
    }
  }

  /** The footer's entry for the geometries added. */
  Map<String, String> footer() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("encoding", "WKB");
    about.put("geometry_types", types);
    about.put("crs", crs84());
    about.put("orientation", "counterclockwise");
    about.put("edges", "planar");
    if (!box.isNull()) {
      about.put("bbox", List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
    }
    return Map.of(
        KEY,
        Json.line(
            Map.of(
                "version", VERSION, "primary_column", column, "columns", Map.of(column, about))));
  }

  /** OGC:CRS84, longitude and latitude on WGS 84, as PROJJSON. */
  private static Map<String, Object> crs84() {
    Map<String, Object> ellipsoid =
        Map.of("name", "WGS 84", "semi_major_axis", 6378137, "inverse_flattening", 298.257223563);
    return Map.of(
        "$schema",
        "https://proj.org/schemas/v0.7/projjson.schema.json",
        "type",
        "GeographicCRS",
        "name",
        "WGS 84 (CRS84)",
        "datum",
        Map.of(
            "type",
            "GeodeticReferenceFrame",
            "name",
            "World Geodetic System 1984",
            "ellipsoid",
            ellipsoid),
        "coordinate_system",
        Map.of(
            "subtype",
            "ellipsoidal",
            "axis",
            List.of(
                axis("Geodetic longitude", "Lon", "east"),
                axis("Geodetic latitude", "Lat", "north"))),
        "id",
        Map.of("authority", "OGC", "code", "CRS84"));
  }

  private static Map<String, String> axis(String name, String abbreviation, String direction) {
    return Map.of(
        "name", name, "abbreviation", abbreviation, "direction", direction, "unit", "degree");
  }
}
