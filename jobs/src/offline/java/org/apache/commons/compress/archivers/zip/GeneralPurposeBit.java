package org.apache.commons.compress.archivers.zip;

/** The flags of a file in an archive. */
public final class GeneralPurposeBit {

  private final int flags;

  GeneralPurposeBit(int flags) {
    this.flags = flags;
  }

  public boolean usesEncryption() {
    return (flags & 1) != 0;
  }
}
