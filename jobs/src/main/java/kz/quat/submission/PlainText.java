package kz.quat.submission;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes to text: by byte order mark; without one as UTF-16 if zero bytes show it, as UTF-8
 * if well-formed, else in the most likely Cyrillic charset, Windows-1251 if none is likely.
 */
final class PlainText {

  private static final int SAMPLE_BYTES = 1 << 13;
  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
  private static final List<String> CYRILLIC =
      List.of("windows-1251", "KOI8-R", "IBM866", "ISO-8859-5");

  private PlainText() {}

  static String of(byte[] bytes) throws UnreadableException {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return decoded(bytes, 3, StandardCharsets.UTF_8);
    }
    if (begins(bytes, 0xFF, 0xFE, 0, 0)) {
      return decoded(bytes, 4, Charset.forName("UTF-32LE"));
    }
    if (begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return decoded(bytes, 4, Charset.forName("UTF-32BE"));
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16BE);
    }
    Charset wide = wide(bytes);
    if (wide != null) {
      return decoded(bytes, 0, wide);
    }
    String utf8 = tryDecode(bytes, 0, StandardCharsets.UTF_8);
    return utf8 != null ? utf8 : decoded(bytes, 0, cyrillic(bytes));
  }

  private static String decoded(byte[] bytes, int from, Charset charset)
      throws UnreadableException {
    String text = tryDecode(bytes, from, charset);
    if (text == null || text.indexOf('\0') >= 0) {
      throw new UnreadableException(
          Document.BAD_ENCODING, "is no text in UTF-8, UTF-16 or Windows-1251");
    }
    return text;
  }

  /** The text; null if the bytes are not well-formed in that charset. */
  private static @Nullable String tryDecode(byte[] bytes, int from, Charset charset) {
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /**
   * UTF-16 or UTF-32 without a byte order mark; null if it is neither. Digits, separators and line
   * ends have their zero bytes on one side.
   */
  private static @Nullable Charset wide(byte[] bytes) {
    int sample = Math.min(bytes.length, SAMPLE_BYTES);
    int even = 0;
    int odd = 0;
    for (int i = 0; i < sample; i++) {
      if (bytes[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    if (sample > 0 && bytes.length % 4 == 0 && (even + odd) * 10 >= sample * 6) {
      return Charset.forName(bytes.length > 0 && bytes[0] == 0 ? "UTF-32BE" : "UTF-32LE");
    }
    if (bytes.length % 2 != 0 || Math.max(even, odd) * 8 < sample || sample == 0) {
      return null;
    }
    return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  private static Charset cyrillic(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE_BYTES)));
    for (CharsetMatch match : detector.detectAll()) {
      if (CYRILLIC.contains(match.getName()) && Charset.isSupported(match.getName())) {
        return Charset.forName(match.getName());
      }
    }
    return WINDOWS_1251;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
