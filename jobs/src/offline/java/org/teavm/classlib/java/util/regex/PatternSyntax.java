package org.teavm.classlib.java.util.regex;

/** Puts a pattern of Java into the syntax of the browser's regular expressions. */
final class PatternSyntax {

  private static final String SPACES = " \\t\\n\\x0B\\f\\r";
  private static final String WIDE_BLANKS =
      " \\t\\xA0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000";
  private static final String WORD = "[\\p{L}\\p{Nd}_]";
  private static final String BOUNDARY =
      "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
  private static final String END = "(?=(?:\\r\\n|[\\n\\r\\u0085\\u2028\\u2029])?(?![\\s\\S]))";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private boolean ignoreCase;
  private boolean dotAll;
  private int at;

  PatternSyntax(String text, int flags) {
    this.text = text;
    this.ignoreCase = (flags & TPattern.CASE_INSENSITIVE) != 0;
    this.dotAll = (flags & TPattern.DOTALL) != 0;
    if ((flags & TPattern.MULTILINE) != 0) {
      throw unknown();
    }
    while (at < text.length() && leadingFlags()) {
      continue;
    }
    while (at < text.length()) {
      next();
    }
  }

  String source() {
    return out.toString();
  }

  String flags() {
    return "u" + (ignoreCase ? "i" : "") + (dotAll ? "s" : "");
  }

  private boolean leadingFlags() {
    int end = text.indexOf(')', at);
    if (!text.startsWith("(?", at) || end < 0) {
      return false;
    }
    String letters = text.substring(at + 2, end);
    if (letters.isEmpty() || !only(letters, "isu")) {
      return false;
    }
    ignoreCase |= letters.indexOf('i') >= 0;
    dotAll |= letters.indexOf('s') >= 0;
    at = end + 1;
    return true;
  }

  private static boolean only(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (allowed.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\\') {
      escape(false);
    } else if (c == '[') {
      charClass();
    } else if (c == '$') {
      out.append(END);
      at++;
    } else if (c == ']' || c == '}') {
      out.append(c == '}' && closesCount() ? "" : "\\").append(c);
      at++;
    } else {
      boolean repeats = c == '+' && at > 0 && "*+?}".indexOf(text.charAt(at - 1)) >= 0;
      boolean escapedBefore = at > 1 && text.charAt(at - 2) == '\\';
      if ((repeats && !escapedBefore) || text.startsWith("(?>", at) || inlineFlags()) {
        throw unknown();
      }
      out.append(c);
      at++;
    }
  }

  private boolean inlineFlags() {
    return text.startsWith("(?i", at) || text.startsWith("(?s", at) || text.startsWith("(?-", at);
  }

  /** Whether the brace ends a count such as {2,3}, or a property, which is copied elsewhere. */
  private boolean closesCount() {
    int open = text.lastIndexOf('{', at);
    return open >= 0 && at > open + 1 && only(text.substring(open + 1, at), "0123456789,");
  }

  private void charClass() {
    out.append('[');
    at++;
    if (at < text.length() && text.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    while (at < text.length() && text.charAt(at) != ']') {
      char c = text.charAt(at);
      if (c == '\\') {
        escape(true);
      } else if (c == '[' || text.startsWith("&&", at)) {
        throw unknown();
      } else {
        out.append("(){}/|".indexOf(c) >= 0 ? "\\" : "").append(c);
        at++;
      }
    }
    out.append(']');
    at++;
  }

  private void escape(boolean inClass) {
    if (at + 1 >= text.length()) {
      throw unknown();
    }
    char c = text.charAt(at + 1);
    at += 2;
    switch (c) {
      case 's':
        out.append(inClass ? SPACES : "[" + SPACES + "]");
        break;
      case 'S':
        if (inClass) {
          throw unknown();
        }
        out.append("[^" + SPACES + "]");
        break;
      case 'h':
        out.append(inClass ? WIDE_BLANKS : "[" + WIDE_BLANKS + "]");
        break;
      case 'b':
        out.append(BOUNDARY);
        break;
      case 'A':
        out.append('^');
        break;
      case 'z':
        out.append("(?![\\s\\S])");
        break;
      case 'R':
        out.append("(?:\\r\\n|[\\n\\x0B\\f\\r\\u0085\\u2028\\u2029])");
        break;
      case 'p':
      case 'P':
        property(c, inClass);
        break;
      case 'x':
        out.append(at < text.length() && text.charAt(at) == '{' ? "\\u" : "\\x");
        copyBraces();
        break;
      default:
        plainEscape(c);
    }
  }

  private void plainEscape(char c) {
    boolean letterOrDigit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letterOrDigit && "dDwWtnrfu123456789k".indexOf(c) < 0) {
      throw unknown();
    }
    out.append(letterOrDigit || "\\^$.|?*+()[]{}/-".indexOf(c) >= 0 ? "\\" : "").append(c);
  }

  private void property(char c, boolean inClass) {
    if (at >= text.length() || text.charAt(at) != '{') {
      throw unknown();
    }
    int end = text.indexOf('}', at);
    String name = text.substring(at + 1, end);
    at = end + 1;
    if (name.equals("Cntrl")) {
      if (c == 'P') {
        throw unknown();
      }
      out.append(inClass ? "\\x00-\\x1f\\x7f" : "[\\x00-\\x1f\\x7f]");
    } else {
      String known = name.startsWith("Is") ? "Script=" + name.substring(2) : name;
      out.append('\\').append(c).append('{').append(known).append('}');
    }
  }

  private void copyBraces() {
    if (at < text.length() && text.charAt(at) == '{') {
      int end = text.indexOf('}', at) + 1;
      out.append(text, at, end);
      at = end;
    }
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException("Not put into the browser's syntax: " + text);
  }
}
