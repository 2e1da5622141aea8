package kz.quat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import kz.quat.domain.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a lock is held, not used
class WarehouseLockTest {

  @TempDir Path folder;

  /** Another process: prints whether it got the lock, and holds it until its input ends. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws IOException {
      try (WarehouseLock lock = WarehouseLock.take(Path.of(arguments[0]))) {
        System.out.println("taken");
        System.out.flush();
        System.in.transferTo(OutputStream.nullOutputStream());
      } catch (UserErrorException e) {
        System.out.println(e.kind() + " " + e.getMessage());
      }
    }
  }

  private Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  @Test
  void anotherProcessIsToldWhoHoldsTheWarehouse() throws Exception {
    try (WarehouseLock lock = WarehouseLock.take(folder)) {
      Process other = other();
      assertThat(firstLine(other))
          .startsWith("LOCKED The warehouse ")
          .contains("is held by process " + ProcessHandle.current().pid() + " on ");
      assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aRefusedSecondTryInThisProcessLeavesTheLockHeld() throws Exception {
    try (WarehouseLock lock = WarehouseLock.take(folder)) {
      assertThatThrownBy(() -> WarehouseLock.take(folder))
          .isInstanceOf(UserErrorException.class)
          .hasMessageContaining("is held by process");
      assertThat(firstLine(other())).startsWith("LOCKED");
    }
  }

  @Test
  void aKilledProcessLeavesNoLockBehind() throws Exception {
    Process other = other();
    assertThat(firstLine(other)).isEqualTo("taken");
    assertThatThrownBy(() -> WarehouseLock.take(folder))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("is held by process " + other.pid())
        .extracting(e -> ((UserErrorException) e).kind())
        .isEqualTo(UserErrorException.Kind.LOCKED);
    other.destroyForcibly().waitFor();
    WarehouseLock.take(folder).close();
    assertThat(folder.resolve(".lock-holder")).doesNotExist();
  }

  @Test
  void whatTheHolderWroteStaysOneLine() throws IOException {
    try (WarehouseLock lock = WarehouseLock.take(folder)) {
      Files.writeString(folder.resolve(".lock-holder"), "a\nb\u001b[31m");
      assertThatThrownBy(() -> WarehouseLock.take(folder))
          .hasMessageContaining("is held by a b [31m; wait");
    }
  }
}
