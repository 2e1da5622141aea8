package kz.quat.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.domain.Language;
import kz.quat.domain.PseudoRegion;
import kz.quat.text.Catalogue;
import kz.quat.text.ForeignSuppliers;
import kz.quat.text.Topic;

/** The texts of one language. Numbers and dates are written in the same way on every machine. */
final class Texts {

  /** Finds the blank between a number and its unit, which keeps both on one line. */
  private static final Pattern UNIT =
      Pattern.compile("(?<=\\d) (?=(?:MW|МВт|KZT|тенге|теңге|%|h\\b|ч\\b|сағ\\b))|(?<=№) (?=\\d)");

  private static final int DECIMALS = 3;

  private final Catalogue words;

  Texts(Language language) {
    this.words = Catalogue.of(Topic.EXPLANATIONS, language);
  }

  /** The language of the texts. */
  Language language() {
    return words.language();
  }

  /** The name of a zone; its code if it has none. */
  String zone(String code) {
    return words.code("zone", code);
  }

  /** The name of a region, or the words for supply from abroad. */
  String region(String code, Names names) {
    return PseudoRegion.is(code) ? ForeignSuppliers.name(language(), code) : names.region(code);
  }

  /**
   * The name of an element: that of its region or zone, or for a tie those of the zones that it
   * connects.
   */
  String element(CutElement element, Names names, List<CaseTie> ties) {
    return switch (element.kind()) {
      case "zone", "floor_price" -> zone(element.name());
      case "tie" -> tie(element.name(), ties);
      default -> region(element.name(), names);
    };
  }

  /** The names of the zones that a tie connects; the tie's code if the case does not have it. */
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

  /** A text with its arguments filled in; the arguments must be texts. */
  String of(String key, Object... arguments) {
    return UNIT.matcher(words.text(key, plain(arguments))).replaceAll("\u00a0");
  }

  /** A number with three decimals; -0 is written as 0. */
  String number(double value) {
    return words.number(BigDecimal.valueOf(Math.rint(value * 1e3) / 1e3 + 0.0), DECIMALS);
  }

  /** A number that was written with a decimal point, in the notation of this language. */
  String figure(String written) {
    return language() == Language.EN ? written : written.replace('.', ',');
  }

  /** A day in words, such as 7 December 2022. */
  String date(LocalDate day) {
    String month = words.text("month." + day.getMonthValue());
    return of("date", day.getDayOfMonth(), month, String.valueOf(day.getYear()));
  }

  /** The day from which something holds, in the grammatical case that the language requires. */
  String since(LocalDate day) {
    String month = words.text("since." + day.getMonthValue());
    return of("date", day.getDayOfMonth(), month, String.valueOf(day.getYear()));
  }

  /** Date and time of day of a moment in a time zone. */
  String moment(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return of("moment", date(local.toLocalDate()), clock(local.toLocalTime()));
  }

  /** Hours and minutes. */
  static String clock(LocalTime time) {
    return "%02d:%02d".formatted(time.getHour(), time.getMinute());
  }

  /**
   * Removes control characters from texts that came from a file, because they could control a
   * terminal.
   */
  private static Object[] plain(Object... arguments) {
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = arguments[i].toString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
    return plain;
  }
}
