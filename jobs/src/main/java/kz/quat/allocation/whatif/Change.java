package kz.quat.allocation.whatif;

import kz.quat.allocation.cases.BadCaseException;

/**
 * One change of a case: {@code kind:target = value} (docs/spec/strain.md, section 4).
 *
 * @param file the file with the change, for messages
 * @param line its line there; 0 for the command line
 * @param key such as {@code load:zone:South}
 * @param value such as {@code +5%}
 */
public record Change(String file, int line, String key, String value) {

  /** What messages show instead of a file name for a change on the command line. */
  public static final String COMMAND_LINE = "--set";

  /**
   * A change given on the command line.
   *
   * @throws BadCaseException if there is no key before an equals sign
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

  /** The kind: the text before the first colon. */
  String kind() {
    int colon = key.indexOf(':');
    return colon < 0 ? key : key.substring(0, colon);
  }

  /** The target: the text after the first colon; empty if there is none. */
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
