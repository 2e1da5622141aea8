package kz.quat.simulation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import kz.quat.pipeline.SparkSettings;
import org.apache.spark.sql.SparkSession;

/**
 * {@code Simulate FROM TO DIR [EVERY]}: simulates the nights of a span, or after three days every
 * EVERYth of them; prints one line per night, and figures at the end.
 */
final class Simulate {

  private Simulate() {}

  public static void main(String[] arguments) throws IOException {
    LocalDate from = LocalDate.parse(arguments[0]);
    LocalDate to = LocalDate.parse(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2])).toRealPath();
    SparkSession.Builder builder = SparkSession.builder().appName("simulate").master("local[2]");
    SparkSettings.all().forEach(builder::config);
    builder.config("spark.sql.shuffle.partitions", "1");
    builder.config("spark.sql.codegen.wholeStage", "false");
    builder.config("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    builder.getOrCreate();
    Simulation simulation;
    try (PrintWriter log =
        new PrintWriter(folder.resolve("nights.log").toFile(), StandardCharsets.UTF_8)) {
      simulation =
          new Simulation(
              folder,
              from,
              arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1,
              line -> {
                log.println(line);
                log.flush();
              });
      simulation.run(to);
      figures(simulation).forEach(log::println);
    }
    figures(simulation).forEach(System.out::println);
    System.exit(simulation.differences().isEmpty() ? 0 : 1);
  }

  private static List<String> figures(Simulation simulation) {
    List<Simulation.Night> nights = simulation.nights();
    return List.of(
        String.format(
            Locale.ROOT,
            "%d nights, %d differences, %.1f s and %.1f CPU s a night%s",
            nights.size(),
            simulation.differences().size(),
            mean(nights, Simulation.Night::seconds),
            mean(nights, Simulation.Night::cpuSeconds),
            growth(nights)),
        "events: " + simulation.events(),
        "warehouse bytes: " + nights.get(nights.size() - 1).warehouseBytes());
  }

  /**
   * The last ten nights over those around the 30th, when the compiler has seen most of the code.
   */
  private static String growth(List<Simulation.Night> nights) {
    if (nights.size() < 60) {
      return "";
    }
    List<Simulation.Night> early = nights.subList(24, 34);
    List<Simulation.Night> last = nights.subList(nights.size() - 10, nights.size());
    return String.format(
        Locale.ROOT,
        "; the last ten nights over the 25th to 34th: %.2f in seconds, %.2f in CPU seconds",
        mean(last, Simulation.Night::seconds) / mean(early, Simulation.Night::seconds),
        mean(last, Simulation.Night::cpuSeconds) / mean(early, Simulation.Night::cpuSeconds));
  }

  private static double mean(
      List<Simulation.Night> nights, ToDoubleFunction<Simulation.Night> figure) {
    return nights.stream().mapToDouble(figure).average().orElse(0);
  }
}
