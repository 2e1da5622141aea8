package kz.quat.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.domain.Sha256;

/**
 * Names the code that made a run: 12 hex digits of SHA-256 over Quat's own compiled classes, the
 * same whether they lie in a jar or in a folder.
 */
public final class CodeVersion {

  private CodeVersion() {}

  /** The version of the running code. */
  public static String current() {
    try {
      Path place =
          Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(place)) {
        return hash(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return hash(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hash(Path root) throws IOException {
    Sha256 hash = new Sha256();
    Path classes = root.resolve("kz").resolve("quat");
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted((a, b) -> name(root, a).compareTo(name(root, b)))
              .toList();
    }
    for (Path file : files) {
      hash.add(name(root, file)).add(file);
    }
    return hash.hex().substring(0, 12);
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
