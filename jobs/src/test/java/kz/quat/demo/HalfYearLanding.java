package kz.quat.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One landing folder, below target/, for all tests that only read it. */
final class HalfYearLanding {
  private static final Path PARENT = Path.of("target", "demo-half-year");

  private static final class Holder {
    static final Path ROOT = PARENT.resolve("landing");
    static final DemoSummary SUMMARY = write();

    private static DemoSummary write() {
      try {
        LandingTree.delete(PARENT);
        Files.createDirectories(PARENT);
        return DemoLanding.write(ROOT, Reference.DIR, Reference.HALF_YEAR);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private HalfYearLanding() {}

  static DemoSummary summary() {
    return Holder.SUMMARY;
  }

  static Path root() {
    return summary().files() > 0 ? Holder.ROOT : Path.of("");
  }

  static Path file(String path) {
    return root().resolve(path);
  }

  static Map<String, Path> files() throws IOException {
    return LandingTree.files(root());
  }
}
