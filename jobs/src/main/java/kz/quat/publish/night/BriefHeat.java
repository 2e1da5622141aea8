package kz.quat.publish.night;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import kz.quat.publish.paper.PdfCanvas;

/** Levels by hour, zones above their regions: each cell holds its digit, so that grey is enough. */
final class BriefHeat {

  private static final float ROW = 8.6f;
  private static final float SIZE = 6;
  private static final float NAMES = 96;

  private final PdfCanvas on;
  private final BriefDay day;

  BriefHeat(PdfCanvas on, BriefDay day) {
    this.on = on;
    this.day = day;
  }

  /**
   * Draws it.
   *
   * @return the height below it
   */
  float draw(
      float x,
      float y,
      float width,
      Function<String, String> zoneName,
      Function<String, String> regionName)
      throws IOException {
    float cell = (width - NAMES) / Math.max(1, day.hours().size());
    float at = y + ROW;
    float column = x + NAMES;
    for (int hour : day.hours()) {
      on.textAround(column + cell / 2, at - 2, SIZE - 0.8f, false, String.valueOf(hour));
      column += cell;
    }
    SortedMap<String, Map<Integer, String>> zones = new TreeMap<>(day.zones());
    day.zoneOf().values().forEach(zone -> zones.putIfAbsent(zone, Map.of()));
    for (Map.Entry<String, Map<Integer, String>> zone : zones.entrySet()) {
      at = row(x, at, cell, zoneName.apply(zone.getKey()), zone.getValue(), true);
      for (Map.Entry<String, Map<Integer, String>> region : day.regions().entrySet()) {
        if (zone.getKey().equals(day.zoneOf().get(region.getKey()))) {
          at = row(x, at, cell, regionName.apply(region.getKey()), region.getValue(), false);
        }
      }
    }
    return at;
  }

  private float row(
      float x, float y, float cell, String name, Map<Integer, String> levels, boolean strong)
      throws IOException {
    on.text(x, y + ROW - 2.2f, fitting(name, strong), strong, name);
    float column = x + NAMES;
    for (int hour : day.hours()) {
      String level = levels.getOrDefault(hour, "");
      on.box(column, y, cell, ROW, BriefMap.ink(level));
      on.textAround(column + cell / 2, y + ROW - 2.2f, SIZE, strong, BriefDay.mark(level));
      column += cell;
    }
    return y + ROW;
  }

  /** A long name is set smaller; none is cut. */
  private float fitting(String name, boolean strong) throws IOException {
    float wide = on.width(SIZE, strong, name);
    float room = NAMES - 3;
    return wide <= room ? SIZE : SIZE * room / wide;
  }
}
