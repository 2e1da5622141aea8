package kz.quat.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a file's type by its first bytes and unpacks it. One limit applies to all files inside
 * an archive together, because an archive of a few kilobytes may unpack to any size.
 */
final class FileBytes {

  private static final int MAX_ENTRIES = 1000;
  private static final int CHUNK_BYTES = 1 << 14;

  private long left;

  FileBytes(long limitBytes) {
    this.left = limitBytes;
  }

  /** A file inside an archive. */
  static final class Entry {
    private final String name;
    private final byte[] bytes;

    private Entry(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  static boolean isGzip(byte[] bytes) {
    return begins(bytes, 0x1F, 0x8B);
  }

  static boolean isZip(byte[] bytes) {
    return begins(bytes, 'P', 'K', 3, 4) || begins(bytes, 'P', 'K', 5, 6);
  }

  static boolean isPdf(byte[] bytes) {
    return begins(bytes, '%', 'P', 'D', 'F');
  }

  /** Whether an {@link #isOldOffice} file holds a workbook that is protected by a password. */
  static boolean isProtected(byte[] bytes) {
    String wide = new String(bytes, StandardCharsets.ISO_8859_1);
    return wide.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
  }

  /** Whether the file is the container of old and of encrypted workbooks. */
  static boolean isOldOffice(byte[] bytes) {
    return begins(bytes, 0xD0, 0xCF, 0x11, 0xE0);
  }

  /**
   * The kind of a file that can contain neither a table nor text; null if it is of no such kind.
   */
  static @Nullable String otherKind(byte[] bytes) {
    if (begins(bytes, 'R', 'a', 'r', '!') || begins(bytes, '7', 'z', 0xBC, 0xAF)) {
      return "an archive of another kind (.rar, .7z)";
    }
    if (begins(bytes, 0x89, 'P', 'N', 'G')
        || begins(bytes, 0xFF, 0xD8, 0xFF)
        || begins(bytes, 'I', 'I', 0x2A, 0)
        || begins(bytes, 'M', 'M', 0, 0x2A)) {
      return "a picture";
    }
    return begins(bytes, '{', '\\', 'r', 't', 'f') ? "a text document (.rtf)" : null;
  }

  byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      left -= read;
      if (left < 0) {
        throw new UnreadableException(Document.TOO_LARGE, "unpacks to more than is read of a file");
      }
      out.write(chunk, 0, read);
    }
    return out.toByteArray();
  }

  byte[] gunzip(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return readAll(in);
    } catch (ZipException | EOFException e) {
      throw new UnreadableException(Document.UNREADABLE_FILE, "is no complete gzip file");
    }
  }

  /**
   * The files of an archive in its order, without folders and without files that operating systems
   * add.
   */
  List<Entry> unzip(byte[] bytes) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (ZipArchiveInputStream in =
        new ZipArchiveInputStream(new ByteArrayInputStream(bytes), "UTF-8", true, true)) {
      int count = 0;
      for (ZipArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (++count > MAX_ENTRIES) {
          throw new UnreadableException(
              Document.TOO_LARGE, "holds more than " + MAX_ENTRIES + " files");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw new UnreadableException(Document.PASSWORD, "is a zip file with a password");
        }
        if (!in.canReadEntryData(entry)) {
          throw new UnreadableException(
              Document.UNREADABLE_FILE, "is packed in a way that is not read");
        }
        byte[] content = readAll(in);
        if (!entry.isDirectory() && !isSystems(entry.getName())) {
          entries.add(new Entry(entry.getName(), content));
        }
      }
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws any kind of exception for a broken archive.
      throw new UnreadableException(Document.UNREADABLE_FILE, "is no complete zip file");
    }
    if (entries.isEmpty()) {
      throw new UnreadableException(Document.UNREADABLE_FILE, "is a zip file without any file");
    }
    return entries;
  }

  /** Whether it is one of the files that macOS and Windows add to archives. */
  private static boolean isSystems(String path) {
    String plain = path.replace('\\', '/');
    String name = plain.substring(plain.lastIndexOf('/') + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    return plain.startsWith("__MACOSX/")
        || plain.contains("/__MACOSX/")
        || name.startsWith("._")
        || name.startsWith("~$")
        || lower.equals(".ds_store")
        || lower.equals("thumbs.db")
        || lower.equals("desktop.ini");
  }

  private static boolean begins(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
