package kz.quat.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the words of a form's drop-down lists, and units as people write them in three
 * languages.
 */
final class Words {

  /** Marks a known unit that is neither of energy nor of mean power. */
  static final String OTHER_UNIT = "other";

  static final String OTHER_CLOCK = "other";

  /**
   * Stands for an offset that clocks of the country have: whether the site's has it is not told.
   */
  static final String COUNTRY_CLOCK = "country";

  private static final Pattern OFFSET =
      Pattern.compile("(?i)(?<!\\p{L})(?:utc|gmt)\\s?([+\\-\\u2212]\\s?\\d{1,2})?");
  private static final Pattern SCALE =
      Pattern.compile(
          "(?:[×xх*]|умножить на|times|умножено на)\\s?\\d{1,9}(?![\\d\\p{L}])"
              + "|(?<![\\d.,])10\\s?(?:[³⁶⁹]|(?:\\^|\\*\\*)\\s?[369](?!\\d))");
  private static final Pattern SHARE =
      Pattern.compile("%|процент|percent|пайыз|(?<!\\p{L})дол[яи](?!\\p{L})");
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<!\\p{L})(?:тыс\\p{L}*|млн|миллион\\p{L}*|мың|thousands?|millions?)");
  private static final Pattern MULTIPLIER =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}\\p{Nl}\\p{No}])(?:коэф\\p{L}*|к ?тт|к ?тр|к ?тн|ктт|ктр|ct"
              + " ratio|multiplier|transformer ratio|meter factor|трансформация"
              + " коэффициент\\p{L}*)(?![\\p{L}\\p{Nd}\\p{Nl}\\p{No}])");
  private static final int MAX_UNIT_WORDS = 5;
  private static final Map<String, String> UNITS = new LinkedHashMap<>();
  private static final Map<String, String> CLOCKS = new LinkedHashMap<>();

  static {
    String hours = "ч,час,часа,часов,сағ,сағат,h,hour,hours";
    put("kWh", "квт,кват,киловатт,kw,kilowatt", hours);
    put("MWh", "мвт,мегаватт,mw,megawatt", hours);
    put("GWh", "гвт,гигаватт,gw,gigawatt", hours);
    put("MWh", "тысквт,тысячквт,тысячакиловатт,мыңквт,thousandkw,1000квт,1000kw", hours);
    put("GWh", "тысмвт,тысячмвт,млнквт,миллионквт,мыңмвт,millionkw,thousandmw,mlnkw", hours);
    put("kW", "квт,киловатт,kw,kilowatt", "");
    put("MW", "мвт,мегаватт,mw,megawatt", "");
    put(OTHER_UNIT, "квар,kvar,мвар,mvar,ква,kva,мва,mva,тысквар", "," + hours);
    put(OTHER_UNIT, "гдж,gj,мдж,mj,гкал,gcal,ккал,тут,тенге,тг,kzt,вт,w,btu", "");
    put(OTHER_UNIT, "вт,w", hours);
    for (String clock :
        new String[] {
          "local", "местное", "местное время", "жергілікті", "жергілікті уақыт", "local time"
        }) {
      CLOCKS.put(clock, "local");
    }
    for (String clock : new String[] {"utc", "гринвич", "всемирное время", "utc 0"}) {
      CLOCKS.put(clock, "utc");
    }
  }

  private Words() {}

  private static void put(String unit, String powers, String hours) {
    for (String power : powers.split(",", -1)) {
      for (String hour : hours.split(",", -1)) {
        UNITS.put(power + hour, unit);
      }
    }
  }

  /** kWh, MWh, GWh, kW or MW; the text unchanged if it is none of them. */
  static String unit(String text) {
    String unit = UNITS.get(letters(text));
    return unit == null || unit.equals(OTHER_UNIT) ? text : unit;
  }

  /** Whether a text consists of a known unit of any quantity. */
  static boolean isUnit(String text) {
    return UNITS.containsKey(letters(text));
  }

  /**
   * The units that a heading names, as in "Consumption, kWh" or "Consumption kWh"; {@link
   * #OTHER_UNIT} for a unit of another quantity.
   */
  static Set<String> unitsOfHeading(String heading) {
    Set<String> units = new TreeSet<>();
    for (String part : heading.split("[,;()\\[\\]:|/]", -1)) {
      String unit = UNITS.get(letters(part));
      unit = unit == null ? lastWords(part) : unit;
      if (unit != null) {
        units.add(unit);
      }
    }
    String slashed = UNITS.get(letters(heading));
    if (slashed != null) {
      return new TreeSet<>(List.of(slashed));
    }
    return units;
  }

  /** The longest unit that the last words of a text form; null if they form none. */
  private static @Nullable String lastWords(String text) {
    List<String> words = new ArrayList<>(List.of(Headings.key(text).split(" ", -1)));
    for (int from = Math.max(1, words.size() - MAX_UNIT_WORDS); from < words.size(); from++) {
      String unit = UNITS.get(String.join("", words.subList(from, words.size())));
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }

  /** A heading without a unit at its end. */
  static String withoutUnit(String heading) {
    List<String> words = List.of(Headings.key(heading).split(" ", -1));
    for (int from = Math.max(1, words.size() - MAX_UNIT_WORDS); from < words.size(); from++) {
      if (UNITS.containsKey(String.join("", words.subList(from, words.size())))) {
        return String.join(" ", words.subList(0, from));
      }
    }
    return heading;
  }

  /** utc or local; the text unchanged if it is neither. */
  static String clock(String text) {
    return CLOCKS.getOrDefault(Headings.key(text), text);
  }

  /** Whether a heading multiplies the values below it ("kWh x 1000"), or names a percentage. */
  static boolean scales(String heading) {
    String plain = heading.toLowerCase(Locale.ROOT);
    return SCALE.matcher(plain).find()
        || SHARE.matcher(plain).find()
        || (THOUSANDS.matcher(plain).find() && unitsOfHeading(heading).isEmpty());
  }

  /**
   * The clock that a heading of hours names: utc, local, or {@link #OTHER_CLOCK} for any other;
   * null if it names none.
   */
  static @Nullable String clockOfHeading(String heading) {
    Matcher offset = OFFSET.matcher(heading);
    if (offset.find()) {
      String hours = offset.group(1);
      if (hours == null || hours.matches(".*\\s?0+")) {
        return "utc";
      }
      return hours.matches("\\+\\s?0?[56]") ? COUNTRY_CLOCK : OTHER_CLOCK;
    }
    for (String word : Headings.key(heading).split(" ", -1)) {
      if (word.matches("мск|msk|москв\\p{L}*|московск\\p{L}*|moscow|мәскеу")) {
        return OTHER_CLOCK;
      }
      if (word.matches("местн\\p{L}*|local|жергілікті")) {
        return "local";
      }
    }
    return null;
  }

  /** Whether a text names the ratio by which a meter's readings have to be multiplied. */
  static boolean isMultiplier(String text) {
    return MULTIPLIER.matcher(Headings.key(text)).find();
  }

  private static String letters(String text) {
    return Headings.key(text).replace(" ", "");
  }
}
