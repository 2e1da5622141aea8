package kz.quat.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kz.quat.config.QuatConfig;
import kz.quat.publish.run.CommitPoint;
import kz.quat.publish.run.RunFolders;
import kz.quat.testkit.Duck;
import kz.quat.testkit.Notebooks;
import kz.quat.testkit.PublishedNight;
import kz.quat.testkit.TestConfig;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executes the notebooks, on the night in the folder that {@code -Dquat.published} names (by
 * default work/demo) and on a tiny one. CI runs it after the demo night and not with the other
 * tests, since it starts ten kernels. Skipped if Jupyter or the night is absent, but never in CI.
 */
class NotebooksCheck {

  private static final Path WORK =
      Path.of(System.getProperty("quat.published", "work/demo")).toAbsolutePath();

  @TempDir private Path temp;

  @BeforeAll
  static void jupyterIsInstalled() {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jupyter-nbconvert")));
    needs(installed, "Jupyter is not installed: apt-get install jupyter-nbconvert");
  }

  private static void needs(boolean there, String reason) {
    if (!there && "true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    Assumptions.assumeTrue(there, reason);
  }

  @Test
  void onTheDemoNightEveryNotebookAnswersWithPictures() {
    needs(
        Files.isDirectory(WORK.resolve("published/latest")),
        "no published night in " + WORK + ": ./quat nightly --demo");
    Map<String, JsonNode> executed = execute(WORK);
    executed.forEach(
        (name, notebook) -> {
          List<BufferedImage> pictures = pictures(notebook);
          assertThat(pictures).as(name).hasSizeBetween(2, 4);
          assertThat(pictures).as(name).allMatch(picture -> colours(picture) > 20);
        });
    Path published = WORK.resolve("published/latest");
    String granted =
        Duck.single(
            published.resolve("out_quota__policies.parquet"),
            "SELECT rtrim(rtrim(format('{:,.3f}', granted_mwh), '0'), '.') FROM $file WHERE decides"
                + " ORDER BY market_date DESC LIMIT 1");
    assertThat(html(executed, "3-policies-compared")).contains(granted);
    assertThat(html(executed, "5-from-file-to-quota"))
        .contains(" files in the manifest, 0 of them changed");
  }

  @Test
  void aTinyNightIsAnsweredTooAndItsHostileNamesAreEscaped() {
    QuatConfig config = TestConfig.under(temp);
    PublishedNight.publish(config, LocalDate.parse("2022-12-06"), "2.000000");
    PublishedNight.publish(config, LocalDate.parse("2022-12-07"), "3.000000");
    new RunFolders(config.paths()).recover(CommitPoint.read(config.paths()), 14);
    Map<String, JsonNode> executed = execute(temp);
    assertThat(html(executed, "5-from-file-to-quota"))
        .contains("=HYPERLINK(&quot;x&quot;)")
        .doesNotContain("=HYPERLINK(\"x\")")
        .contains("No rows: the night has none for this question");
  }

  private Map<String, JsonNode> execute(Path data) {
    Path out = temp.resolve("executed");
    Notebooks.Outcome outcome =
        Notebooks.run(
            temp.resolve("log"),
            Map.of("QUAT_DATA", data.toString()),
            "--execute",
            "--out",
            out.toString());
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    Map<String, JsonNode> executed = new TreeMap<>();
    for (Path committed : Notebooks.all()) {
      String name = committed.getFileName().toString().replace(".ipynb", "");
      assertThat(out.resolve(name + ".html")).isNotEmptyFile();
      JsonNode notebook = Notebooks.read(out.resolve(name + ".ipynb"));
      for (JsonNode cell : Notebooks.cells(notebook, "code")) {
        assertThat(cell.get("execution_count").isInt()).as(cell.toString()).isTrue();
        assertThat(cell.get("outputs").findValuesAsText("output_type"))
            .as(Notebooks.text(cell.get("source")))
            .containsExactly("execute_result");
      }
      executed.put(name, notebook);
    }
    return executed;
  }

  private static List<BufferedImage> pictures(JsonNode notebook) {
    List<BufferedImage> pictures = new ArrayList<>();
    for (JsonNode picture : notebook.findValues("image/png")) {
      byte[] bytes = Base64.getMimeDecoder().decode(Notebooks.text(picture));
      try {
        pictures.add(ImageIO.read(new ByteArrayInputStream(bytes)));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return pictures;
  }

  private static long colours(BufferedImage picture) {
    return IntStream.range(0, picture.getHeight())
        .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> picture.getRGB(x, y)))
        .distinct()
        .count();
  }

  private static String html(Map<String, JsonNode> executed, String name) {
    JsonNode notebook = Objects.requireNonNull(executed.get(name), name);
    StringBuilder all = new StringBuilder();
    for (JsonNode cell : Notebooks.cells(notebook, "code")) {
      cell.findValues("text/html").forEach(html -> all.append(Notebooks.text(html)));
      cell.findValues("text/plain").forEach(text -> all.append(Notebooks.text(text)));
    }
    return all.toString();
  }
}
