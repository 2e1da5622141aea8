package kz.quat.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file as text.
 *
 * @param lineNo line on which it starts, from 1
 * @param fields the CSV fields in the order of the source's columns; empty for JSON and for
 *     unreadable records
 * @param text the record as received, without its line end
 * @param problem code of the reason why it cannot be read; null if it can
 */
record RawRecord(
    long lineNo, List<@Nullable String> fields, String text, @Nullable String problem) {

  /** Replaces bytes that could not be decoded. */
  private static final char REPLACEMENT = '\uFFFD';

  static RawRecord broken(long lineNo, String text, String problem) {
    return new RawRecord(lineNo, List.of(), text, problem);
  }

  static boolean isDecoded(String text) {
    return text.indexOf(REPLACEMENT) < 0;
  }
}
