package org.apache.commons.compress.archivers.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.quat.offline.Deflated;

/** Reads an archive in memory by the directory at its end (APPNOTE.TXT 6.3, without zip64). */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final byte[] bytes;

  ZipDirectory(byte[] bytes) {
    this.bytes = bytes;
  }

  List<ZipArchiveEntry> entries() throws IOException {
    if (four(0) == LOCAL && (two(6) & 1) != 0) {
      // Encrypted: nothing of it is read, so it does not matter whether the rest is whole.
      return List.of(new ZipArchiveEntry("", two(6), STORED, 0, 0));
    }
    int end = bytes.length - END_BYTES;
    while (end >= 0 && four(end) != END) {
      end--;
    }
    if (end < 0) {
      throw new IOException("no end of the directory");
    }
    List<ZipArchiveEntry> entries = new ArrayList<>();
    int count = two(end + 10);
    int at = four(end + 16);
    for (int i = 0; i < count; i++) {
      if (four(at) != ENTRY) {
        throw new IOException("no entry where one should be");
      }
      int local = four(at + 42);
      if (four(local) != LOCAL) {
        throw new IOException("no file where one should be");
      }
      int from = local + LOCAL_BYTES + two(local + 26) + two(local + 28);
      String name = new String(bytes, at + ENTRY_BYTES, two(at + 28), StandardCharsets.UTF_8);
      int size = four(at + 20);
      if (size < 0 || from + size > bytes.length) {
        throw new IOException("a file ends behind the archive");
      }
      entries.add(
          new ZipArchiveEntry(name, two(at + 8) | two(local + 6), two(at + 10), from, size));
      at += ENTRY_BYTES + two(at + 28) + two(at + 30) + two(at + 32);
    }
    return entries;
  }

  static boolean canRead(ZipArchiveEntry entry) {
    return entry.method == STORED || entry.method == DEFLATED;
  }

  InputStream content(ZipArchiveEntry entry) throws IOException {
    int from = entry.packedFrom;
    byte[] packed = Arrays.copyOfRange(bytes, from, from + entry.packedSize);
    return new ByteArrayInputStream(
        entry.method == STORED ? packed : new Deflated(packed, 0).bytes());
  }

  private int two(int at) throws IOException {
    if (at < 0 || at + 2 > bytes.length) {
      throw new IOException("the archive is cut off");
    }
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  private int four(int at) throws IOException {
    return two(at) | two(at + 2) << 16;
  }
}
