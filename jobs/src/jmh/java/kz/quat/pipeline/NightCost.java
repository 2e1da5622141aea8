package kz.quat.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Measures what a night costs compared with an empty Spark session, in turns, each in a process of
 * its own: a session that writes one small Parquet file, the demo's first night from nothing, and
 * the night after it. Prints CPU and wall seconds, their ratios to the session, and each stage's
 * use of Spark. See docs/performance.md.
 */
public final class NightCost {

  private static final String FIRST_NIGHT = "2022-12-07";
  private static final String NEXT_NIGHT = "2022-12-08";

  private NightCost() {}

  /** Argument: the number of turns (3 by default). */
  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("session")) {
      session(Path.of(args[1]));
      return;
    }
    int turns = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    for (int turn = 1; turn <= turns; turn++) {
      Path folder = Files.createTempDirectory("night-cost");
      Used session = run(List.of(NightCost.class.getName(), "session", folder + "/small"));
      Path conf = configuration(folder);
      Used first = night(conf, FIRST_NIGHT);
      Used next = night(conf, NEXT_NIGHT);
      print(turn, "empty session", session, session);
      print(turn, "first night", first, session);
      print(turn, "next night", next, session);
      stages(folder.resolve("restricted/latest/run_report.json"));
      delete(folder);
    }
  }

  private record Used(double cpuSeconds, double wallSeconds) {}

  /** Opens a session like a night's and writes one small file. */
  private static void session(Path file) throws IOException {
    SparkSession.Builder builder = SparkSession.builder().master("local[*]");
    SparkSettings.all().forEach(builder::config);
    try (SparkSession spark = builder.getOrCreate()) {
      spark.range(100).coalesce(1).write().parquet(file.toString());
    }
  }

  private static Used night(Path conf, String day) throws Exception {
    return run(List.of("kz.quat.cli.Quat", "nightly", "--date", day, "--conf", conf.toString()));
  }

  private static Used run(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@conf/jvm.options");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-Xm") || argument.startsWith("-XX:MaxNewSize"))
        .forEach(command::add);
    command.add("-Dquat.home=" + Path.of("").toAbsolutePath());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(arguments);
    File cpu = File.createTempFile("cpu", ".txt");
    long start = System.nanoTime();
    // The shell reports the CPU time of its children, of which there is one.
    String quoted =
        String.join(" ", command.stream().map(word -> "'" + word + "'").toList())
            + " >/dev/null; code=$?; times >"
            + cpu
            + "; exit $code";
    int code = new ProcessBuilder("sh", "-c", quoted).inheritIO().start().waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IllegalStateException("Exit code " + code + " of " + arguments);
    }
    String[] children = Files.readAllLines(cpu.toPath()).get(1).strip().split(" ");
    Files.delete(cpu.toPath());
    return new Used(seconds(children[0]) + seconds(children[1]), wall);
  }

  /** {@code 1m23.4s} as seconds. */
  private static double seconds(String text) {
    int minutes = text.indexOf('m');
    return 60 * Double.parseDouble(text.substring(0, minutes))
        + Double.parseDouble(text.substring(minutes + 1, text.length() - 1));
  }

  /**
   * The shipped configuration with the demo as landing folder and all folders below the given one.
   */
  private static Path configuration(Path folder) throws Exception {
    Path conf = folder.resolve("conf");
    try (Stream<Path> files = Files.walk(Path.of("conf"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = conf.resolve(Path.of("conf").relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    run(List.of("kz.quat.cli.Quat", "demo", "--out", folder.resolve("landing").toString()));
    Path yaml = conf.resolve("quat.yaml");
    String text = Files.readString(yaml);
    for (String path : List.of("landing", "warehouse", "published", "restricted", "logs")) {
      // The first key of that name is the one under paths; warehouse has its own landing.
      text = text.replaceFirst("(?m)^(  " + path + ":) \\S+", "$1 " + folder.resolve(path));
    }
    Files.writeString(yaml, text);
    return yaml;
  }

  private static void print(int turn, String what, Used used, Used session) {
    System.out.printf(
        Locale.ROOT,
        "turn %d  %-14s CPU %6.1f s  wall %6.1f s  %5.1f times the session's CPU%n",
        turn,
        what,
        used.cpuSeconds(),
        used.wallSeconds(),
        used.cpuSeconds() / session.cpuSeconds());
  }

  private static void stages(Path report) throws IOException {
    JsonNode run = new ObjectMapper().readTree(report.toFile());
    System.out.printf(
        "%-22s %7s %7s %8s %5s %6s %9s %12s %12s%n",
        "stage",
        "wall s",
        "CPU s",
        "queries",
        "jobs",
        "tasks",
        "task CPU",
        "shuffled B",
        "written B");
    int queries = 0;
    int jobs = 0;
    for (JsonNode stage : run.get("stages")) {
      JsonNode cost = run.get("cost_by_stage").path(stage.asText());
      queries += cost.path("queries").asInt();
      jobs += cost.path("jobs").asInt();
      System.out.printf(
          Locale.ROOT,
          "%-22s %7.1f %7.1f %8d %5d %6d %9.1f %12d %12d%n",
          stage.asText(),
          run.get("seconds_by_stage").path(stage.asText()).asDouble(),
          cost.path("cpu_seconds").asDouble(),
          cost.path("queries").asInt(),
          cost.path("jobs").asInt(),
          cost.path("tasks").asInt(),
          cost.path("task_cpu_seconds").asDouble(),
          cost.path("shuffle_bytes").asLong(),
          cost.path("written_bytes").asLong());
    }
    System.out.printf("all stages: %d queries, %d jobs%n", queries, jobs);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
