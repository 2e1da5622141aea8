package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;

/** A file's bytes, which may be read more than once: what it is, then what it says. */
@FunctionalInterface
interface FileContent {

  /** The bytes from their beginning; the caller closes them. */
  InputStream open() throws IOException;
}
