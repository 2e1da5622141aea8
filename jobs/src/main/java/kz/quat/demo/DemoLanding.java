package kz.quat.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.demo.files.FeeFiles;
import kz.quat.demo.files.FeederFiles;
import kz.quat.demo.files.GridFiles;
import kz.quat.demo.files.MeteringFiles;
import kz.quat.demo.files.Provenance;
import kz.quat.demo.files.RegisterFiles;
import kz.quat.demo.files.ReportFiles;
import kz.quat.demo.files.StaticFiles;
import kz.quat.demo.files.WeatherFiles;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.world.DemoOptions;
import kz.quat.demo.world.ReferenceData;
import kz.quat.demo.world.World;

/**
 * Writes a demo landing folder: the files that miners, the system operator and others would have
 * delivered from November 2021 to the week of the record peak, 7 December 2022. Totals are real,
 * the rest is derived or synthetic; PROVENANCE.csv in the folder tells for each column. The formats
 * are those of docs/spec/inputs.md.
 */
public final class DemoLanding {
  private DemoLanding() {}

  /**
   * Writes the standard span.
   *
   * @param out folder to create; refused if it exists and is not empty
   * @param referenceDir the folder {@code data/reference}
   * @throws IOException if a reference file is missing or {@code out} cannot be written
   */
  public static DemoSummary write(Path out, Path referenceDir) throws IOException {
    return write(out, referenceDir, DemoOptions.standard());
  }

  /**
   * As {@link #write(Path, Path)} for another span. The folder appears complete or not at all: it
   * is written next to {@code out} and then renamed.
   */
  public static DemoSummary write(Path out, Path referenceDir, DemoOptions options)
      throws IOException {
    Path target = out.toAbsolutePath().normalize();
    refuseNonEmpty(target);
    World world = new World(options, ReferenceData.read(referenceDir));
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    deleteTree(partial);
    Files.createDirectories(partial);
    LandingFiles files = new LandingFiles(partial);
    writeSources(world, files);
    files.note(PlantedFaults.FILE, files.faults().csv().toString());
    files.note("PROVENANCE.csv", Provenance.csv().toString());
    files.note("README.md", Provenance.readme(options));
    Files.deleteIfExists(target);
    Files.move(partial, target);
    return files.summary();
  }

  private static void writeSources(World world, LandingFiles files) throws IOException {
    new StaticFiles(world, files).write();
    new RegisterFiles(world, files).write();
    new GridFiles(world, files).write();
    new WeatherFiles(world, files).write();
    new MeteringFiles(world, files).write();
    new ReportFiles(world, files).write();
    new FeeFiles(world, files).write();
    new FeederFiles(world, files).write();
  }

  private static void refuseNonEmpty(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isDirectory(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "is a file");
    }
    try (Stream<Path> entries = Files.list(target)) {
      if (entries.findAny().isPresent()) {
        throw new FileAlreadyExistsException(target.toString(), null, "is not empty");
      }
    }
  }

  private static void deleteTree(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(dir)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
