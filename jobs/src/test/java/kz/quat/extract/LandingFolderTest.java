package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import kz.quat.domain.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingFolderTest {

  private static final Instant ISSUED = Instant.parse("2022-12-06T02:00:00Z");
  private static final Instant RUN = Instant.parse("2022-12-06T01:30:00Z");

  @TempDir Path landing;
  @TempDir Path outside;

  private void put(String path) throws IOException {
    Path file = landing.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }

  private LandingFolder.Listing list() {
    return LandingFolder.list(landing, ISSUED, RUN, SettledFolders.NONE);
  }

  @Test
  void filesAreListedByArrivalThenPath() throws IOException {
    put("metering/received=20221206T0100Z/b.csv");
    put("metering/received=20221206T0100Z/deep/er/a.csv");
    put("weather/received=20221205T2359Z/z.csv");
    put("reports/loose.json");
    assertThat(list().files())
        .extracting(LandingFile::path, file -> file.receivedAt().toString())
        .containsExactly(
            tuple("weather/received=20221205T2359Z/z.csv", "2022-12-05T23:59:00Z"),
            tuple("metering/received=20221206T0100Z/b.csv", "2022-12-06T01:00:00Z"),
            tuple("metering/received=20221206T0100Z/deep/er/a.csv", "2022-12-06T01:00:00Z"));
    assertThat(list().undated())
        .as("its arrival is when a run first sees it")
        .extracting(LandingFile::path, file -> file.receivedAt().toString())
        .containsExactly(tuple("reports/loose.json", "2022-12-06T01:30:00Z"));
    assertThat(list().findings()).isEmpty();
  }

  @Test
  void whatArrivesAfterTheIssueTimeIsListedApart() throws IOException {
    put("metering/received=20221206T0200Z/in_time.csv");
    put("metering/received=20221206T0201Z/late.csv");
    assertThat(list().files())
        .extracting(LandingFile::path)
        .containsExactly("metering/received=20221206T0200Z/in_time.csv");
    assertThat(list().later())
        .extracting(LandingFile::path)
        .containsExactly("metering/received=20221206T0201Z/late.csv");
  }

  @Test
  void hiddenAndTemporaryFilesAreNoFilesYet() throws IOException {
    put("metering/received=20221206T0100Z/.hidden.csv");
    put("metering/received=20221206T0100Z/_SUCCESS");
    put("metering/received=20221206T0100Z/half.csv.part");
    put("metering/.staging/received=20221206T0100Z/a.csv");
    assertThat(list().files()).isEmpty();
    assertThat(list().findings()).isEmpty();
  }

  @Test
  void anUnknownFolderAndAMalformedArrivalAreFindings() throws IOException {
    put("meterings/received=20221206T0100Z/a.csv");
    put("metering/received=20221306T0100Z/a.csv");
    put("metering/received=20221206T0100/a.csv");
    put("metering/north/received=20221206T0100Z/a.csv");
    put("readme.txt");
    assertThat(list().files()).isEmpty();
    assertThat(list().findings())
        .extracting(LandingFinding::path, finding -> finding.kind().code())
        .containsExactly(
            tuple("metering/north/received=20221206T0100Z", "bad_received_folder"),
            tuple("metering/received=20221206T0100", "bad_received_folder"),
            tuple("metering/received=20221306T0100Z", "bad_received_folder"),
            tuple("meterings", "unknown_source"),
            tuple("readme.txt", "unknown_source"));
  }

  @Test
  void linksOutOfTheFolderAreRefused() throws IOException {
    put("metering/received=20221206T0100Z/a.csv");
    Path secret = Files.writeString(outside.resolve("secret.csv"), "x");
    Path folder = landing.resolve("metering/received=20221206T0100Z");
    Files.createSymbolicLink(folder.resolve("b.csv"), secret);
    Files.createSymbolicLink(folder.resolve("c.csv"), folder.resolve("a.csv"));
    Files.createSymbolicLink(folder.resolve("d"), outside);
    Files.createSymbolicLink(landing.resolve("weather"), outside);
    assertThat(list().files())
        .extracting(LandingFile::path)
        .containsExactly(
            "metering/received=20221206T0100Z/a.csv", "metering/received=20221206T0100Z/c.csv");
    assertThat(list().findings())
        .extracting(LandingFinding::kind)
        .containsExactly(
            LandingFinding.Kind.LINK_REFUSED,
            LandingFinding.Kind.LINK_REFUSED,
            LandingFinding.Kind.LINK_REFUSED);
  }

  @Test
  void aMissingLandingFolderIsTheUsersError() {
    assertThatThrownBy(
            () -> LandingFolder.list(landing.resolve("no"), ISSUED, RUN, SettledFolders.NONE))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("missing");
  }
}
