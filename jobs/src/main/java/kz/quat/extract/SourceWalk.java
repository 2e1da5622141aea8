package kz.quat.extract;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kz.quat.domain.FileFaults;
import kz.quat.extract.LandingFinding.Kind;
import kz.quat.schema.RawTables.Source;
import kz.quat.text.FindingWords;
import org.jspecify.annotations.Nullable;

/** Walks through the folder of one source without following links out of the landing folder. */
final class SourceWalk extends SimpleFileVisitor<Path> {

  private static final List<String> TEMPORARY =
      List.of(".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~");

  private final Path root;
  private final Source source;
  private final Instant runTime;
  private final SettledFolders settled;
  private final Path folder;
  private final List<LandingFile> files = new ArrayList<>();
  private final List<LandingFinding> findings = new ArrayList<>();

  SourceWalk(Path root, Source source, Instant runTime, SettledFolders settled) {
    this.settled = settled;
    this.root = root;
    this.source = source;
    this.runTime = runTime;
    this.folder = root.resolve(source.folder());
  }

  List<LandingFile> files() {
    return files;
  }

  List<LandingFinding> findings() {
    return findings;
  }

  void over(Path entry) {
    if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      find(Kind.LINK_REFUSED, entry, FindingWords.of("no_folder"));
      return;
    }
    try {
      Files.walkFileTree(entry, this);
    } catch (IOException e) {
      find(Kind.UNREADABLE, entry, FindingWords.of("unlistable").with("cause", FileFaults.code(e)));
    }
  }

  static boolean isHidden(String name) {
    return name.startsWith(".")
        || name.startsWith("_")
        || TEMPORARY.stream().anyMatch(name::endsWith);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    String name = name(directory);
    if (directory.equals(folder)) {
      return FileVisitResult.CONTINUE;
    }
    if (isHidden(name)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (ReceivedFolder.isOne(name) && arrival(directory) == null) {
      find(
          Kind.BAD_RECEIVED_FOLDER,
          directory,
          FindingWords.of("bad_received_folder").with("source", source.folder()));
      return FileVisitResult.SKIP_SUBTREE;
    }
    return settled.holds(relative(directory), directory)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (isHidden(name(file))) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isSymbolicLink()) {
      visitLink(file);
    } else if (attributes.isRegularFile()) {
      add(file, attributes.size(), attributes.lastModifiedTime());
    } else {
      find(Kind.UNREADABLE, file, FindingWords.of("no_regular_file"));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    findings.add(LandingFinding.unreadable(relative(file), e));
    return FileVisitResult.CONTINUE;
  }

  private void visitLink(Path link) throws IOException {
    if (Files.isRegularFile(link) && link.toRealPath().startsWith(root)) {
      add(link, Files.size(link), Files.getLastModifiedTime(link));
    } else {
      find(Kind.LINK_REFUSED, link, FindingWords.of("link_refused"));
    }
  }

  private void add(Path file, long bytes, FileTime modified) {
    Path top = root.resolve(folder).relativize(file).getName(0);
    Instant arrival = arrival(folder.resolve(top));
    files.add(
        new LandingFile(
            source,
            relative(file),
            bytes,
            arrival == null ? runTime : arrival,
            arrival != null,
            modified.toInstant().truncatedTo(ChronoUnit.MICROS)));
  }

  /**
   * The arrival that a folder's name tells; null if it tells none or is not directly below the
   * source.
   */
  private @Nullable Instant arrival(Path directory) {
    String name = name(directory);
    boolean inPlace = folder.equals(directory.getParent()) && ReceivedFolder.isOne(name);
    return inPlace ? ReceivedFolder.time(name) : null;
  }

  private void find(Kind kind, Path path, FindingWords words) {
    findings.add(new LandingFinding(kind, relative(path), words));
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace('\\', '/');
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
