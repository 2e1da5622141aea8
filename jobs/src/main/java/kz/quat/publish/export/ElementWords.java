package kz.quat.publish.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * Turns the binding elements of a quota into words, with the templates of {@code quat explain} and
 * the names that the bundle has.
 */
final class ElementWords {

  private final ExportDay day;
  private final Catalogue words;
  private final Catalogue templates;

  ElementWords(ExportDay day, Catalogue words) {
    this.day = day;
    this.words = words;
    this.templates = Catalogue.of(Topic.EXPLANATIONS, words.language());
  }

  /**
   * The words for elements of the form {@code kind:name=MW}, joined by {@code ;}; a text of another
   * form is returned unchanged.
   */
  String of(String bindingElements) {
    List<String> said = new ArrayList<>();
    for (String part : bindingElements.split(";", -1)) {
      if (!part.isEmpty()) {
        said.add(one(part));
      }
    }
    return String.join("; ", said);
  }

  private String one(String part) {
    int colon = part.indexOf(':');
    int equals = part.lastIndexOf('=');
    String key = colon < 0 ? "" : "element." + part.substring(0, colon);
    if (colon < 0 || equals < colon || !templates.has(key)) {
      return part;
    }
    String kind = part.substring(0, colon);
    String figure = part.substring(equals + 1);
    // A surplus below 0 is a need, and is worded as a need without a sign.
    boolean need = kind.equals("surplus") && figure.startsWith("-") && figure.matches(".*[1-9].*");
    String name = name(kind, part.substring(colon + 1, equals));
    return templates.text(need ? "element.need" : key, name, figure(figure.replaceFirst("^-", "")));
  }

  private String name(String kind, String code) {
    return switch (kind) {
      case "zone", "floor_price" -> words.code("zone", code);
      case "tie" -> tie(code);
      default -> day.regionName(code, words.language());
    };
  }

  private String tie(String code) {
    Map<String, List<String>> ties = day.ties();
    List<String> ends = ties.get(code);
    return ends == null
        ? code
        : words.code("zone", ends.get(0)) + " \u2013 " + words.code("zone", ends.get(1));
  }

  private String figure(String written) {
    try {
      return words.number(new BigDecimal(written), 3);
    } catch (NumberFormatException e) {
      return written;
    }
  }
}
