package kz.quat.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;

/**
 * A folder of files that every machine of a run sees: on this machine's disk or in an object store.
 * Names are relative, with {@code /} between their parts.
 */
public interface FileStore extends Serializable {

  /**
   * A file.
   *
   * @param bytes its size
   */
  record Entry(String name, long bytes) {}

  /** Every file, in the order of their names; none where the folder is missing. */
  List<Entry> list();

  /** Opens a file at a byte of it. */
  InputStream open(String name, long from) throws IOException;

  /** A new file, seen by others once it is closed; one of that name is replaced. */
  OutputStream create(String name) throws IOException;

  /** Deletes every file. */
  void clear();
}
