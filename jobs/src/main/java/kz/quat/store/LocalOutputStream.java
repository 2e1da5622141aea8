package kz.quat.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.apache.iceberg.io.PositionOutputStream;

/** Writes a new local file, which is forced to disk when the stream is closed. */
final class LocalOutputStream extends PositionOutputStream {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileChannel channel;
  private final OutputStream buffered;
  private long position;

  private LocalOutputStream(FileChannel channel) {
    this.channel = channel;
    this.buffered = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
  }

  static LocalOutputStream to(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return new LocalOutputStream(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public long storedLength() {
    return position;
  }

  @Override
  public void write(int value) throws IOException {
    buffered.write(value);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    buffered.write(bytes, offset, length);
    position += length;
  }

  @Override
  public void flush() throws IOException {
    buffered.flush();
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      buffered.flush();
      channel.force(true);
    }
  }
}
