package kz.quat.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.quat.domain.UserErrorException;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Source;
import kz.quat.text.FindingWords;
import org.jspecify.annotations.Nullable;

/** Lists what has arrived in the landing folder, without changing anything there. */
public final class LandingFolder {

  private static final Map<String, Source> BY_FOLDER =
      RawTables.SOURCES.stream().collect(Collectors.toMap(Source::folder, Function.identity()));

  /**
   * Notes about the folder itself, such as README.md or PROVENANCE.csv: their names are in
   * capitals.
   */
  private static final Pattern NOTE = Pattern.compile("[A-Z]+\\.(md|csv|txt)");

  /** The order in which files are taken in. */
  static final Comparator<LandingFile> BY_ARRIVAL =
      Comparator.comparing(LandingFile::receivedAt).thenComparing(LandingFile::path);

  private LandingFolder() {}

  /**
   * The contents of the landing folder at a moment.
   *
   * @param files that arrived by the issue time, sorted by arrival, then path; without those of
   *     settled folders
   * @param findings what was not listed as a file, and why, sorted by path
   * @param later files that arrive after the issue time, sorted by path
   * @param undated files outside {@code received=} folders, sorted by path; their arrival is the
   *     run's time
   * @param issuedAt the issue time
   */
  public record Listing(
      List<LandingFile> files,
      List<LandingFinding> findings,
      List<LandingFile> later,
      List<LandingFile> undated,
      Instant issuedAt) {
    public Listing {
      files = List.copyOf(files);
      findings = List.copyOf(findings);
      later = List.copyOf(later);
      undated = List.copyOf(undated);
    }
  }

  /**
   * Lists the files. Hidden and temporary files (names that start with {@code .} or {@code _} or
   * end in {@code .tmp}, {@code .part} or {@code ~}) are ignored, as are notes in the root ({@code
   * README.md}).
   *
   * @param issuedAt files that arrive later are listed separately
   * @param runTime arrival of files outside {@code received=} folders that no run has seen before
   * @param settled folders that are not listed in full
   * @throws UserErrorException (input) if the folder does not exist
   */
  static Listing list(Path landing, Instant issuedAt, Instant runTime, SettledFolders settled) {
    Path root = root(landing);
    List<LandingFile> files = new ArrayList<>();
    List<LandingFinding> findings = new ArrayList<>();
    for (Path entry : entries(root)) {
      String name = entry.getFileName().toString();
      Source source = BY_FOLDER.get(name);
      if (SourceWalk.isHidden(name) || (isNote(name) && Files.isRegularFile(entry))) {
        continue;
      }
      if (source == null) {
        findings.add(unknownSource(name));
      } else {
        SourceWalk walk = new SourceWalk(root, source, runTime, settled);
        walk.over(entry);
        files.addAll(walk.files());
        findings.addAll(walk.findings());
      }
    }
    return listing(files, findings, issuedAt);
  }

  /** The source whose folder has that name; null if there is none. */
  static @Nullable Source source(String folder) {
    return BY_FOLDER.get(folder);
  }

  static boolean isNote(String name) {
    return NOTE.matcher(name).matches();
  }

  static LandingFinding unknownSource(String name) {
    return new LandingFinding(
        LandingFinding.Kind.UNKNOWN_SOURCE,
        name,
        FindingWords.of("unknown_source")
            .with("sources", RawTables.SOURCES.stream().map(Source::folder).toList().toString()));
  }

  /** Sorts the files into arrived and later ones. */
  static Listing listing(List<LandingFile> files, List<LandingFinding> findings, Instant issuedAt) {
    findings.sort(Comparator.comparing(LandingFinding::path));
    return new Listing(
        files.stream()
            .filter(file -> file.isDated() && !file.receivedAt().isAfter(issuedAt))
            .sorted(BY_ARRIVAL)
            .toList(),
        findings,
        files.stream()
            .filter(file -> file.isDated() && file.receivedAt().isAfter(issuedAt))
            .sorted(Comparator.comparing(LandingFile::path))
            .toList(),
        files.stream()
            .filter(file -> !file.isDated())
            .sorted(Comparator.comparing(LandingFile::path))
            .toList(),
        issuedAt);
  }

  private static Path root(Path landing) {
    try {
      return landing.toRealPath();
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          "Landing folder " + landing + " is missing or unreadable; see paths.landing in conf/",
          e);
    }
  }

  private static List<Path> entries(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT, "Landing folder " + root + " cannot be listed", e);
    }
  }
}
