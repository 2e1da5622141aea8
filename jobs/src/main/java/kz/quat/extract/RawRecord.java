package kz.quat.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file as text.
 *
 * @param lineNo line on which it starts, from 1
 * @param fields the CSV fields in the order of the source's columns; empty for JSON and for what
 *     could not be read
 * @param text the record as received, without its line end
 * @param problem code of what kept it from being read; null if nothing did
 */
record RawRecord(
    long lineNo, List<@Nullable String> fields, String text, @Nullable String problem) {

  /** Stands where bytes were no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  static RawRecord broken(long lineNo, String text, String problem) {
    return new RawRecord(lineNo, List.of(), text, problem);
  }

  static boolean isDecoded(String text) {
    return text.indexOf(REPLACEMENT) < 0;
  }
}
