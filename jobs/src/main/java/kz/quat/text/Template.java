package kz.quat.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import kz.quat.domain.Language;

/** Fills values into a text in ICU's syntax. */
final class Template {

  private Template() {}

  /**
   * The text with its values filled in. A place without a type shows the value unchanged, also a
   * number, so that hours, years and line numbers get no thousands separator.
   *
   * @throws IllegalStateException if a value is missing
   * @throws IllegalArgumentException if a count is not a number
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
            isText(part.getArgType()) ? value.toString() : number(value),
            (one, other) -> one instanceof String ? other : one);
      }
    }
    return new MessageFormat(text, Numbers.locale(language)).format(shown);
  }

  private static boolean isText(MessagePattern.ArgType type) {
    return type == MessagePattern.ArgType.NONE || type == MessagePattern.ArgType.SELECT;
  }

  private static Object number(Object value) {
    return value instanceof Number ? value : new BigDecimal(value.toString());
  }
}
