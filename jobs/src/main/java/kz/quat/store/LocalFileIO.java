package kz.quat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * The warehouse's files on one machine, by the JDK alone. A file is on the disk before the commit
 * that names it, which Hadoop's local file system does not promise; that one also starts a process
 * for every file to set its permissions, writes a {@code .crc} beside it, and takes {@code %20} for
 * a folder's name. Public because Iceberg makes it by its name.
 */
public final class LocalFileIO implements FileIO {

  /** Made by Iceberg, by name. */
  public LocalFileIO() {}

  @Override
  public InputFile newInputFile(String location) {
    return new Input(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new Output(location);
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(path(location));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }

  /** The path of a {@code file:} location. */
  static Path path(String location) {
    if (!location.startsWith("file:/")) {
      throw new IllegalArgumentException("Not a file of this machine: " + location);
    }
    return Path.of(URI.create(location));
  }

  private record Input(String location) implements InputFile {
    @Override
    public long getLength() {
      try {
        return Files.size(path(location));
      } catch (IOException e) {
        throw missing(location, e);
      }
    }

    @Override
    public SeekableInputStream newStream() {
      try {
        return new LocalInputStream(path(location));
      } catch (IOException e) {
        throw missing(location, e);
      }
    }

    @Override
    public boolean exists() {
      return Files.exists(path(location));
    }
  }

  private static NotFoundException missing(String location, IOException cause) {
    return new NotFoundException(cause, "Cannot open %s", location);
  }

  private record Output(String location) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      if (Files.exists(path(location))) {
        throw new AlreadyExistsException("%s exists", location);
      }
      return createOrOverwrite();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      try {
        return LocalOutputStream.to(path(location));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + location, e);
      }
    }

    @Override
    public InputFile toInputFile() {
      return new Input(location);
    }
  }
}
