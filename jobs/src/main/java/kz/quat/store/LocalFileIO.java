package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * The warehouse's files on one machine, accessed through the JDK alone. A file is forced to disk
 * before the commit that names it, which Hadoop's local file system does not promise. Hadoop's also
 * starts a process for every file to set its permissions, writes a {@code .crc} file for each, and
 * mistakes {@code %20} for part of a folder's name. Public because Iceberg creates it by its class
 * name.
 */
public final class LocalFileIO implements FileIO, SupportsPrefixOperations {

  /** Property: the folder in which the warehouse was created, as its files name it. */
  static final String MADE_AT = "quat.made-at";

  /** Property: the folder in which the warehouse lies now. */
  static final String LIES_AT = "quat.lies-at";

  private static final String METADATA = ".metadata.json";

  private String madeAt = "";
  private String liesAt = "";

  /** Called by Iceberg, by reflection. */
  public LocalFileIO() {}

  @Override
  public void initialize(Map<String, String> properties) {
    madeAt = properties.getOrDefault(MADE_AT, "");
    liesAt = properties.getOrDefault(LIES_AT, "");
  }

  @Override
  public InputFile newInputFile(String location) {
    return new Input(location, path(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new Output(location, path(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(path(location));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }

  /** The present path of the file at a location. */
  Path path(String location) {
    String now =
        !madeAt.equals(liesAt) && location.startsWith(madeAt + "/")
            ? liesAt + location.substring(madeAt.length())
            : location;
    if (!now.matches("[a-z]+:/.*")) {
      throw new IllegalArgumentException("Not a file of this machine: " + location);
    }
    return Path.of(URI.create(now));
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    Path folder = path(prefix);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String base = prefix.replaceFirst("/+$", "") + "/";
    List<FileInfo> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.toUri().relativize(file.toUri()).toString();
        files.add(
            new FileInfo(
                base + name, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + prefix, e);
    }
    return files;
  }

  @Override
  public void deletePrefix(String prefix) {
    listPrefix(prefix).forEach(file -> deleteFile(file.location()));
  }

  private record Input(String location, Path file) implements InputFile {
    @Override
    public long getLength() {
      try {
        return Files.size(file);
      } catch (IOException e) {
        throw missing(location, e);
      }
    }

    @Override
    public SeekableInputStream newStream() {
      try {
        if (location.endsWith(METADATA) && !endsInBrace(file)) {
          // Iceberg reports a missing file immediately, but retries an unparsable one for
          // minutes.
          throw new NotFoundException("Cannot read %s: it is cut off", location);
        }
        return new LocalInputStream(file);
      } catch (IOException e) {
        throw missing(location, e);
      }
    }

    @Override
    public boolean exists() {
      return Files.exists(file);
    }
  }

  private static boolean endsInBrace(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) == '}';
    }
  }

  private static NotFoundException missing(String location, IOException cause) {
    return new NotFoundException(cause, "Cannot open %s", location);
  }

  private record Output(String location, Path file) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      if (Files.exists(file)) {
        throw new AlreadyExistsException("%s exists", location);
      }
      return createOrOverwrite();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      try {
        return LocalOutputStream.to(file);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + location, e);
      }
    }

    @Override
    public InputFile toInputFile() {
      return new Input(location, file);
    }
  }
}
