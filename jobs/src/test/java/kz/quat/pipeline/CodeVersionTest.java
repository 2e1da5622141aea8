package kz.quat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {

  @TempDir Path folder;

  private Path file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void anotherLibraryOrAnotherPageIsAnotherVersion() throws IOException {
    file("classes/kz/quat/A.class", "a");
    file("classes/kz/quat/publish/page/dashboard.js", "1");
    Path root = folder.resolve("classes");
    String version = CodeVersion.hash(root, List.of("spark-4.1.jar 7"));
    assertThat(CodeVersion.hash(root, List.of("spark-4.1.jar 7"))).isEqualTo(version);
    assertThat(CodeVersion.hash(root, List.of("spark-4.2.jar 7"))).isNotEqualTo(version);
    file("classes/kz/quat/publish/page/dashboard.js", "2");
    assertThat(CodeVersion.hash(root, List.of("spark-4.1.jar 7"))).isNotEqualTo(version);
  }

  @Test
  void librariesAreThoseOfTheClassPathWhateverItsOrder() throws IOException {
    Path own = file("quat.jar", "own");
    String b = file("lib/b-2.jar", "22").toString();
    String a = file("lib/a-1.jar", "1").toString();
    String classes = folder.resolve("classes").toString();
    assertThat(
            CodeVersion.libraries(
                String.join(File.pathSeparator, own.toString(), b, classes, a), own))
        .containsExactly("a-1.jar 1", "b-2.jar 2");
  }
}
