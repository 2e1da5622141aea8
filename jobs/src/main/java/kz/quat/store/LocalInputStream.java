package kz.quat.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Random access to a local file. It is not buffered, since its readers have buffers of their own.
 */
final class LocalInputStream extends SeekableInputStream {

  private final FileChannel channel;

  LocalInputStream(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public long getPos() throws IOException {
    return channel.position();
  }

  @Override
  public void seek(long position) throws IOException {
    channel.position(position);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public long skip(long count) throws IOException {
    long from = channel.position();
    long to = Math.min(channel.size(), from + Math.max(0, count));
    channel.position(Math.max(from, to));
    return channel.position() - from;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, channel.size() - channel.position()));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
