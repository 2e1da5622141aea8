package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import kz.quat.domain.FileStore;
import kz.quat.domain.Sha256;
import kz.quat.schema.RawTables.Source;

/**
 * Copies new files while hashing them in one pass, and reads records from the copy. So the records
 * taken in under a hash are those of the bytes hashed, whatever happens to the file meanwhile, and
 * a task on another machine needs no access to the landing folder. The files of a source are
 * appended to one pack, so that thousands of reports make one object.
 */
public final class Staging implements AutoCloseable {

  private static final int CHUNK_BYTES = 1 << 16;

  private final FileStore store;
  private final Map<Source, Pack> packs = new HashMap<>();

  /** The position of a copy. */
  record Place(String pack, long from, long bytes) {}

  /** The result of copying a file. */
  record Copy(String sha256, Place place) {}

  private static final class Pack {
    private final String name;
    private final OutputStream out;
    private long bytes;

    Pack(String name, OutputStream out) {
      this.name = name;
      this.out = out;
    }
  }

  /** An empty staging area; files left in the folder by an earlier run are deleted. */
  public Staging(FileStore store) {
    this.store = store;
    store.clear();
  }

  /** Where the copies are read. */
  FileStore store() {
    return store;
  }

  /**
   * Copies a file to its end.
   *
   * @throws IOException if the file cannot be read; its partial copy is ignored
   * @throws UncheckedIOException if the copy cannot be written, which is not the file's fault
   */
  Copy copy(Source source, InputStream in) throws IOException {
    Pack pack = packs.computeIfAbsent(source, this::begin);
    Sha256 hash = new Sha256();
    long from = pack.bytes;
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      hash.add(chunk, read);
      try {
        pack.out.write(chunk, 0, read);
      } catch (IOException e) {
        throw new UncheckedIOException("New files cannot be copied into the warehouse", e);
      }
      pack.bytes += read;
    }
    return new Copy(hash.hex(), new Place(pack.name, from, pack.bytes - from));
  }

  private Pack begin(Source source) {
    String name = source.folder() + ".bin";
    try {
      return new Pack(name, store.create(name));
    } catch (IOException e) {
      throw new UncheckedIOException("New files cannot be copied into the warehouse", e);
    }
  }

  /** Closes every pack; they can be read from now on. */
  @Override
  public void close() {
    for (Pack pack : packs.values()) {
      try {
        pack.out.close();
      } catch (IOException e) {
        throw new UncheckedIOException("New files cannot be copied into the warehouse", e);
      }
    }
    packs.clear();
  }
}
