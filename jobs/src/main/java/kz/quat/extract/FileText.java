package kz.quat.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A file's text: UTF-8, unpacked if its name ends in {@code .gz}, without a byte-order mark. Bytes
 * that are no UTF-8 become U+FFFD, so that one bad record does not hide the others.
 */
final class FileText {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private FileText() {}

  /**
   * Opens the text; the caller closes it.
   *
   * @param raw the file's bytes; closed with the text, and where it cannot be opened
   * @param name the file's name
   * @param limitBytes reading more, unpacked, throws {@link TooLargeException}
   */
  static Reader open(InputStream raw, String name, long limitBytes) throws IOException {
    try {
      boolean packed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
      InputStream plain = packed ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
      InputStream text =
          new BufferedInputStream(new LimitedStream(plain, limitBytes), BUFFER_BYTES);
      skipByteOrderMark(text);
      return new InputStreamReader(
          text,
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static void skipByteOrderMark(InputStream text) throws IOException {
    text.mark(BYTE_ORDER_MARK.length);
    for (int expected : BYTE_ORDER_MARK) {
      if (text.read() != expected) {
        text.reset();
        return;
      }
    }
  }
}
