package org.apache.commons.compress.archivers.zip;

import org.apache.commons.compress.archivers.ArchiveEntry;

/** A file in an archive. */
public final class ZipArchiveEntry implements ArchiveEntry {

  final int method;
  final int packedFrom;
  final int packedSize;
  private final int flags;
  private final String name;

  ZipArchiveEntry(String name, int flags, int method, int packedFrom, int packedSize) {
    this.name = name;
    this.flags = flags;
    this.method = method;
    this.packedFrom = packedFrom;
    this.packedSize = packedSize;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isDirectory() {
    return name.endsWith("/");
  }

  public GeneralPurposeBit getGeneralPurposeBit() {
    return new GeneralPurposeBit(flags);
  }
}
