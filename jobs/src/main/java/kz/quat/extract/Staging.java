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
 * New files are copied while they are hashed, in one pass, and read from the copy: what counts as
 * taken under a hash is what was read under it, whatever happens to the file meanwhile, and a task
 * on another machine needs no sight of the landing folder. The files of a source lie one after
 * another in one pack, so that thousands of reports are one object.
 */
public final class Staging implements AutoCloseable {

  private static final int CHUNK_BYTES = 1 << 16;

  private final FileStore store;
  private final Map<Source, Pack> packs = new HashMap<>();

  /** Where a copy lies. */
  record Place(String pack, long from, long bytes) {}

  /** What a copy came to. */
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

  /** An empty staging area; what an earlier run left in the folder is deleted. */
  public Staging(FileStore store) {
    this.store = store;
    store.clear();
  }

  /** Where the copies are read from. */
  FileStore store() {
    return store;
  }

  /**
   * Copies a file to its end.
   *
   * @throws IOException where the file cannot be read; the copy so far is left out
   * @throws UncheckedIOException where the copy cannot be written, which is no fault of the file
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

  /** Ends every pack; from now on they can be read. */
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
