package kz.quat.explain;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.domain.Language;

/** The templates of one language; numbers are written the same on every machine. */
final class Texts {

  static final String BUNDLE = "kz.quat.explain.Explanation";

  private final Language language;
  private final ResourceBundle bundle;
  private final DecimalFormat number;

  Texts(Language language) {
    this.language = language;
    bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    // Not the JDK's own locale data: they change from release to release.
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setDecimalSeparator(bundle.getString("decimal.separator").charAt(0));
    number = new DecimalFormat("0.000", symbols);
  }

  /** The language. */
  Language language() {
    return language;
  }

  /** A zone's name; its code where it has none. */
  String zone(String code) {
    return has("zone." + code) ? of("zone." + code) : code;
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
    return bundle.containsKey(key);
  }

  /** The template filled in; arguments are texts already. */
  String of(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain(arguments));
  }

  /** Three decimals; -0 is written 0. */
  String number(double value) {
    double rounded = Math.rint(value * 1e3) / 1e3 + 0.0;
    return number.format(rounded);
  }

  /** A number that was written with a point, in this language. */
  String figure(String written) {
    return written.replace('.', number.getDecimalFormatSymbols().getDecimalSeparator());
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
