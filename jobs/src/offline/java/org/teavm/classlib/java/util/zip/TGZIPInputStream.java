package org.teavm.classlib.java.util.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import kz.quat.offline.Deflated;

/** {@code java.util.zip.GZIPInputStream}: unpacks the whole file at the first read (RFC 1952). */
public class TGZIPInputStream extends InputStream {

  private static final int HEAD_BYTES = 10;
  private static final int TAIL_BYTES = 8;

  private final InputStream packed;
  private InputStream content;

  public TGZIPInputStream(InputStream packed) {
    this.packed = packed;
  }

  public TGZIPInputStream(InputStream packed, int bufferBytes) {
    this(packed);
  }

  private InputStream content() throws IOException {
    if (content == null) {
      byte[] all = packed.readAllBytes();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int at = 0;
      while (at + HEAD_BYTES <= all.length && (all[at] & 0xFF) == 0x1F) {
        Deflated member = new Deflated(all, afterHead(all, at));
        out.write(member.bytes());
        at = member.end() + TAIL_BYTES;
        if (at > all.length) {
          throw new EOFException("the end of the file is missing");
        }
      }
      if (at == 0) {
        throw new ZipException("no gzip file");
      }
      content = new ByteArrayInputStream(out.toByteArray());
    }
    return content;
  }

  private static int afterHead(byte[] all, int from) throws IOException {
    int flags = all[from + 3];
    int at = from + HEAD_BYTES;
    if ((flags & 4) != 0 && at + 2 <= all.length) {
      at += 2 + (all[at] & 0xFF | (all[at + 1] & 0xFF) << 8);
    }
    for (int text = 8; text <= 16; text *= 2) {
      while ((flags & text) != 0 && at < all.length && all[at] != 0) {
        at++;
      }
      at += (flags & text) != 0 ? 1 : 0;
    }
    at += (flags & 2) != 0 ? 2 : 0;
    if (at >= all.length) {
      throw new EOFException("the head of the file is cut off");
    }
    return at;
  }

  @Override
  public int read() throws IOException {
    return content().read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return content().read(into, from, length);
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
