package kz.quat.submission;

import java.util.Locale;
import org.teavm.jso.JSBody;

/** Decodes bytes by the name of a charset, as the browser does. */
final class Decoding {

  private Decoding() {}

  static boolean isKnown(String charset) {
    return isUtf32(charset) || isBrowsers(charset.toLowerCase(Locale.ROOT));
  }

  static String of(byte[] bytes, int from, String charset) {
    byte[] rest = new byte[bytes.length - from];
    System.arraycopy(bytes, from, rest, 0, rest.length);
    return isUtf32(charset)
        ? utf32(rest, charset.endsWith("LE"))
        : decode(rest, charset.toLowerCase(Locale.ROOT));
  }

  private static boolean isUtf32(String charset) {
    return charset.startsWith("UTF-32");
  }

  private static String utf32(byte[] bytes, boolean little) {
    if (bytes.length % 4 != 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 4) {
      int point = 0;
      for (int k = 0; k < 4; k++) {
        point = point << 8 | bytes[little ? i + 3 - k : i + k] & 0xFF;
      }
      if (point < 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
        return null;
      }
      text.appendCodePoint(point);
    }
    return text.toString();
  }

  @JSBody(
      params = "name",
      script = "try { new TextDecoder(name); return true; } catch (e) { return false; }")
  private static native boolean isBrowsers(String name);

  @JSBody(
      params = {"bytes", "name"},
      script =
          "try { return new TextDecoder(name, {fatal: true, ignoreBOM: true})"
              + ".decode(bytes); } catch (e) { return null; }")
  private static native String decode(@org.teavm.jso.JSByRef byte[] bytes, String name);
}
