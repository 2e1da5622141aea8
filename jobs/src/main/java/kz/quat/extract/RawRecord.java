package kz.quat.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file as text.
 *
 * @param lineNo line on which it starts, from 1
 * @param fields the CSV fields in the order of the source's columns; empty for JSON and for
 *     unreadable records
 * @param text the record as received, without its line end; of a text longer than {@link
 *     #MAX_CHARS} only the beginning is kept, and the record cannot be read
 * @param problem code of the reason why it cannot be read; null if it can
 */
record RawRecord(
    long lineNo, List<@Nullable String> fields, String text, @Nullable String problem) {

  /**
   * More than fifty times a year's report by the hour. Each further copy that a night makes of a
   * record, of which there are several, is bounded by this, so a few files of garbage cannot use up
   * its memory.
   */
  static final int MAX_CHARS = 1 << 23;

  /** Replaces bytes that could not be decoded. */
  private static final char REPLACEMENT = '\uFFFD';

  RawRecord {
    if (text.length() > MAX_CHARS) {
      text = Problems.head(text);
      fields = List.of();
      problem = problem == null ? Problems.TOO_LARGE : problem;
    }
  }

  static RawRecord broken(long lineNo, String text, String problem) {
    return new RawRecord(lineNo, List.of(), text, problem);
  }

  static boolean isDecoded(String text) {
    return text.indexOf(REPLACEMENT) < 0;
  }
}
