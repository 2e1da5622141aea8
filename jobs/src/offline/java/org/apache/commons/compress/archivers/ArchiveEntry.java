package org.apache.commons.compress.archivers;

/** A file in an archive. */
public interface ArchiveEntry {

  String getName();

  boolean isDirectory();
}
