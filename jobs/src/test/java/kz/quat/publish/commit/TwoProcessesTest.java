package kz.quat.publish.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.config.QuatConfig;
import kz.quat.publish.page.Dashboard;
import kz.quat.publish.run.PublishedFile;
import kz.quat.schema.Audience;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same night in two processes gives the same bytes, in tables and pages. */
class TwoProcessesTest {

  @TempDir Path folder;

  /** The work of each process: a night and its pages, published into a folder. */
  public static final class Night {

    private Night() {}

    /** Publishes into the folder that the argument names. */
    public static void main(String[] arguments) {
      QuatConfig config = TestConfig.under(Path.of(arguments[0]));
      PublishedNight.publish(config, LocalDate.of(2022, 12, 7), "2.123458");
      new Dashboard(config).write(Audience.RESTRICTED, Path.of(arguments[0]).resolve("page"));
    }
  }

  @Test
  void theSameNightInTwoProcessesGivesTheSameBytes() throws IOException, InterruptedException {
    // The JVM's way of choosing hash codes determines the order of sets of enum constants.
    Process one = start("one", "3");
    Process two = start("two", "0");
    assertThat(one.waitFor()).as("%s", log("one")).isZero();
    assertThat(two.waitFor()).as("%s", log("two")).isZero();
    Map<String, String> first = hashes(folder.resolve("one"));
    assertThat(first).hasSizeGreaterThan(40).containsKey("page/runs.html");
    assertThat(hashes(folder.resolve("two"))).isEqualTo(first);
  }

  private Process start(String name, String hashCodes) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("conf/jvm.options").toAbsolutePath(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=" + hashCodes,
                "-cp",
                System.getProperty("java.class.path"),
                Night.class.getName(),
                folder.resolve(name).toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
  }

  /** Every file except those of the warehouse, which contain tokens and times. */
  private static Map<String, String> hashes(Path root) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.startsWith("warehouse/")) {
          hashes.put(name, PublishedFile.sha256(file));
        }
      }
    }
    return hashes;
  }
}
