package kz.quat.publish.night;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.quat.publish.paper.PdfCanvas;
import kz.quat.publish.paper.PdfCanvas.Ink;
import kz.quat.publish.paper.PdfCanvas.Place;

/** The regions of a day by their worst level, as a map. */
final class BriefMap {

  /** The picture that the outlines are drawn on, without its margins. */
  private static final float LEFT = 28;

  private static final float TOP = 10;
  private static final float WIDE = 944;
  private static final float HIGH = 540;
  private static final float CITY = 14;
  private static final float MARK = 6.5f;

  private static final List<Ink> INKS =
      List.of(
          new Ink(222, 240, 222),
          new Ink(255, 244, 180),
          new Ink(252, 205, 145),
          new Ink(238, 150, 140));
  private static final Ink NONE = new Ink(236, 236, 236);

  private BriefMap() {}

  /** The colour of a level, light enough for what is printed upon it. */
  static Ink ink(String level) {
    int at = BriefDay.LEVELS.indexOf(level);
    return at < 0 ? NONE : INKS.get(at);
  }

  /** How high the map is in a width. */
  static float height(float width) {
    return width * HIGH / WIDE;
  }

  static void draw(PdfCanvas on, BriefDay day, float x, float y, float width) throws IOException {
    float scale = width / WIDE;
    Map<String, Outlines> all = Outlines.all();
    List<Map.Entry<String, Outlines>> ordered =
        Stream.concat(
                all.entrySet().stream().filter(entry -> !entry.getValue().city()),
                all.entrySet().stream().filter(entry -> entry.getValue().city()))
            .toList();
    for (Map.Entry<String, Outlines> entry : ordered) {
      Outlines shape = entry.getValue();
      String level = BriefDay.worst(day.regions().getOrDefault(entry.getKey(), Map.of()));
      on.shape(
          shape.rings().stream()
              .map(ring -> ring.stream().map(place -> placed(place, x, y, scale)).toList())
              .toList(),
          ink(level));
      Place at = placed(shape.at(), x, y, scale);
      if (shape.city()) {
        float side = 2 * CITY * scale;
        on.box(at.x() - side / 2, at.y() - side / 2, side, side, ink(level));
      }
      on.textAround(at.x(), at.y() + MARK / 3, MARK, true, BriefDay.mark(level));
    }
  }

  private static Place placed(Place place, float x, float y, float scale) {
    return new Place(x + (place.x() - LEFT) * scale, y + (place.y() - TOP) * scale);
  }
}
