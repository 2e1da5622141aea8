package kz.quat.publish.dimension;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kz.quat.publish.text.Json;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * The outlines of the regions in longitude and latitude (WGS 84): the file of data/reference from
 * which the page's map is drawn too. (C) OpenStreetMap contributors, ODbL 1.0.
 */
final class RegionShapes {

  private static final String RESOURCE = "/kz/quat/publish/dimension/regions.geojson";
  private static final int DIMENSIONS = 2;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final Map<String, MultiPolygon> byCode = new TreeMap<>();

  private RegionShapes() {}

  /** The outlines that come with the program. */
  static RegionShapes shipped() {
    RegionShapes shapes = new RegionShapes();
    try (InputStream in = RegionShapes.class.getResourceAsStream(RESOURCE)) {
      JsonNode tree = Json.MAPPER.readTree(Objects.requireNonNull(in, RESOURCE));
      for (JsonNode feature : tree.path("features")) {
        shapes.byCode.put(
            feature.path("properties").path("iso_3166_2").asText(),
            shape(feature.path("geometry")));
      }
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outline of a region; null if none is known for the code. */
  @Nullable MultiPolygon of(String code) {
    return byCode.get(code);
  }

  /** A point inside the region, even if its middle lies outside; null if no outline is known. */
  @Nullable Point inside(String code) {
    MultiPolygon shape = byCode.get(code);
    return shape == null ? null : shape.getInteriorPoint();
  }

  /** The outline as WKB, little-endian; null if none is known for the code. */
  byte @Nullable [] wkb(String code) {
    MultiPolygon shape = byCode.get(code);
    return shape == null
        ? null
        : new WKBWriter(DIMENSIONS, ByteOrderValues.LITTLE_ENDIAN).write(shape);
  }

  private static MultiPolygon shape(JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    List<Polygon> polygons = new ArrayList<>();
    if (geometry.path("type").asText().equals("Polygon")) {
      polygons.add(polygon(coordinates));
    } else {
      coordinates.forEach(polygon -> polygons.add(polygon(polygon)));
    }
    return SHAPES.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  /** A polygon whose outer ring runs counterclockwise and whose holes run clockwise. */
  private static Polygon polygon(JsonNode rings) {
    List<LinearRing> turned = new ArrayList<>();
    for (JsonNode ring : rings) {
      turned.add(turned(ring(ring), turned.isEmpty()));
    }
    return SHAPES.createPolygon(
        turned.get(0), turned.subList(1, turned.size()).toArray(LinearRing[]::new));
  }

  private static LinearRing ring(JsonNode points) {
    List<Coordinate> places = new ArrayList<>();
    points.forEach(
        point -> places.add(new Coordinate(point.path(0).asDouble(), point.path(1).asDouble())));
    return SHAPES.createLinearRing(places.toArray(Coordinate[]::new));
  }

  private static LinearRing turned(LinearRing ring, boolean counterclockwise) {
    return Orientation.isCCW(ring.getCoordinates()) == counterclockwise ? ring : ring.reverse();
  }
}
