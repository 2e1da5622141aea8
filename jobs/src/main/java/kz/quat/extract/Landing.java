package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import kz.quat.domain.FileStore;

/** The place where sources deliver files: a folder of this machine or of a file store. */
public interface Landing {

  /**
   * The files that have arrived; see {@link LandingFolder#list}.
   *
   * @param settled folders that a folder of this machine need not list in full; a store lists all
   *     sizes at once
   */
  LandingFolder.Listing list(Instant issuedAt, Instant runTime, SettledFolders settled);

  /** Opens a listed file. */
  InputStream open(LandingFile file) throws IOException;

  /**
   * The store if there is one, otherwise the folder.
   *
   * @param folder of this machine
   */
  static Landing of(Optional<FileStore> store, Path folder) {
    return store.<Landing>map(StoreLanding::new).orElseGet(() -> in(folder));
  }

  /** A folder of this machine. */
  static Landing in(Path folder) {
    return new Landing() {
      @Override
      public LandingFolder.Listing list(Instant issuedAt, Instant runTime, SettledFolders settled) {
        return LandingFolder.list(folder, issuedAt, runTime, settled);
      }

      @Override
      public InputStream open(LandingFile file) throws IOException {
        return Files.newInputStream(ConfinedFile.resolve(folder, file.path()));
      }
    };
  }
}
