package org.teavm.classlib.java.util.regex;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * {@code java.util.regex.Pattern} by the browser's regular expressions. Patterns are put into their
 * syntax by {@link PatternSyntax}; what it does not know is refused, never read differently.
 */
public final class TPattern implements Serializable {

  public static final int CASE_INSENSITIVE = 2;
  public static final int MULTILINE = 8;
  public static final int LITERAL = 16;
  public static final int DOTALL = 32;
  public static final int UNICODE_CASE = 64;

  final JSObject anywhere;
  final JSObject whole;
  private final String text;
  private final int flags;

  private TPattern(String text, int flags) {
    this.text = text;
    this.flags = flags;
    PatternSyntax syntax =
        (flags & LITERAL) != 0 ? new PatternSyntax(quote(text), 0) : new PatternSyntax(text, flags);
    this.anywhere = regExp(syntax.source(), syntax.flags() + "g");
    this.whole = regExp("^(?:" + syntax.source() + ")(?![\\s\\S])", syntax.flags());
  }

  public static TPattern compile(String text) {
    return new TPattern(text, 0);
  }

  public static TPattern compile(String text, int flags) {
    return new TPattern(text, flags);
  }

  public static boolean matches(String text, CharSequence input) {
    return compile(text).matcher(input).matches();
  }

  /** The text with every character that has a meaning escaped. */
  public static String quote(String literal) {
    StringBuilder quoted = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if ("\\^$.|?*+()[]{}/-".indexOf(c) >= 0) {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.toString();
  }

  public TMatcher matcher(CharSequence input) {
    return new TMatcher(this, input.toString());
  }

  public String pattern() {
    return text;
  }

  public int flags() {
    return flags;
  }

  public Predicate<String> asPredicate() {
    return input -> matcher(input).find();
  }

  public Predicate<String> asMatchPredicate() {
    return input -> matcher(input).matches();
  }

  public String[] split(CharSequence input) {
    return split(input, 0);
  }

  /**
   * As in Java: no empty text from a match of nothing at the start; 0 drops empty ones at the end.
   */
  public String[] split(CharSequence input, int limit) {
    String all = input.toString();
    List<String> parts = new ArrayList<>();
    TMatcher matcher = matcher(all);
    int from = 0;
    while (matcher.find() && (limit <= 0 || parts.size() < limit - 1)) {
      if (matcher.end() == 0) {
        continue;
      }
      parts.add(all.substring(from, matcher.start()));
      from = matcher.end();
    }
    if (from == 0) {
      return new String[] {all};
    }
    parts.add(all.substring(from));
    int size = parts.size();
    while (limit == 0 && size > 0 && parts.get(size - 1).isEmpty()) {
      size--;
    }
    return parts.subList(0, size).toArray(new String[0]);
  }

  @Override
  public String toString() {
    return text;
  }

  @JSBody(
      params = {"source", "flags"},
      script = "return new RegExp(source, flags);")
  private static native JSObject regExp(String source, String flags);
}
