package kz.quat.testkit.faulty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import kz.quat.store.LocalFileIO;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * An object store in a folder, with {@link Faults}: a file appears when it is closed, complete or
 * not at all, and is replaced in the same way.
 */
public final class FaultyFileIO implements FileIO, SupportsPrefixOperations {

  /** The property of a catalog that names the faults, as {@link #use} knows them. */
  public static final String NAME = "quat.faults";

  private static final Map<String, Faults> KNOWN = new ConcurrentHashMap<>();

  private final LocalFileIO real = new LocalFileIO();
  private String name = "";

  /** Called by Iceberg, by reflection. */
  public FaultyFileIO() {}

  /** Sets what happens to changes through a catalog that names these faults. */
  public static void use(String name, Faults faults) {
    KNOWN.put(name, faults);
  }

  private Faults faults() {
    return Objects.requireNonNull(KNOWN.get(name), name);
  }

  @Override
  public void initialize(Map<String, String> properties) {
    name = properties.getOrDefault(NAME, "");
    real.initialize(properties);
  }

  @Override
  public InputFile newInputFile(String location) {
    return real.newInputFile(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    OutputFile file = real.newOutputFile(location);
    return new OutputFile() {
      @Override
      public PositionOutputStream create() {
        return new Put(file);
      }

      @Override
      public PositionOutputStream createOrOverwrite() {
        return new Put(file);
      }

      @Override
      public String location() {
        return file.location();
      }

      @Override
      public InputFile toInputFile() {
        return file.toInputFile();
      }
    };
  }

  @Override
  public void deleteFile(String location) {
    faults().change("remove " + last(location));
    real.deleteFile(location);
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    return real.listPrefix(prefix);
  }

  @Override
  public void deletePrefix(String prefix) {
    listPrefix(prefix).forEach(file -> deleteFile(file.location()));
  }

  private static String last(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private final class Put extends PositionOutputStream {
    private final OutputFile file;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean closed;

    Put(OutputFile file) {
      this.file = file;
    }

    @Override
    public long getPos() {
      return bytes.size();
    }

    @Override
    public void write(int value) {
      bytes.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, length);
    }

    @Override
    public void close() {
      if (closed) {
        return;
      }
      closed = true;
      faults().change("put " + last(file.location()));
      try (PositionOutputStream out = file.createOrOverwrite()) {
        bytes.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
