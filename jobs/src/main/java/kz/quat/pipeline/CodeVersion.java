package kz.quat.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.domain.Sha256;

/**
 * Names the code that made a run: 12 hex digits of SHA-256 over Quat's own compiled classes and
 * what lies beside them (words, the page's bundle, weights), the same whether they lie in a jar or
 * in a folder, and over the name and size of every library on the class path: another version of
 * one may give other figures.
 */
public final class CodeVersion {

  private CodeVersion() {}

  /** The version of the running code. */
  public static String current() {
    try {
      Path place =
          Path.of(CodeVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<String> libraries = libraries(System.getProperty("java.class.path", ""), place);
      if (Files.isDirectory(place)) {
        return hash(place, libraries);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return hash(jar.getPath("/"), libraries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Name and size of each jar but Quat's own, in the order of their names. */
  static List<String> libraries(String classPath, Path own) {
    TreeSet<String> libraries = new TreeSet<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(entry);
      try {
        if (entry.endsWith(".jar") && Files.isRegularFile(file) && !Files.isSameFile(file, own)) {
          libraries.add(file.getFileName() + " " + Files.size(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(libraries);
  }

  /** The hash of what lies under a folder of classes, and of the libraries beside it. */
  static String hash(Path root, List<String> libraries) throws IOException {
    Sha256 hash = new Sha256();
    for (String library : libraries) {
      hash.add(library + "\n");
    }
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
