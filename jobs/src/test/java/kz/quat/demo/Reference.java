package kz.quat.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import kz.quat.demo.world.DemoOptions;
import kz.quat.demo.world.ReferenceData;
import kz.quat.demo.world.World;

/** The committed reference data, and a demo that contains all kinds of files in half a year. */
final class Reference {
  static final Path DIR = Path.of("data", "reference");

  /**
   * Begins before the third quarter, so that it contains fees, monthly files and the six weeks of
   * reports.
   */
  static final DemoOptions HALF_YEAR =
      new DemoOptions(20221207L, LocalDate.of(2022, 6, 20), LocalDate.of(2022, 12, 8));

  private Reference() {}

  static World world() {
    try {
      return new World(DemoOptions.standard(), ReferenceData.read(DIR));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
