package kz.quat.publish.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.quat.schema.Audience;

/** Compares the published case of a run with a rebuilt one, byte for byte. */
public final class CaseComparison {

  private static final int MOST_TEXT = 200;

  /**
   * What lies beside the case: made of the forecast's inside, which the warehouse does not keep.
   */
  private static final Set<String> NOT_REBUILT =
      Set.of("load_scenarios.csv", "units.csv", "temperature_response.csv");

  private CaseComparison() {}

  /**
   * The differences, one line each: the first differing line of each file, and published files that
   * no longer have the bytes of the manifest.
   *
   * @param rebuilt folder of the rebuilt case
   * @throws IOException if a file cannot be read
   */
  public static List<String> differences(RunFolders folders, Manifest run, Path rebuilt)
      throws IOException {
    Path published = folders.of(Audience.RESTRICTED, run.runId()).resolve(RunFolders.CASE);
    TreeSet<String> names = new TreeSet<>(names(published));
    names.addAll(names(rebuilt));
    names.removeAll(NOT_REBUILT);
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      changed(run, published, name).ifPresent(differences::add);
      difference(published.resolve(name), rebuilt.resolve(name))
          .ifPresent(what -> differences.add(name + ": " + what));
    }
    return differences;
  }

  /**
   * Possible reasons for differences: the run was made with other code or another configuration.
   */
  public static List<String> notes(Manifest run, String configSha256, String codeVersion) {
    List<String> notes = new ArrayList<>();
    if (!run.codeVersion().equals(codeVersion)) {
      notes.add("made by code %s, this is %s".formatted(run.codeVersion(), codeVersion));
    }
    if (!run.configSha256().equals(configSha256)) {
      notes.add(
          "made with configuration %s, this is %s".formatted(run.configSha256(), configSha256));
    }
    return notes;
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  private static Optional<String> changed(Manifest run, Path published, String name)
      throws IOException {
    String listed = RunFolders.CASE + "/" + name;
    Optional<PublishedFile> entry =
        run.restricted().stream().filter(file -> file.name().equals(listed)).findFirst();
    if (entry.isEmpty() || !Files.exists(published.resolve(name))) {
      return Optional.empty();
    }
    return entry.get().isAt(published.resolve(name))
        ? Optional.empty()
        : Optional.of(
            name + ": the published file was changed since: its hash is not the manifest's");
  }

  private static Optional<String> difference(Path published, Path rebuilt) throws IOException {
    if (!Files.exists(published)) {
      return Optional.of("is not in the published case");
    }
    if (!Files.exists(rebuilt)) {
      return Optional.of("is not in the rebuilt case");
    }
    byte[] then = Files.readAllBytes(published);
    byte[] now = Files.readAllBytes(rebuilt);
    return Arrays.equals(then, now)
        ? Optional.empty()
        : Optional.of(firstDifference(lines(then), lines(now)));
  }

  private static String firstDifference(List<String> then, List<String> now) {
    for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
      String old = i < then.size() ? then.get(i) : "(no such line)";
      String rebuilt = i < now.size() ? now.get(i) : "(no such line)";
      if (!old.equals(rebuilt)) {
        return "line %d is \"%s\", rebuilt \"%s\"".formatted(i + 1, shown(old), shown(rebuilt));
      }
    }
    return "differs in its line ends only";
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }

  private static String shown(String line) {
    String plain = line.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= MOST_TEXT ? plain : plain.substring(0, MOST_TEXT) + "…";
  }
}
