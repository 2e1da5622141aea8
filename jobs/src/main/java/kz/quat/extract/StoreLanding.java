package kz.quat.extract;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.domain.FileStore;
import kz.quat.schema.RawTables.Source;
import kz.quat.text.FindingWords;
import org.jspecify.annotations.Nullable;

/**
 * The landing folder in a file store. It follows the rules of a folder on disk, but a store has
 * only names, no links and no folders.
 */
record StoreLanding(FileStore store) implements Landing {

  @Override
  public LandingFolder.Listing list(Instant issuedAt, Instant runTime, SettledFolders settled) {
    List<LandingFile> files = new ArrayList<>();
    Map<String, LandingFinding> findings = new TreeMap<>();
    for (FileStore.Entry entry : store.list()) {
      String[] parts = entry.name().split("/", -1);
      boolean hidden = false;
      for (String part : parts) {
        hidden |= part.isEmpty() || SourceWalk.isHidden(part);
      }
      if (hidden || (parts.length == 1 && LandingFolder.isNote(parts[0]))) {
        continue;
      }
      Source source = LandingFolder.source(parts[0]);
      if (source == null || parts.length == 1) {
        findings.put(parts[0], LandingFolder.unknownSource(parts[0]));
        continue;
      }
      String bad = badFolder(parts);
      if (bad != null) {
        findings.put(
            bad,
            new LandingFinding(
                LandingFinding.Kind.BAD_RECEIVED_FOLDER,
                bad,
                FindingWords.of("bad_received_folder").with("source", source.folder())));
        continue;
      }
      boolean received = parts.length > 2 && ReceivedFolder.isOne(parts[1]);
      @Nullable Instant arrival = received ? ReceivedFolder.time(parts[1]) : null;
      files.add(
          new LandingFile(
              source,
              entry.name(),
              entry.bytes(),
              arrival == null ? runTime : arrival,
              arrival != null,
              null));
    }
    return LandingFolder.listing(files, new ArrayList<>(findings.values()), issuedAt);
  }

  /**
   * The first folder whose name begins like that of an arrival but is not a time, or that is not
   * directly below the source; null if there is none.
   */
  private static @Nullable String badFolder(String[] parts) {
    StringBuilder path = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length - 1; i++) {
      path.append('/').append(parts[i]);
      if (ReceivedFolder.isOne(parts[i]) && (i > 1 || ReceivedFolder.time(parts[i]) == null)) {
        return path.toString();
      }
    }
    return null;
  }

  @Override
  public InputStream open(LandingFile file) throws IOException {
    return store.open(file.path(), 0);
  }
}
