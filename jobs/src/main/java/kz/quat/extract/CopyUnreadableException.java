package kz.quat.extract;

import java.io.IOException;

/**
 * The copy of a file cannot be read. This is a fault of the machine, for which no record may be
 * refused.
 */
final class CopyUnreadableException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  CopyUnreadableException(IOException cause) {
    super("The copies of new files cannot be read; run it again", cause);
  }
}
