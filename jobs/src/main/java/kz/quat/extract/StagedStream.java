package kz.quat.extract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import kz.quat.domain.FileStore;

/**
 * One file inside a pack. If a pack cannot be read, the night fails and can be run again: the
 * failure is never blamed on the file, whose records would be refused for good.
 */
final class StagedStream extends FilterInputStream {

  private long left;

  private StagedStream(InputStream pack, long bytes) {
    super(pack);
    this.left = bytes;
  }

  static InputStream open(FileStore store, Staging.Place place) {
    try {
      return new StagedStream(store.open(place.pack(), place.from()), place.bytes());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static CopyUnreadableException unreadable(IOException e) {
    return new CopyUnreadableException(e);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    if (length == 0) {
      return 0;
    }
    try {
      int read = in.read(bytes, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw new IOException("it ends " + left + " bytes early");
      }
      left -= read;
      return read;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(count, 1 << 13)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
