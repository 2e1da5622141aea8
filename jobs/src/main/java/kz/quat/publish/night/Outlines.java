package kz.quat.publish.night;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.publish.paper.PdfCanvas.Place;
import kz.quat.publish.text.Json;

/**
 * The outlines of the regions, on a picture of 1000 by 560 units: those of the page, written beside
 * it when it is built (dashboard/geography.mjs). (C) OpenStreetMap contributors, ODbL 1.0.
 *
 * @param rings each a list of places
 * @param at where a mark stands
 * @param city drawn as a dot upon the region around it
 */
record Outlines(List<List<Place>> rings, Place at, boolean city) {

  private static final String RESOURCE = "/kz/quat/publish/page/outlines.json";

  /** {@code Mx y}, then {@code ldx dy} from place to place, {@code z} at the end of a ring. */
  private static final Pattern STEP = Pattern.compile("([Mlz])(?:(-?\\d+) (-?\\d+))?");

  /** By the region's code; cities last, for they lie upon others. */
  static SortedMap<String, Outlines> all() {
    try (InputStream in = Outlines.class.getResourceAsStream(RESOURCE)) {
      JsonNode tree = Json.MAPPER.readTree(Objects.requireNonNull(in, RESOURCE));
      SortedMap<String, Outlines> all = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : tree.properties()) {
        JsonNode shape = entry.getValue();
        Place at =
            new Place(
                (float) shape.path("at").path(0).asDouble(),
                (float) shape.path("at").path(1).asDouble());
        all.put(
            entry.getKey(),
            new Outlines(rings(shape.path("d").asText()), at, shape.path("city").asBoolean()));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<Place>> rings(String path) {
    List<List<Place>> rings = new ArrayList<>();
    List<Place> ring = new ArrayList<>();
    float x = 0;
    float y = 0;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(1).equals("z")) {
        rings.add(ring);
        ring = new ArrayList<>();
        continue;
      }
      boolean moves = step.group(1).equals("M");
      x = Float.parseFloat(step.group(2)) + (moves ? 0 : x);
      y = Float.parseFloat(step.group(3)) + (moves ? 0 : y);
      ring.add(new Place(x, y));
    }
    return rings;
  }
}
