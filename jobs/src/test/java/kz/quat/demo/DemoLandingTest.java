package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.quat.demo.world.DemoOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLandingTest {
  /**
   * Hash of the demo's files. It changes with any change of the demo; look at what changed before
   * taking over the new value.
   */
  private static final String HASH =
      "1ebcc11384ae0c7e5dfff8b14c64a37ffa49cc99c6ff9b1cb5023d43ec6a6a2e";

  @TempDir static Path temp;

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Path again = temp.resolve("again");
    assertThat(DemoLanding.write(again, Reference.DIR, Reference.HALF_YEAR))
        .isEqualTo(HalfYearLanding.summary());
    assertThat(LandingTree.hash(again)).isEqualTo(LandingTree.hash(HalfYearLanding.root()));
    Path other = temp.resolve("other");
    DemoLanding.write(
        other,
        Reference.DIR,
        new DemoOptions(1L, LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 8)));
    String load = "grid_load/received=20221208T0030Z/load_2022-12-07.csv";
    assertThat(other.resolve(load)).exists();
    assertThat(Files.readString(other.resolve(load)))
        .isNotEqualTo(Files.readString(HalfYearLanding.file(load)));
  }

  @Test
  void shorterSpanHasTheSameDays() throws IOException {
    Path week = temp.resolve("week");
    DemoLanding.write(
        week,
        Reference.DIR,
        new DemoOptions(20221207L, LocalDate.of(2022, 12, 1), LocalDate.of(2022, 12, 8)));
    for (String file :
        List.of(
            "grid_load/received=20221208T0030Z/load_2022-12-07.csv",
            "grid_capacity/received=20221206T0100Z/capacity_2022-12-07.csv",
            "metering/received=20221206T0030Z/metering_2022-12-05.csv")) {
      assertThat(week.resolve(file)).hasSameBinaryContentAs(HalfYearLanding.file(file));
    }
  }

  @Test
  void onlyTheOutFolderIsLeft() throws IOException {
    Map<String, Path> files = HalfYearLanding.files();
    DemoSummary summary = HalfYearLanding.summary();
    assertThat(HalfYearLanding.root().resolveSibling("landing.partial")).doesNotExist();
    assertThat(files.keySet())
        .filteredOn(path -> !path.contains("/received="))
        .containsExactly("PLANTED.csv", "PROVENANCE.csv", "README.md");
    assertThat(summary.files()).isEqualTo(files.size());
    long bytes = 0L;
    for (Path file : files.values()) {
      bytes += Files.size(file);
    }
    assertThat(summary.bytes()).isEqualTo(bytes);
    assertThat(summary.rowsBySource()).containsEntry("calendar", 29L).containsKey("fees");
  }

  @Test
  void bytesAreTheSameOnEveryMachine() throws IOException {
    assertThat(LandingTree.hash(HalfYearLanding.root())).isEqualTo(HASH);
  }

  @Test
  void localeOfTheMachineChangesNothing() throws IOException {
    LocalDate day = LocalDate.of(2022, 12, 8);
    DemoOptions options = new DemoOptions(2L, day, day);
    DemoLanding.write(temp.resolve("plain"), Reference.DIR, options);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      DemoLanding.write(temp.resolve("arabic"), Reference.DIR, options);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(LandingTree.hash(temp.resolve("arabic")))
        .isEqualTo(LandingTree.hash(temp.resolve("plain")));
  }

  @Test
  void leftoverOfABrokenRunIsReplaced() throws IOException {
    Path leftover = Files.createDirectories(temp.resolve("broken.partial").resolve("metering"));
    Files.writeString(leftover.resolve("half.csv"), "point_id");
    Path out = Files.createDirectories(temp.resolve("broken"));
    LocalDate day = LocalDate.of(2022, 12, 8);
    DemoLanding.write(out, Reference.DIR, new DemoOptions(1L, day, day));
    assertThat(leftover.getParent()).doesNotExist();
    assertThat(out.resolve("metering/half.csv")).doesNotExist();
    assertThat(out.resolve("PROVENANCE.csv")).exists();
  }

  @Test
  void folderThatHoldsSomethingIsRefused() throws IOException {
    Path full = Files.createDirectories(temp.resolve("full"));
    Files.writeString(full.resolve("a"), "b");
    assertThatThrownBy(() -> DemoLanding.write(full, Reference.DIR))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("is not empty");
    assertThat(full.resolve("a")).hasContent("b");
  }

  @Test
  void missingReferenceIsNamedAndNothingIsWritten() {
    Path out = temp.resolve("none");
    assertThatThrownBy(() -> DemoLanding.write(out, temp.resolve("nowhere")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("kz_consumption_by_region14.csv");
    assertThat(out).doesNotExist();
  }
}
