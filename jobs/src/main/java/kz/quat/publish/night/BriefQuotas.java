package kz.quat.publish.night;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import kz.quat.publish.paper.PdfCanvas;
import kz.quat.text.Catalogue;
import org.jspecify.annotations.Nullable;

/** Quotas of the day by region, with sums by zone and in all, MWh. */
final class BriefQuotas {

  private static final float ROW = 8.6f;
  private static final float SIZE = 6;
  private static final float FIGURE = 36;

  /** A line: its name, whether it is a sum, and its figures; null = not known. */
  record Line(String name, boolean sum, List<@Nullable Double> figures) {}

  private static final List<Function<NightReport.Quota, @Nullable Double>> FIGURES =
      List.of(
          NightReport.Quota::quotaMwh,
          NightReport.Quota::exemptMwh,
          NightReport.Quota::allowedMwh,
          NightReport.Quota::interruptibleMwh);

  static final List<String> HEADS = List.of("quota", "exempt", "allowed", "interruptible");

  private BriefQuotas() {}

  /** Regions without quota and exempt power are left out; their sums are 0. */
  static List<Line> lines(
      NightReport night,
      Map<String, String> zoneOf,
      Function<String, String> zoneName,
      Function<String, String> regionName,
      String inAll) {
    SortedMap<String, List<NightReport.Quota>> byZone = new TreeMap<>();
    for (NightReport.Quota quota : night.quotaRows()) {
      byZone
          .computeIfAbsent(zoneOf.getOrDefault(quota.region(), ""), key -> new ArrayList<>())
          .add(quota);
    }
    List<Line> lines = new ArrayList<>();
    byZone.forEach(
        (zone, quotas) -> {
          lines.add(new Line(zoneName.apply(zone), true, sums(quotas)));
          quotas.stream()
              .filter(BriefQuotas::isAny)
              .map(quota -> new Line(regionName.apply(quota.region()), false, sums(List.of(quota))))
              .forEach(lines::add);
        });
    lines.add(new Line(inAll, true, sums(night.quotaRows())));
    return lines;
  }

  private static boolean isAny(NightReport.Quota quota) {
    return FIGURES.stream()
        .map(figure -> figure.apply(quota))
        .anyMatch(value -> value != null && value != 0);
  }

  private static List<@Nullable Double> sums(List<NightReport.Quota> quotas) {
    List<@Nullable Double> sums = new ArrayList<>();
    for (Function<NightReport.Quota, @Nullable Double> figure : FIGURES) {
      List<@Nullable Double> values = new ArrayList<>();
      quotas.forEach(quota -> values.add(figure.apply(quota)));
      sums.add(
          values.contains(null)
              ? null
              : (Double) values.stream().mapToDouble(Objects::requireNonNull).sum());
    }
    return sums;
  }

  /**
   * Draws them.
   *
   * @return the height below them
   */
  static float draw(PdfCanvas on, float x, float y, float width, List<Line> lines, Catalogue words)
      throws IOException {
    float names = width - HEADS.size() * FIGURE;
    float lowest = y;
    for (int i = 0; i < HEADS.size(); i++) {
      float at = y;
      for (String part :
          on.lines(FIGURE - 2, SIZE - 0.6f, true, words.text("quota." + HEADS.get(i)))) {
        at += SIZE + 1;
        on.textUpTo(x + names + (i + 1) * FIGURE, at, SIZE - 0.6f, true, part);
      }
      lowest = Math.max(lowest, at);
    }
    float at = lowest + 2.5f;
    on.line(x, at, x + width, at);
    for (Line line : lines) {
      float wide = on.width(SIZE, line.sum(), line.name());
      float size = wide <= names - 2 ? SIZE : SIZE * (names - 2) / wide;
      on.text(x, at + ROW - 2.2f, size, line.sum(), line.name());
      for (int i = 0; i < line.figures().size(); i++) {
        String figure = Figure.of(words, line.figures().get(i), 1);
        on.textUpTo(x + names + (i + 1) * FIGURE, at + ROW - 2.2f, SIZE, line.sum(), figure);
      }
      at += ROW;
    }
    return at;
  }
}
