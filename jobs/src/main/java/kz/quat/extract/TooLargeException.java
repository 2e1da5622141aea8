package kz.quat.extract;

import java.io.IOException;

/** A file has more bytes, unpacked, than may be read. */
final class TooLargeException extends IOException {
  TooLargeException(long limitBytes) {
    super("more than " + limitBytes + " bytes");
  }
}
