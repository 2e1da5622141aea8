package kz.quat.extract;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The XML documents of a file: the file itself, unpacked if it is gzip, or each file of a zip
 * archive. Meters' messages are often in Windows-1251 without declaring it, so a document that
 * declares no encoding and is not UTF-8 is read as Windows-1251.
 */
final class XmlDocuments implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HEAD_BYTES = 1 << 9;
  private static final int MAX_ENTRIES = 100_000;
  private static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

  private final InputStream in;
  private final @Nullable ZipArchiveInputStream zip;
  private final List<Boolean> areUtf8;
  private int entry = -1;
  private long unpackedBytes;
  private String name = "";

  XmlDocuments(FileContent file, long limitBytes) throws IOException {
    this.areUtf8 = new ArrayList<>();
    try (InputStream first = opened(file, limitBytes)) {
      if (first instanceof ZipArchiveInputStream archive) {
        while (nextEntry(archive) != null) {
          areUtf8.add(isUtf8(new NonClosingStream(archive), limitBytes));
        }
      } else {
        areUtf8.add(isUtf8(first, limitBytes));
      }
    }
    this.in = opened(file, limitBytes);
    this.zip = in instanceof ZipArchiveInputStream archive ? archive : null;
  }

  /** The first bytes of the file or of the first file in an archive; fewer if it is shorter. */
  static byte[] first(FileContent file, int bytes, long limitBytes) throws IOException {
    try (InputStream in = opened(file, limitBytes)) {
      if (in instanceof ZipArchiveInputStream archive && nextEntry(archive) == null) {
        return new byte[0];
      }
      boolean archived = in instanceof ZipArchiveInputStream;
      return (archived ? new NonClosingStream(in) : in).readNBytes(bytes);
    } catch (IOException | IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static InputStream opened(FileContent file, long limitBytes) throws IOException {
    InputStream raw = new BufferedInputStream(file.open(), BUFFER_BYTES);
    int[] b = FileText.first(raw);
    if (b[0] == 0x1F && b[1] == 0x8B) {
      return new BufferedInputStream(
          new LimitedStream(new GZIPInputStream(raw, BUFFER_BYTES), limitBytes), BUFFER_BYTES);
    }
    if (b[0] == 'P' && b[1] == 'K' && b[2] == 3 && b[3] == 4) {
      return new ZipArchiveInputStream(raw, "UTF-8", true, true);
    }
    return new BufferedInputStream(new LimitedStream(raw, limitBytes), BUFFER_BYTES);
  }

  /** The next entry. The library throws runtime exceptions for some broken archives. */
  private static @Nullable ZipArchiveEntry nextEntry(ZipArchiveInputStream zip) throws IOException {
    try {
      return entryAfter(zip);
    } catch (CopyUnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("no complete zip file", e);
    }
  }

  private static @Nullable ZipArchiveEntry entryAfter(ZipArchiveInputStream zip)
      throws IOException {
    int seen = 0;
    for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++seen > MAX_ENTRIES) {
        throw new TooLargeException(MAX_ENTRIES);
      }
      String path = entry.getName().replace('\\', '/');
      String last = path.substring(path.lastIndexOf('/') + 1);
      boolean systems =
          path.contains("__MACOSX/") || last.startsWith(".") || last.equalsIgnoreCase("thumbs.db");
      if (!entry.isDirectory() && !systems && zip.canReadEntryData(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** The next document; null if there is none. */
  @Nullable InputStream next() throws IOException {
    entry++;
    if (zip == null) {
      return entry == 0 ? in : null;
    }
    ZipArchiveEntry next = nextEntry(zip);
    name = next == null ? "" : next.getName();
    return next == null ? null : new BufferedInputStream(new NonClosingStream(zip), BUFFER_BYTES);
  }

  /** The text of a document, in the encoding that it declares or that its bytes show. */
  Reader reader(InputStream document) throws IOException {
    document.mark(HEAD_BYTES);
    byte[] head = document.readNBytes(HEAD_BYTES - 1);
    document.reset();
    return new InputStreamReader(document, charset(document, head));
  }

  private Charset charset(InputStream document, byte[] head) throws IOException {
    if (head.length > 2 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB) {
      document.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
      document.skipNBytes(2);
      return StandardCharsets.UTF_16LE;
    }
    if (head.length > 1 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
      document.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    if (head.length > 1 && head[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (declared.find() && Charset.isSupported(declared.group(1))) {
      return Charset.forName(declared.group(1));
    }
    return areUtf8.get(entry) ? StandardCharsets.UTF_8 : CYRILLIC;
  }

  /** Whether the bytes are UTF-8. Also counts the unpacked size over all files of an archive. */
  private boolean isUtf8(InputStream in, long limitBytes) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
    CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
    boolean valid = true;
    for (int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        read >= 0;
        read = in.read(bytes.array(), bytes.position(), bytes.remaining())) {
      unpackedBytes += read;
      if (unpackedBytes > limitBytes) {
        throw new TooLargeException(limitBytes);
      }
      if (!valid) {
        continue;
      }
      bytes.position(bytes.position() + read).flip();
      chars.clear();
      valid = !decoder.decode(bytes, chars, false).isError();
      bytes.compact();
      if (!valid) {
        bytes.clear();
      }
    }
    return valid && bytes.position() == 0;
  }

  /** The name of the document in its archive; empty if it is the file itself. */
  String name() {
    return name;
  }

  /** Whether other documents may follow a broken one. */
  boolean goesOnAfterFault() {
    return zip != null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A file inside an archive; closing it does not close the archive. */
  private static final class NonClosingStream extends InputStream {
    private final InputStream in;

    NonClosingStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return in.read(bytes, from, length);
      } catch (CopyUnreadableException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new IOException("no complete zip file", e);
      }
    }
  }
}
