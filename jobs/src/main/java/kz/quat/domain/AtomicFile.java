package kz.quat.domain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are replaced in one step: a reader sees the old one or the new one, whole. */
public final class AtomicFile {

  private AtomicFile() {}

  /** Forced to the disk under another name, then put in the place of the file. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path next = next(file);
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    move(next, file);
    forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** A text as UTF-8, as {@link #replace(Path, byte[])}. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The name beside a file under which its next content is made. */
  public static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  /** Puts what was made under another name in the place of the file. */
  public static void move(Path next, Path file) throws IOException {
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A folder's entries; left out where the file system knows no such thing. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder, and needs no forcing of its entries.
    }
  }
}
