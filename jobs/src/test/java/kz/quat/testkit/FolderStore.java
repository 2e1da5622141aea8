package kz.quat.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.domain.FileStore;

/** A file store in a folder. */
public final class FolderStore implements FileStore {

  private static final long serialVersionUID = 1L;

  private final String folder;

  /** A store in that folder. */
  public FolderStore(Path folder) {
    this.folder = folder.toString();
  }

  @Override
  public List<Entry> list() {
    if (!Files.isDirectory(Path.of(folder))) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      List<Entry> entries = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        entries.add(new Entry(Path.of(folder).relativize(file).toString(), Files.size(file)));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(String name, long from) throws IOException {
    InputStream in = Files.newInputStream(Path.of(folder, name));
    in.skipNBytes(from);
    return in;
  }

  @Override
  public OutputStream create(String name) throws IOException {
    Files.createDirectories(Path.of(folder, name).getParent());
    return Files.newOutputStream(Path.of(folder, name));
  }

  @Override
  public void clear() {
    list().forEach(entry -> Path.of(folder, entry.name()).toFile().delete());
  }
}
