package org.teavm.classlib.java.util;

/** {@code java.util.StringJoiner} without texts for empty ones. */
public final class TStringJoiner {

  private final String separator;
  private final String prefix;
  private final String suffix;
  private StringBuilder text;

  public TStringJoiner(CharSequence separator) {
    this(separator, "", "");
  }

  public TStringJoiner(CharSequence separator, CharSequence prefix, CharSequence suffix) {
    this.separator = separator.toString();
    this.prefix = prefix.toString();
    this.suffix = suffix.toString();
  }

  public TStringJoiner add(CharSequence part) {
    text = text == null ? new StringBuilder() : text.append(separator);
    text.append(part);
    return this;
  }

  @Override
  public String toString() {
    return prefix + (text == null ? "" : text.toString()) + suffix;
  }
}
