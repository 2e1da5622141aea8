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
 * Identifies the code that made a run: 12 hexadecimal digits of SHA-256 over Quat's own compiled
 * classes and the resources packaged with them (texts, the page's bundle, weights), whether they
 * are in a jar or a folder, and over the name and size of every library on the class path, since
 * another version of a library may give other figures.
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

  /** Name and size of each jar except Quat's own, sorted by name. */
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

  /** The hash of everything under a folder of classes, and of the given libraries. */
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
