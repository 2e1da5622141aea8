package kz.quat.submission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a form's drop-down lists, and units as people write them. */
final class Words {

  private static final Map<String, String> UNITS = new LinkedHashMap<>();
  private static final Map<String, String> CLOCKS = new LinkedHashMap<>();

  static {
    for (String unit : new String[] {"kwh", "кватч", "квтч", "квтсағ", "квтсағат", "квтчас"}) {
      UNITS.put(unit, "kWh");
    }
    for (String unit : new String[] {"mwh", "мвтч", "мвтсағ", "мвтсағат", "мвтчас"}) {
      UNITS.put(unit, "MWh");
    }
    for (String unit : new String[] {"mw", "мвт"}) {
      UNITS.put(unit, "MW");
    }
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

  /** kWh, MWh or MW; the text itself where it is no unit. */
  static String unit(String text) {
    return UNITS.getOrDefault(letters(text), text);
  }

  /** The unit that a heading names, as in "Consumption, kWh"; null if it names none. */
  static @Nullable String unitOfHeading(String heading) {
    for (String part : heading.split("[,()\\[\\]:]", -1)) {
      String unit = UNITS.get(letters(part));
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }

  /** utc or local; the text itself where it is neither. */
  static String clock(String text) {
    return CLOCKS.getOrDefault(Headings.key(text), text);
  }

  private static String letters(String text) {
    return Headings.key(text).replace(" ", "");
  }
}
