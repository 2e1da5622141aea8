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

/**
 * Replaces files in one step, so that a reader sees either the whole old file or the whole new one.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /** Replaces a file. The content is first written under another name and forced to disk. */
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

  /** Replaces a file by a text in UTF-8, as {@link #replace(Path, byte[])} does. */
  public static void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The name, in the same folder, under which the next content of a file is written. */
  public static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  /** Moves a file that was written under another name into the place of the given one. */
  public static void move(Path next, Path file) throws IOException {
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forces a folder's entries to disk, where the file system supports that. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder, and does not need its entries forced.
    }
  }
}
