package kz.quat.submission;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bytes by the name of a charset. The page that checks reports offline has a class of its
 * own with this name, which asks the browser.
 */
final class Decoding {

  private Decoding() {}

  static boolean isKnown(String charset) {
    return Charset.isSupported(charset);
  }

  /** The text; null if the bytes are not well-formed in that charset. */
  static @Nullable String of(byte[] bytes, int from, String charset) {
    try {
      return Charset.forName(charset)
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
