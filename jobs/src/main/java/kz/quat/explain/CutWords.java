package kz.quat.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts into words what limits supply to a site's area. A negative surplus of a region is its need
 * beyond its own generation and is described as such, without a sign.
 */
final class CutWords {

  /** With more elements than this, the page sums them up, so that it stays a single page. */
  private static final int MOST_ELEMENTS = 5;

  private static final String SURPLUS = "surplus";
  private static final double NOTHING_MW = 5e-7;

  private final ExplainedRun run;
  private final Texts texts;
  private final Names names;

  CutWords(ExplainedRun run, Texts texts, Names names) {
    this.run = run;
    this.texts = texts;
    this.names = names;
  }

  /**
   * True if there are so many elements that they are summed up by {@link #summary} instead of being
   * listed one by one.
   */
  boolean summedUp(List<CutElement> elements) {
    return elements.size() > MOST_ELEMENTS;
  }

  /** Describes one element. */
  String of(CutElement element) {
    String key = "element." + element.kind();
    if (element.kind().equals(SURPLUS) && element.value() < -NOTHING_MW) {
      key = "element.need";
    } else if (element.kind().equals("tie") && element.value() <= NOTHING_MW) {
      key = "element.tie.zero";
    }
    return texts.of(
        key,
        texts.element(element, names, run.quotaCase().ties()),
        texts.number(Math.abs(element.value())));
  }

  /**
   * Describes the total surplus of regions with a surplus, the total need of the others, and the
   * largest of the other elements.
   */
  List<String> summary(List<CutElement> elements) {
    List<String> lines = new ArrayList<>();
    sum(lines, "elements.surplus", elements, one -> one.value() > NOTHING_MW);
    sum(lines, "elements.need", elements, one -> one.value() < -NOTHING_MW);
    List<CutElement> limits =
        elements.stream()
            .filter(one -> !one.kind().equals(SURPLUS))
            .sorted(Comparator.comparingDouble((CutElement one) -> -one.value()))
            .toList();
    limits.stream().limit(MOST_ELEMENTS).map(this::of).forEach(lines::add);
    if (limits.size() > MOST_ELEMENTS) {
      lines.add(texts.of("element.more", limits.size() - MOST_ELEMENTS));
    }
    return lines;
  }

  private void sum(
      List<String> lines, String key, List<CutElement> elements, Predicate<CutElement> which) {
    List<CutElement> counted =
        elements.stream().filter(one -> one.kind().equals(SURPLUS)).filter(which).toList();
    if (!counted.isEmpty()) {
      double mw = counted.stream().mapToDouble(CutElement::value).sum();
      lines.add(texts.of(key, counted.size(), texts.number(Math.abs(mw))));
    }
  }

  /**
   * Describes what the elements leave for all mining behind them together; empty for a single
   * element.
   */
  List<String> together(List<CutElement> elements) {
    if (elements.size() < 2) {
      return List.of();
    }
    double sum = elements.stream().mapToDouble(CutElement::value).sum();
    return List.of(texts.of("element.sum", texts.number(Math.max(0, sum))));
  }
}
