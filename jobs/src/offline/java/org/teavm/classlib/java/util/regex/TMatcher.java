package org.teavm.classlib.java.util.regex;

import java.util.Map;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** {@code java.util.regex.Matcher} by the browser's regular expressions. */
public final class TMatcher implements TMatchResult {

  private final TPattern pattern;
  private String input;
  private JSObject found;
  private int next;
  private int appended;

  TMatcher(TPattern pattern, String input) {
    this.pattern = pattern;
    this.input = input;
  }

  public boolean matches() {
    found = exec(pattern.whole, input, 0);
    return found != null;
  }

  public boolean find() {
    if (next > input.length()) {
      found = null;
      return false;
    }
    found = exec(pattern.anywhere, input, next);
    if (found != null) {
      next = end() == start() ? end() + 1 : end();
    } else {
      next = input.length() + 1;
    }
    return found != null;
  }

  public boolean find(int from) {
    reset();
    next = from;
    return find();
  }

  public boolean lookingAt() {
    found = exec(pattern.anywhere, input, 0);
    if (found != null && start() != 0) {
      found = null;
    }
    return found != null;
  }

  public TMatcher reset() {
    found = null;
    next = 0;
    appended = 0;
    return this;
  }

  public TMatcher reset(CharSequence text) {
    input = text.toString();
    return reset();
  }

  public TPattern pattern() {
    return pattern;
  }

  @Override
  public String group() {
    return group(0);
  }

  @Override
  public String group(int group) {
    return group(match(), group);
  }

  @Override
  public String group(String name) {
    return named(match(), name);
  }

  @Override
  public int groupCount() {
    return count(match()) - 1;
  }

  @Override
  public int start() {
    return index(match());
  }

  @Override
  public int end() {
    return start() + group(0).length();
  }

  @Override
  public int start(int group) {
    if (group != 0) {
      throw new UnsupportedOperationException("place of a group");
    }
    return start();
  }

  @Override
  public int end(int group) {
    return start(group) + group(0).length();
  }

  @Override
  public Map<String, Integer> namedGroups() {
    throw new UnsupportedOperationException("names of groups");
  }

  public TMatchResult toMatchResult() {
    TMatcher copy = new TMatcher(pattern, input);
    copy.found = match();
    return copy;
  }

  private JSObject match() {
    if (found == null) {
      throw new IllegalStateException("No match");
    }
    return found;
  }

  public String replaceAll(String replacement) {
    return replaced(match -> filled(replacement), Integer.MAX_VALUE);
  }

  public String replaceFirst(String replacement) {
    return replaced(match -> filled(replacement), 1);
  }

  private String replaced(Function<TMatcher, String> by, int most) {
    reset();
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int i = 0; i < most && find(); i++) {
      text.append(input, from, start()).append(by.apply(this));
      from = end();
    }
    return text.append(input.substring(from)).toString();
  }

  public TMatcher appendReplacement(StringBuilder text, String replacement) {
    text.append(input, appended, start()).append(filled(replacement));
    appended = end();
    return this;
  }

  public StringBuilder appendTail(StringBuilder text) {
    return text.append(input.substring(appended));
  }

  private String filled(String replacement) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '\\') {
        text.append(replacement.charAt(++i));
      } else if (c == '$') {
        String group = group(replacement.charAt(++i) - '0');
        text.append(group == null ? "" : group);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  public static String quoteReplacement(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$");
  }

  @JSBody(
      params = {"regExp", "input", "from"},
      script = "regExp.lastIndex = from; return regExp.exec(input);")
  private static native JSObject exec(JSObject regExp, String input, int from);

  @JSBody(
      params = {"match", "group"},
      script = "var text = match[group]; return text === undefined ? null : text;")
  private static native String group(JSObject match, int group);

  @JSBody(
      params = {"match", "name"},
      script = "var text = match.groups[name]; return text === undefined ? null : text;")
  private static native String named(JSObject match, String name);

  @JSBody(params = "match", script = "return match.length;")
  private static native int count(JSObject match);

  @JSBody(params = "match", script = "return match.index;")
  private static native int index(JSObject match);
}
