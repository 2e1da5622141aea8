package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file's bytes, which can be read several times: first to recognise the format, then to read it.
 */
@FunctionalInterface
interface FileContent {

  /** Opens the bytes from the beginning; the caller closes the stream. */
  InputStream open() throws IOException;
}
