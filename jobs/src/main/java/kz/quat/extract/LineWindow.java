package kz.quat.extract;

import java.io.IOException;
import java.io.Reader;

/**
 * Keeps the text that a parser reads, so that a record's original text is available beside its
 * fields, and so that reading can restart where a bad record began.
 */
final class LineWindow extends Reader {

  private static final int COMPACT_CHARS = 1 << 16;

  private final Reader in;
  private final StringBuilder kept = new StringBuilder();
  private int start;
  private int next;

  LineWindow(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (next < kept.length()) {
      int count = Math.min(length, kept.length() - next);
      kept.getChars(next, next + count, target, offset);
      next += count;
      return count;
    }
    int count = in.read(target, offset, length);
    if (count > 0) {
      kept.append(target, offset, count);
      next += count;
    }
    return count;
  }

  /** Lets the parser read again from the first character that was not taken. */
  void rewind() {
    next = start;
  }

  /** Takes a number of lines (ended by LF, CR LF or CR) without the end of the last one. */
  String takeLines(long lines) {
    int end = start;
    for (long line = 0; line < lines && end < kept.length(); line++) {
      end = afterLine(end);
    }
    return take(end);
  }

  /**
   * Takes the line that begins here, at most as much of it as was read, and skips its rest, so that
   * an endless line costs no more memory than its beginning.
   */
  String takeLine() throws IOException {
    int end = afterLine(start);
    boolean ended = end > start && isLineEnd(kept.charAt(end - 1));
    boolean allThatWasRead = end == kept.length();
    String head = take(end);
    if (!ended && allThatWasRead) {
      leaveOutRestOfLine();
    }
    return head;
  }

  private void leaveOutRestOfLine() throws IOException {
    char[] chunk = new char[COMPACT_CHARS];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      for (int i = 0; i < count; i++) {
        if (isLineEnd(chunk[i])) {
          boolean paired = chunk[i] == '\r' && i + 1 < count && chunk[i + 1] == '\n';
          kept.append(chunk, i + (paired ? 2 : 1), count - i - (paired ? 2 : 1));
          return;
        }
      }
    }
  }

  /** Takes everything that was read. */
  String takeRest() {
    return take(kept.length());
  }

  private int afterLine(int from) {
    for (int i = from; i < kept.length(); i++) {
      char c = kept.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        boolean paired = i + 1 < kept.length() && kept.charAt(i + 1) == '\n';
        return paired ? i + 2 : i + 1;
      }
    }
    return kept.length();
  }

  private String take(int end) {
    int last = end;
    while (last > start && isLineEnd(kept.charAt(last - 1))) {
      last--;
    }
    String text = kept.substring(start, last);
    start = end;
    if (start > COMPACT_CHARS) {
      kept.delete(0, start);
      next -= start;
      start = 0;
    }
    return text;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
