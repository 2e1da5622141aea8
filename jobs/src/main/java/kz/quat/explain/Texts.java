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
import kz.quat.text.Abroad;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/** The templates of one language; numbers and dates are written the same on every machine. */
final class Texts {

  /** Keeps a number and its unit on one line. */
  private static final Pattern UNIT =
      Pattern.compile("(?<=\\d) (?=(?:MW|МВт|KZT|тенге|теңге|%|h\\b|ч\\b|сағ\\b))|(?<=№) (?=\\d)");

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

  /** A region's name; supply from abroad is called so. */
  String region(String code, Names names) {
    return PseudoRegion.is(code) ? Abroad.name(language(), code) : names.region(code);
  }

  /** What an element is called: a region or a zone by its name, a tie by the zones it joins. */
  String element(CutElement element, Names names, List<CaseTie> ties) {
    return switch (element.kind()) {
      case "zone", "floor_price" -> zone(element.name());
      case "tie" -> tie(element.name(), ties);
      default -> region(element.name(), names);
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
    return UNIT.matcher(words.text(key, plain(arguments))).replaceAll("\u00a0");
  }

  /** Three decimals; -0 is written 0. */
  String number(double value) {
    return words.number(BigDecimal.valueOf(Math.rint(value * 1e3) / 1e3 + 0.0), DECIMALS);
  }

  /** A number that was written with a point, in this language. */
  String figure(String written) {
    return language() == Language.EN ? written : written.replace('.', ',');
  }

  /** A day in words, such as 7 December 2022. */
  String date(LocalDate day) {
    String month = words.text("month." + day.getMonthValue());
    return of("date", day.getDayOfMonth(), month, String.valueOf(day.getYear()));
  }

  /** The day from which on something holds, in the case that the language asks for. */
  String since(LocalDate day) {
    String month = words.text("since." + day.getMonthValue());
    return of("date", day.getDayOfMonth(), month, String.valueOf(day.getYear()));
  }

  /** A moment by a clock: day and time of day. */
  String moment(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return of("moment", date(local.toLocalDate()), clock(local.toLocalTime()));
  }

  /** Hours and minutes. */
  static String clock(LocalTime time) {
    return "%02d:%02d".formatted(time.getHour(), time.getMinute());
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
