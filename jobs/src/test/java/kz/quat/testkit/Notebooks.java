package kz.quat.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The project's notebooks, and their launcher {@code notebooks/run}. */
public final class Notebooks {

  private static final Path FOLDER = Path.of("notebooks");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Notebooks() {}

  /** The committed notebooks by name. */
  public static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A notebook's document. */
  public static JsonNode read(Path notebook) {
    try {
      return JSON.readTree(notebook.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its cells of a kind: code or markdown. */
  public static List<JsonNode> cells(JsonNode notebook, String kind) {
    return StreamSupport.stream(notebook.get("cells").spliterator(), false)
        .filter(cell -> cell.get("cell_type").asText().equals(kind))
        .toList();
  }

  /** A text that nbformat may keep as one string or as a list of lines. */
  public static String text(JsonNode lines) {
    StringBuilder text = new StringBuilder();
    if (lines.isTextual()) {
      return lines.asText();
    }
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  /**
   * The result of the launcher.
   *
   * @param output both streams
   */
  public record Outcome(int exitCode, String output) {}

  /**
   * Runs the launcher.
   *
   * @param variables environment variables in addition to this process's own
   */
  public static Outcome run(Path log, Map<String, String> variables, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("/bin/bash", FOLDER.resolve("run").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      if (!process.waitFor(30, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("notebooks/run did not end: " + Files.readString(log));
      }
      return new Outcome(process.exitValue(), Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
