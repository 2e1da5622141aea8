package kz.quat.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import kz.quat.domain.Language;

/** A text with places for values, in ICU's syntax. */
final class Template {

  private Template() {}

  /**
   * The text with its values filled in. Of a place without a type the value is shown as it is, also
   * a number: an hour, a year or a line is none that has thousands.
   *
   * @throws IllegalStateException where a value is lacking
   * @throws IllegalArgumentException where a count is no number
   */
  static String filled(String text, Language language, Map<String, ?> values) {
    if (text.indexOf('{') < 0) {
      return text;
    }
    MessagePattern pattern = new MessagePattern(text);
    Map<String, Object> shown = new HashMap<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_START) {
        String name = pattern.getSubstring(pattern.getPart(i + 1));
        Object value = values.get(name);
        if (value == null) {
          throw new IllegalStateException("\"%s\" lacks %s".formatted(text, name));
        }
        shown.merge(
            name,
            part.getArgType() == MessagePattern.ArgType.NONE ? value.toString() : number(value),
            (one, other) -> one instanceof String ? other : one);
      }
    }
    return new MessageFormat(text, Numbers.locale(language)).format(shown);
  }

  private static Object number(Object value) {
    return value instanceof Number ? value : new BigDecimal(value.toString());
  }
}
