package kz.quat.explain;

import java.math.BigDecimal;
import java.util.List;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.domain.Language;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/** The sentences of explanations in one language, with zones, ties and regions by their names. */
final class Texts {

  private static final int DECIMALS = 3;

  private final Catalogue words;

  Texts(Language language) {
    this.words = Catalogue.of(Topic.EXPLANATIONS, language);
  }

  /** The language. */
  Language language() {
    return words.language();
  }

  /** A zone's name; its code where it has none. */
  String zone(String code) {
    return words.code("zone", code);
  }

  /** What an element is called: a region or a zone by its name, a tie by the zones it joins. */
  String element(CutElement element, Names names, List<CaseTie> ties) {
    return switch (element.kind()) {
      case "zone", "floor_price" -> zone(element.name());
      case "tie" -> tie(element.name(), ties);
      default -> names.region(element.name());
    };
  }

  /** The zones that a tie joins; its code where the case has no such tie. */
  private String tie(String code, List<CaseTie> ties) {
    return ties.stream()
        .filter(tie -> tie.tie().equals(code))
        .findFirst()
        .map(tie -> zone(tie.fromZone()) + " \u2013 " + zone(tie.toZone()))
        .orElse(code);
  }

  boolean has(String key) {
    return words.has(key);
  }

  /** The template filled in; arguments are texts already. */
  String of(String key, Object... arguments) {
    return words.text(key, plain(arguments));
  }

  /** Three decimals; -0 is written 0. */
  String number(double value) {
    return words.plain(BigDecimal.valueOf(Math.rint(value * 1e3) / 1e3 + 0.0), DECIMALS);
  }

  /** A number that was written with a point, in this language. */
  String figure(String written) {
    return words.language() == Language.EN ? written : written.replace('.', ',');
  }

  /** Whatever came from a file is shown without control characters: they could steer a terminal. */
  private static Object[] plain(Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = arguments[i].toString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
    return plain;
  }
}
