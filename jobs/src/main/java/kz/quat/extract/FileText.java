package kz.quat.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * A file's text. A gzip file is unpacked whatever its name. The charset is UTF-8, or UTF-16 or
 * UTF-32 if the first bytes show it; a byte order mark is skipped. Undecodable bytes become U+FFFD,
 * so that one bad record does not hide the others.
 */
final class FileText {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIRST_BYTES = 4;

  private FileText() {}

  /**
   * Opens the text; the caller closes it.
   *
   * @param file its bytes
   * @param limitBytes reading more than this, unpacked, throws {@link TooLargeException}
   */
  static Reader open(FileContent file, long limitBytes) throws IOException {
    InputStream raw = new BufferedInputStream(file.open(), BUFFER_BYTES);
    try {
      int[] first = first(raw);
      boolean packed = first[0] == 0x1F && first[1] == 0x8B;
      InputStream plain = packed ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
      InputStream text =
          new BufferedInputStream(new LimitedStream(plain, limitBytes), BUFFER_BYTES);
      return new InputStreamReader(
          text,
          charset(text)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** The first bytes, -1 for missing ones; the stream's position does not change. */
  static int[] first(InputStream in) throws IOException {
    in.mark(FIRST_BYTES);
    int[] first = new int[FIRST_BYTES];
    for (int i = 0; i < FIRST_BYTES; i++) {
      first[i] = in.read();
    }
    in.reset();
    return first;
  }

  /** The charset, recognised by a byte order mark, which is skipped, or by zero bytes. */
  private static Charset charset(InputStream text) throws IOException {
    int[] b = first(text);
    if (b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
      text.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (b[0] == 0xFF && b[1] == 0xFE) {
      boolean wide = b[2] == 0 && b[3] == 0;
      text.skipNBytes(wide ? 4 : 2);
      return wide ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    if (b[0] == 0xFE && b[1] == 0xFF) {
      text.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    if (b[0] == 0 && b[1] == 0) {
      text.skipNBytes(b[2] == 0xFE && b[3] == 0xFF ? 4 : 0);
      return Charset.forName("UTF-32BE");
    }
    if (b[1] == 0 && b[0] > 0) {
      return b[2] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    return b[0] == 0 && b[1] > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }
}
