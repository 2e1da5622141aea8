package org.apache.commons.compress.archivers.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.commons.compress.archivers.ArchiveEntry;

/** Reads the files of an archive one after the other. */
public final class ZipArchiveInputStream extends InputStream {

  private final InputStream in;
  private ZipDirectory directory;
  private Iterator<ZipArchiveEntry> entries;
  private InputStream content;

  public ZipArchiveInputStream(
      InputStream in, String encoding, boolean unicodeNames, boolean dataDescriptors) {
    this.in = in;
  }

  /** The next file; null after the last one. */
  public ZipArchiveEntry getNextEntry() throws IOException {
    if (entries == null) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] chunk = new byte[1 << 14];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        all.write(chunk, 0, read);
      }
      directory = new ZipDirectory(all.toByteArray());
      entries = directory.entries().iterator();
    }
    if (!entries.hasNext()) {
      return null;
    }
    ZipArchiveEntry entry = entries.next();
    boolean readable =
        ZipDirectory.canRead(entry) && !entry.getGeneralPurposeBit().usesEncryption();
    content = readable ? directory.content(entry) : null;
    return entry;
  }

  public boolean canReadEntryData(ArchiveEntry entry) {
    return ZipDirectory.canRead((ZipArchiveEntry) entry);
  }

  @Override
  public int read() throws IOException {
    return content.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return content.read(into, from, length);
  }

  @Override
  public void close() {}
}
