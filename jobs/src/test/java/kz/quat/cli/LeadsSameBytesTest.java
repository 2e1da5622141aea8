package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same files give the same bytes, in any process; the order of rows and the names of feeders
 * and meters are nothing. Three feeders of three offices: 40 kW on a meter of the second from
 * 2024-04-15 on, 30 kW beside the meters of the third from 2024-04-22 on.
 */
class LeadsSameBytesTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 140;

  @TempDir private Path folder;

  private final List<String> meters = new ArrayList<>();
  private final List<String> feeders = new ArrayList<>();
  private final List<String> points = new ArrayList<>();

  LeadsSameBytesTest() {
    for (int f = 1; f <= 3; f++) {
      Random noise = new Random(f);
      for (int p = 1; p <= 3; p++) {
        points.add("F%d-%d,F%d,commercial,200,0".formatted(f, p, f));
      }
      for (int h = 0; h < DAYS * 24; h++) {
        Instant hour = Instant.ofEpochSecond((FIRST.toEpochDay() * 24 + h) * 3600);
        double sum = f == 3 && h >= 112 * 24 ? 30 : 0;
        for (int p = 1; p <= 3; p++) {
          boolean open = h / 24 % 7 < 5 && h % 24 >= 7 + p && h % 24 < 16 + p;
          double kwh = (open ? 85 : 23) * (1 + 0.015 * noise.nextGaussian());
          kwh += f == 2 && p == 2 && h >= 105 * 24 ? 40 : 0;
          sum += kwh;
          meters.add(String.format(Locale.ROOT, "F%d-%d,F%d,%s,%.1f", f, p, f, hour, kwh));
        }
        feeders.add(
            String.format(Locale.ROOT, "F%d,%s,%.1f", f, hour, sum + 4 + 0.00006 * sum * sum));
      }
    }
  }

  private List<String> arguments(Path in, String out, UnaryOperator<String> named)
      throws IOException {
    Files.createDirectories(in);
    write(in, "meters.csv", "point_id,feeder_id,hour_start_utc,energy_kwh", meters, named);
    write(in, "feeders.csv", "feeder_id,hour_start_utc,energy_in_kwh", feeders, named);
    write(
        in,
        "points.csv",
        "point_id,feeder_id,category,declared_kw,registered_mining",
        points,
        named);
    return List.of(
        "leads",
        "--meters",
        in.resolve("meters.csv").toString(),
        "--feeders",
        in.resolve("feeders.csv").toString(),
        "--points",
        in.resolve("points.csv").toString(),
        "--out",
        folder.resolve(out).toString());
  }

  private static void write(
      Path in, String name, String header, List<String> rows, UnaryOperator<String> named)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    rows.forEach(row -> lines.add(named.apply(row)));
    Files.write(in.resolve(name), lines);
  }

  private Map<String, String> leads(String out, UnaryOperator<String> named) throws IOException {
    String[] arguments = arguments(folder.resolve(out + "-in"), out, named).toArray(new String[0]);
    StringWriter said = new StringWriter();
    int exitCode = Quat.run(new PrintWriter(said), new PrintWriter(said), arguments);
    assertThat(exitCode).as(said.toString()).isZero();
    return files(folder.resolve(out));
  }

  private static Map<String, String> files(Path out) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(
            out.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return contents;
  }

  private void shuffle() {
    Collections.shuffle(meters, new Random(1));
    Collections.shuffle(feeders, new Random(2));
    Collections.shuffle(points, new Random(3));
  }

  @Test
  void theOrderOfRowsIsNothing() throws IOException {
    Map<String, String> once = leads("once", UnaryOperator.identity());
    assertThat(once).containsKeys("leads.csv", "evidence.csv", "evidence/kk/01-F2.html");
    shuffle();
    assertThat(leads("again", UnaryOperator.identity())).isEqualTo(once);
  }

  @Test
  void theNamesOfFeedersAndMetersAreNothing() throws IOException {
    Map<String, String> once = leads("once", UnaryOperator.identity());
    // F1 and F3 change their names; so do the meters, whose order by name is turned.
    UnaryOperator<String> other =
        row ->
            row.replaceAll("F1\\b", "Q")
                .replaceAll("F3\\b", "F1")
                .replaceAll("Q\\b", "F3")
                .replaceAll("(F\\d)-1\\b", "$1-Z")
                .replaceAll("(F\\d)-3\\b", "$1-1")
                .replaceAll("(F\\d)-Z\\b", "$1-3");
    String back = other.apply(leads("again", other).get("leads.csv"));
    assertThat(back).isEqualTo(once.get("leads.csv"));
  }

  @Test
  @Tag("long")
  void anotherProcessGivesTheSameBytes() throws IOException, InterruptedException {
    Map<String, String> here = leads("here", UnaryOperator.identity());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "kz.quat.cli.Quat"));
    command.addAll(arguments(folder.resolve("in"), "there", UnaryOperator.identity()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    assertThat(files(folder.resolve("there"))).isEqualTo(here);
  }
}
