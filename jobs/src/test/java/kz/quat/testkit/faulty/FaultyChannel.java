package kz.quat.testkit.faulty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file that is written; of the write in which the process ends, half reaches the disk. */
final class FaultyChannel extends FileChannel {

  private final FileChannel real;
  private final Faults faults;
  private final String name;

  FaultyChannel(FileChannel real, Faults faults, String name) {
    this.real = real;
    this.faults = faults;
    this.name = name;
  }

  private interface Write {
    int of(ByteBuffer bytes) throws IOException;
  }

  private int write(ByteBuffer bytes, Write write) throws IOException {
    if (!faults.tears("write " + name)) {
      return write.of(bytes);
    }
    write.of(bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2));
    throw new Crash("in a write of " + name);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return write(bytes, real::write);
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return write(bytes, part -> real.write(part, position));
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(buffers[i]);
    }
    return written;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    faults.change("truncate " + name);
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    if (faults.stopped()) {
      throw new Crash("force " + name);
    }
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return real.read(bytes);
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return real.read(buffers, offset, length);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return real.read(bytes, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    faults.change("write " + name);
    return real.transferFrom(source, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
