package kz.quat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.cli.Quat;

/** A folder with a copy of conf/ in which the real command line is run. */
public final class Workplace {

  private final Path root;

  /** Copies conf/ into the folder. */
  public Workplace(Path root) {
    this.root = root;
    Path conf = Path.of("conf");
    try (Stream<Path> files = Files.walk(conf)) {
      for (Path file : files.toList()) {
        Path target = root.resolve("conf").resolve(conf.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets a reserve of 8 % of the load and no unit to cover. On a {@link TinyLanding} the North zone
   * then has 150 MW less 8 % of 1,500, so 30 MW for all of its sites.
   */
  public Workplace scarceNorth() {
    write(
        "conf/rules/reserve.yaml",
        "reserve:\n  - {valid_from: 2021-01-01, percent_of_load: 8.0, largest_unit_mw: {},"
            + " source: test}\n");
    return this;
  }

  /** Replaces a text in a file of conf/, which must contain it. */
  public Workplace with(String path, String text, String instead) {
    try {
      String before = Files.readString(at(path));
      assertThat(before).contains(text);
      write(path, before.replace(text, instead));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String path, String text) {
    try {
      Files.writeString(at(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The result of a command. */
  public record Outcome(int exitCode, String out, String err) {}

  /** The landing folder. */
  public Path landing() {
    return root.resolve("work/landing");
  }

  /** A path under the folder. */
  public Path at(String path) {
    return root.resolve(path);
  }

  /** Runs a command with this workplace's configuration. */
  public Outcome quat(String... arguments) {
    return quatAt(InstantSource.system(), arguments);
  }

  /** Runs a command with this workplace's configuration as at another time. */
  public Outcome quatAt(InstantSource clock, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--conf");
    all.add(root.resolve("conf/quat.yaml").toString());
    return run(clock, all.toArray(String[]::new));
  }

  /** Runs the night of a day, which must succeed. */
  public Outcome night(String day) {
    Outcome night = quat("nightly", "--date", day);
    assertThat(night.exitCode()).as(night.err()).isZero();
    return night;
  }

  /** Runs a command with exactly these arguments. */
  public static Outcome run(String... arguments) {
    return run(InstantSource.system(), arguments);
  }

  private static Outcome run(InstantSource clock, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Quat.run(clock, new PrintWriter(out), new PrintWriter(err), arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
