package kz.quat.allocation.whatif;

import kz.quat.allocation.cases.BadCaseException;

/**
 * One change of a case: {@code kind:target = value} (docs/spec/strain.md, section 4).
 *
 * @param file where it was said, for messages
 * @param line line in it; 0 for the command line
 * @param key such as {@code load:zone:South}
 * @param value such as {@code +5%}
 */
public record Change(String file, int line, String key, String value) {

  /** What stands for the command line in messages. */
  public static final String COMMAND_LINE = "--set";

  /**
   * A change given on the command line.
   *
   * @throws BadCaseException where there is no key before an equals sign
   */
  public static Change ofText(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new BadCaseException(
          COMMAND_LINE,
          0,
          "change",
          text,
          "must be a file of changes, or KEY=VALUE such as load:zone:South=+5%");
    }
    return new Change(
        COMMAND_LINE, 0, text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  /** The kind: what stands before the first colon. */
  String kind() {
    int colon = key.indexOf(':');
    return colon < 0 ? key : key.substring(0, colon);
  }

  /** What it is about: what stands behind the first colon; empty where nothing does. */
  String target() {
    int colon = key.indexOf(':');
    return colon < 0 ? "" : key.substring(colon + 1);
  }

  BadCaseException badKey(String rule) {
    return new BadCaseException(file, line, "key", key, rule);
  }

  BadCaseException badValue(String rule) {
    return new BadCaseException(file, line, key, value, rule);
  }
}
