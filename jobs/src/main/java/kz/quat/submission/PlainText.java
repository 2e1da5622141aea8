package kz.quat.submission;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes to text: by byte order mark; without one as UTF-16 if zero bytes show it, as UTF-8
 * if well-formed, else in the most likely Cyrillic charset, Windows-1251 if none is likely.
 */
final class PlainText {

  private static final int SAMPLE_BYTES = 1 << 13;
  private static final String WINDOWS_1251 = "windows-1251";
  private static final String UTF_8 = "UTF-8";
  private static final String UTF_16LE = "UTF-16LE";
  private static final String UTF_16BE = "UTF-16BE";
  private static final String UTF_32LE = "UTF-32LE";
  private static final String UTF_32BE = "UTF-32BE";
  private static final List<String> CYRILLIC =
      List.of(WINDOWS_1251, "KOI8-R", "IBM866", "ISO-8859-5");

  private PlainText() {}

  static String of(byte[] bytes) throws UnreadableException {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return decoded(bytes, 3, UTF_8);
    }
    if (begins(bytes, 0xFF, 0xFE, 0, 0)) {
      return decoded(bytes, 4, UTF_32LE);
    }
    if (begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return decoded(bytes, 4, UTF_32BE);
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, UTF_16LE);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, UTF_16BE);
    }
    String wide = wide(bytes);
    if (wide != null) {
      return decoded(bytes, 0, wide);
    }
    String utf8 = Decoding.of(bytes, 0, UTF_8);
    return utf8 != null ? utf8 : decoded(bytes, 0, cyrillic(bytes));
  }

  private static String decoded(byte[] bytes, int from, String charset) throws UnreadableException {
    String text = Decoding.of(bytes, from, charset);
    if (text == null || text.indexOf('\0') >= 0) {
      throw new UnreadableException(
          Document.BAD_ENCODING, "is no text in UTF-8, UTF-16 or Windows-1251");
    }
    return text;
  }

  /**
   * UTF-16 or UTF-32 without a byte order mark; null if it is neither. Digits, separators and line
   * ends have their zero bytes on one side.
   */
  private static @Nullable String wide(byte[] bytes) {
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
      return bytes.length > 0 && bytes[0] == 0 ? UTF_32BE : UTF_32LE;
    }
    if (bytes.length % 2 != 0 || Math.max(even, odd) * 8 < sample || sample == 0) {
      return null;
    }
    return odd > even ? UTF_16LE : UTF_16BE;
  }

  private static String cyrillic(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE_BYTES)));
    for (CharsetMatch match : detector.detectAll()) {
      if (CYRILLIC.contains(match.getName()) && Decoding.isKnown(match.getName())) {
        return match.getName();
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
