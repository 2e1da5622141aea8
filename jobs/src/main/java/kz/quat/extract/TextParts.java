package kz.quat.extract;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A text of unknown length, read part by part and joined once. A growing buffer would need up to
 * four times the text's size, and reports may have 64 MiB.
 */
final class TextParts {

  private static final int FIRST_CHARS = 1 << 14;
  private static final int MOST_CHARS = 1 << 22;

  private final ArrayDeque<char[]> full = new ArrayDeque<>();
  private char[] last = new char[FIRST_CHARS];
  private int lastChars;
  private int chars;

  /** Reads to the end. If the reader fails, what was read before is kept. */
  void read(Reader reader) throws IOException {
    for (int read = next(reader); read >= 0; read = next(reader)) {
      lastChars += read;
      chars += read;
    }
  }

  private int next(Reader reader) throws IOException {
    if (lastChars == last.length) {
      full.add(last);
      last = new char[Math.min(MOST_CHARS, 2 * last.length)];
      lastChars = 0;
    }
    return reader.read(last, lastChars, last.length - lastChars);
  }

  /** The beginning of what was read. */
  String head() {
    char[] first = full.isEmpty() ? last : full.getFirst();
    return Problems.head(new String(first, 0, Math.min(chars, first.length)));
  }

  /** The whole text; the parts are given up. */
  char[] joined() {
    if (full.isEmpty()) {
      return Arrays.copyOf(last, lastChars);
    }
    char[] all = new char[chars];
    int at = 0;
    for (char[] part = full.poll(); part != null; part = full.poll()) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    System.arraycopy(last, 0, all, at, lastChars);
    last = new char[0];
    return all;
  }
}
