package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder to which rows of sites are spilled while a night runs. */
class ScratchFolderTest {

  @TempDir Path folder;

  @Test
  void onlyOwnerAndGroupReadIt() throws IOException {
    Path own = ScratchFolder.in(folder.resolve("warehouse")).orElseThrow();
    for (Path each : new Path[] {own, own.getParent(), folder.resolve("warehouse")}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwxr-x---");
    }
  }

  @Test
  void whatADeadProcessLeftIsClearedAwayAndWhatALivingOneUsesStays() throws IOException {
    Path all = folder.resolve("warehouse/.scratch");
    Files.createDirectories(all.resolve("999999999/blockmgr-1"));
    Files.writeString(all.resolve("999999999/blockmgr-1/rows"), "of a site");
    Files.createDirectories(all.resolve("1/blockmgr-2"));
    Path own = ScratchFolder.in(folder.resolve("warehouse")).orElseThrow();
    assertThat(all.resolve("999999999")).doesNotExist();
    assertThat(all.resolve("1/blockmgr-2")).exists();
    assertThat(own).isEmptyDirectory();
  }
}
