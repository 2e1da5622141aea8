package kz.quat.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.quat.domain.FileStore;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** A folder in the catalog's file store. */
final class StoredFiles implements FileStore {

  private static final long serialVersionUID = 1L;

  private final FileIO io;
  private final String location;

  StoredFiles(FileIO io, String location) {
    this.io = io;
    this.location = location + "/";
  }

  @Override
  public List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (FileInfo file : listing().listPrefix(location)) {
      int name = file.location().indexOf(location) + location.length();
      entries.add(new Entry(RunFiles.decoded(io, file.location().substring(name)), file.size()));
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  private SupportsPrefixOperations listing() {
    if (io instanceof SupportsPrefixOperations listing) {
      return listing;
    }
    throw new IllegalStateException(io.getClass().getName() + " cannot list files");
  }

  @Override
  public InputStream open(String name, long from) throws IOException {
    try {
      SeekableInputStream in = io.newInputFile(location + RunFiles.encoded(io, name)).newStream();
      try {
        in.seek(from);
        return in;
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (NotFoundException e) {
      throw new IOException(name + " is not there", e);
    }
  }

  @Override
  public OutputStream create(String name) {
    return io.newOutputFile(location + RunFiles.encoded(io, name)).createOrOverwrite();
  }

  @Override
  public void clear() {
    for (FileInfo file : listing().listPrefix(location)) {
      io.deleteFile(file.location());
    }
  }
}
