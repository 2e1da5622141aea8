package kz.quat.testkit;

import java.nio.file.Path;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;

/** The shipped configuration with a test's own folders. */
public final class TestConfig {

  private TestConfig() {}

  /** The configuration of conf/ with every folder under the given one. */
  public static QuatConfig under(Path folder) {
    QuatConfig config = ConfigReader.read(Path.of("conf/quat.yaml"));
    return config.withPaths(
        new QuatConfig.Paths(
            folder.resolve("landing"),
            folder.resolve("warehouse"),
            folder.resolve("published"),
            folder.resolve("restricted"),
            folder.resolve("logs")));
  }
}
