package org.apache.commons.compress.archivers.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** An archive in memory. */
public class ZipFile implements Closeable {

  private final ZipDirectory directory;
  private final List<ZipArchiveEntry> entries;

  public ZipFile(SeekableByteChannel channel) throws IOException {
    this.directory = new ZipDirectory(((SeekableInMemoryByteChannel) channel).array());
    this.entries = directory.entries();
  }

  /** The file with that name; null if there is none. */
  public ZipArchiveEntry getEntry(String name) {
    return entries.stream().filter(each -> each.getName().equals(name)).findFirst().orElse(null);
  }

  public Enumeration<ZipArchiveEntry> getEntries() {
    return Collections.enumeration(entries);
  }

  public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
    return directory.content(entry);
  }

  @Override
  public void close() {}
}
