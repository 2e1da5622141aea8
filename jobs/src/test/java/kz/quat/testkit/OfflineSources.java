package kz.quat.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.domain.Sha256;

/**
 * The sources that the script of the offline page was compiled from. The script's first line names
 * them with a fingerprint of their code, so that a test tells a script that is older than the
 * rules.
 */
public final class OfflineSources {

  /** The compiled script. */
  public static final Path SCRIPT =
      Path.of("jobs/src/main/resources/kz/quat/publish/page/offline.js");

  private static final Path MAIN = Path.of("jobs/src/main/java");
  private static final Path OFFLINE = Path.of("jobs/src/offline");
  private static final Path HEADINGS =
      Path.of("jobs/src/main/resources/kz/quat/submission/headings.properties");

  private OfflineSources() {}

  /**
   * The script with its first line.
   *
   * @param classes names of all classes that were compiled into it
   */
  public static String withFingerprint(String script, Collection<String> classes)
      throws IOException {
    TreeSet<String> sources = new TreeSet<>();
    for (String name : classes) {
      String top = name.replaceAll("\\$.*", "").replace('.', '/') + ".java";
      if (name.startsWith("kz.quat.")
          && Files.exists(MAIN.resolve(top))
          && !Files.exists(OFFLINE.resolve("java").resolve(top))) {
        sources.add(top);
      }
    }
    return "// Compiled by jobs/src/offline/build; sha256 "
        + fingerprint(List.copyOf(sources))
        + " of "
        + String.join(" ", sources)
        + "\n"
        + script;
  }

  /** Whether the script was compiled from the sources as they are now, apart from comments. */
  public static boolean areCurrent() throws IOException {
    String first = Files.readString(SCRIPT).lines().findFirst().orElse("");
    int of = first.indexOf(" of ");
    List<String> sources = List.of(first.substring(of + 4).split(" ", -1));
    return first.contains(" sha256 " + fingerprint(sources) + " of ");
  }

  private static String fingerprint(List<String> sources) throws IOException {
    Sha256 sum = new Sha256();
    for (String source : sources) {
      sum.add(code(Files.readString(MAIN.resolve(source))));
    }
    try (Stream<Path> files = Files.walk(OFFLINE.resolve("java"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sum.add(code(Files.readString(file)));
      }
    }
    sum.add(Files.readString(HEADINGS));
    return sum.hex();
  }

  /** The text without comments, imports and blanks, as far as that needs no parser. */
  private static String code(String text) {
    return text.replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("(?m)^import .*$", "")
        .replaceAll("(?m)(^|\\s)//.*$", "")
        .replaceAll("\\s+", "");
  }
}
