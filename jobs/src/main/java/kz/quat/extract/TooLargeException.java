package kz.quat.extract;

import java.io.IOException;

/** A file has more bytes, unpacked, than are read of one. */
final class TooLargeException extends IOException {
  TooLargeException(long limitBytes) {
    super("more than " + limitBytes + " bytes");
  }
}
