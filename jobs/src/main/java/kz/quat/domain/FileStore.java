package kz.quat.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;

/**
 * A folder of files that every machine of a run can read, on this machine's disk or in an object
 * store. Names are relative, with {@code /} between their parts.
 */
public interface FileStore extends Serializable {

  /**
   * A file of the folder.
   *
   * @param bytes its size
   */
  record Entry(String name, long bytes) {}

  /** Every file, ordered by name; empty if the folder does not exist. */
  List<Entry> list();

  /** Opens a file for reading from a byte offset on. */
  InputStream open(String name, long from) throws IOException;

  /** Creates a file, which others see once it is closed. A file with the same name is replaced. */
  OutputStream create(String name) throws IOException;

  /** Deletes every file of the folder. */
  void clear();
}
