package kz.quat.extract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes on a limited number of bytes, then refuses, because a small archive may unpack to any
 * size.
 */
final class LimitedStream extends FilterInputStream {

  private final long limitBytes;
  private long bytes;

  LimitedStream(InputStream in, long limitBytes) {
    super(in);
    this.limitBytes = limitBytes;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int more) throws IOException {
    bytes += more;
    if (bytes > limitBytes) {
      throw new TooLargeException(limitBytes);
    }
  }
}
