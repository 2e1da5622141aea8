package kz.quat.publish.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.PublishedFile;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunId;
import kz.quat.schema.Audience;

/**
 * Writes a folder with the pages of all kept runs, which can be copied to a disk or put behind a
 * web server.
 */
public final class Dashboard {

  private final QuatConfig config;
  private final RunFolders folders;

  /** The dashboard of the runs that a configuration's nights have published. */
  public Dashboard(QuatConfig config) {
    this.config = config;
    this.folders = new RunFolders(config.paths());
  }

  /**
   * What was written.
   *
   * @param page the page to open
   * @param runs ids of the runs in it, newest first
   * @param bytes size of all pages
   */
  public record Written(Path page, List<String> runs, long bytes) {
    public Written {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Writes the pages from the published tables; existing pages in the folder are replaced.
   *
   * @throws UserErrorException (input) if nothing is published, or a table differs from the
   *     published one; (usage) if the folder holds files that do not belong to a dashboard
   */
  public Written write(Audience audience, Path out) {
    List<Manifest> kept = folders.kept(config.publish().runsKept());
    if (kept.isEmpty()) {
      throw new UserErrorException(UserErrorException.Kind.INPUT, "No run is published yet");
    }
    refuseForeign(out);
    long bytes = 0;
    for (Manifest run : kept) {
      verify(run);
      RunPage page =
          new RunPage(
              folders.of(Audience.PUBLISHED, run.runId()),
              folders.of(Audience.RESTRICTED, run.runId()),
              PageFacts.of(run, config.market().zoneId(), kept));
      Path file = page.write(audience, out.resolve("runs").resolve(run.runId()));
      bytes += size(file);
    }
    RootPage.write(out, kept.stream().map(PageFacts.Run::of).toList(), config.market().zoneId());
    return new Written(
        out.resolve(RunPage.NAME), kept.stream().map(Manifest::runId).toList(), bytes);
  }

  /** Refuses to show a table that was changed after publication. */
  private void verify(Manifest run) {
    verify(folders.of(Audience.PUBLISHED, run.runId()), run.published());
    verify(folders.of(Audience.RESTRICTED, run.runId()), run.restricted());
  }

  private static void verify(Path folder, List<PublishedFile> files) {
    try {
      for (PublishedFile file : files) {
        if (file.name().endsWith(".parquet") && !file.isAt(folder.resolve(file.name()))) {
          throw new UserErrorException(
              UserErrorException.Kind.INPUT,
              folder.resolve(file.name())
                  + " is not the file that was published (its SHA-256 is not the manifest's);"
                  + " restore it from a backup");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The run's files cannot be read back", e);
    }
  }

  private static void refuseForeign(Path out) {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw usage(out + " is no folder; name another one with --out");
    }
    Optional<Path> foreign =
        Stream.concat(
                entries(out).stream().filter(path -> !isOurs(path)),
                entries(out.resolve("runs")).stream()
                    .filter(path -> !RunId.isOne(path.getFileName().toString())))
            .findFirst();
    if (foreign.isPresent()) {
      throw usage(foreign.get() + " is no file of a dashboard; name an empty folder with --out");
    }
  }

  private static boolean isOurs(Path path) {
    return List.of(RunPage.NAME, RootPage.RUNS, "runs").contains(path.getFileName().toString());
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static UserErrorException usage(String message) {
    return new UserErrorException(UserErrorException.Kind.USAGE, message);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
