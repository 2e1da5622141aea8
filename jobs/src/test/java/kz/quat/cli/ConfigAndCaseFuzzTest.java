package kz.quat.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.config.ConfigReader;
import kz.quat.domain.UserErrorException;
import kz.quat.testkit.Folders;
import kz.quat.testkit.Mutations;
import kz.quat.testkit.Workplace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations and case folders with bytes and words changed: each is read, or refused in one
 * line as its user's mistake. None is a fault of Quat.
 */
class ConfigAndCaseFuzzTest {

  private static final Path CASES = Path.of("jobs/src/test/resources/cases");

  @TempDir Path folder;

  @Test
  void anEmptyEntryOrSectionIsNamed() {
    Workplace place =
        new Workplace(folder.resolve("empty"))
            .with("conf/rules/plausibility.yaml", "rules:\n", "rules:\n  -\n");
    assertThat(refusal(place)).contains("plausibility.yaml", "rules[0]");
    Workplace none = new Workplace(folder.resolve("none"));
    emptyLast(none.at("conf/quat.yaml"), "\nwatch:\n");
    assertThat(refusal(none)).contains("quat.yaml").endsWith("watch: is empty");
  }

  private static void emptyLast(Path file, String section) {
    try {
      String text = Files.readString(file);
      Files.writeString(file, text.substring(0, text.indexOf(section) + section.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refusal(Workplace place) {
    Throwable thrown = catchThrowable(() -> ConfigReader.read(place.at("conf/quat.yaml")));
    assertThat(thrown).isInstanceOf(UserErrorException.class);
    return String.valueOf(thrown.getMessage());
  }

  @Test
  void twoHundredConfigurationsAndAsManyCases() throws IOException {
    configurations(200);
    cases(200);
  }

  @Test
  @Tag("long")
  void manyConfigurationsAndCases() throws IOException {
    int mutations = Integer.getInteger("quat.mutations", 100_000);
    configurations(mutations);
    cases(mutations);
  }

  private void configurations(int mutations) throws IOException {
    Workplace place = new Workplace(folder.resolve("place"));
    List<Path> files = files(place.at("conf"), ".yaml");
    Random random = new Random(20);
    int refused = 0;
    for (int i = 0; i < mutations; i++) {
      Path file = files.get(i % files.size());
      byte[] good = Files.readAllBytes(file);
      Files.write(file, Mutations.of(good, random));
      Throwable thrown = catchThrowable(() -> ConfigReader.read(place.at("conf/quat.yaml")));
      refused += isRefused(thrown, UserErrorException.class, i, file) ? 1 : 0;
      Files.write(file, good);
    }
    assertThatCode(() -> ConfigReader.read(place.at("conf/quat.yaml"))).doesNotThrowAnyException();
    assertThat(refused).isPositive();
    System.out.printf("%d configurations, %d refused%n", mutations, refused);
  }

  private void cases(int mutations) throws IOException {
    Path copy = folder.resolve("cases");
    Folders.copy(CASES, copy);
    List<Path> files =
        files(copy, ".csv").stream()
            .filter(file -> Files.exists(file.resolveSibling("params.csv")))
            .toList();
    Random random = new Random(21);
    int refused = 0;
    for (int i = 0; i < mutations; i++) {
      Path file = files.get(i % files.size());
      byte[] good = Files.readAllBytes(file);
      Files.write(file, Mutations.of(good, random));
      Path folderOfCase = requireNonNull(file.getParent());
      Throwable thrown = catchThrowable(() -> CaseFolder.read(folderOfCase));
      refused += isRefused(thrown, BadCaseException.class, i, file) ? 1 : 0;
      Files.write(file, good);
    }
    assertThat(refused).isPositive();
    System.out.printf("%d cases, %d refused%n", mutations, refused);
  }

  private static boolean isRefused(
      @Nullable Throwable thrown, Class<? extends Throwable> as, int mutation, Path file) {
    if (thrown == null) {
      return false;
    }
    assertThat(thrown).as("mutation %d of %s", mutation, file).isInstanceOf(as);
    assertThat(thrown.getMessage()).as("mutation %d of %s", mutation, file).isNotBlank();
    return true;
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !file.toString().contains("profiles"))
          .sorted()
          .toList();
    }
  }
}
