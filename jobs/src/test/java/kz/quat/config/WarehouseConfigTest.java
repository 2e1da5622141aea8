package kz.quat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What conf/ may say about the warehouse and about who is informed of a night. */
class WarehouseConfigTest {

  @TempDir Path folder;

  private static WarehouseConfig with(String password) {
    return new WarehouseConfig(Map.of("jdbc.password", password), "quat", "", "");
  }

  @Test
  void aPasswordComesFromAFileOrTheEnvironmentAndIsNeverShown() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "k3y$\\1\nsecond line\n");
    WarehouseConfig config = with("${file:" + secret + "}");
    assertThat(config.catalog()).containsEntry("jdbc.password", "k3y$\\1");
    assertThat(config.toString()).doesNotContain("k3y").contains("jdbc.password");
    assertThat(with("${env:PATH}").catalog()).containsEntry("jdbc.password", System.getenv("PATH"));
    assertThat(with("in clear").catalog()).containsEntry("jdbc.password", "in clear");
  }

  @Test
  void aMissingPasswordIsReportedByItsKey() {
    assertThatThrownBy(() -> with("${env:QUAT_NO_SUCH_VARIABLE}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "warehouse.catalog.jdbc.password needs the environment variable"
                + " QUAT_NO_SUCH_VARIABLE, which is not set");
    assertThatThrownBy(() -> with("${file:/no/such/file}"))
        .hasMessageContaining("warehouse.catalog.jdbc.password needs the file /no/such/file");
  }

  @Test
  void aStoreOfRunsNeedsACatalog() {
    assertThatThrownBy(() -> new WarehouseConfig(Map.of(), "quat", "s3://b/runs", ""))
        .hasMessageContaining("need warehouse.catalog");
    assertThatThrownBy(() -> new WarehouseConfig(Map.of(), "Quat; DROP", "", ""))
        .hasMessageContaining("warehouse.catalog_name is Quat; DROP");
  }

  @Test
  void whereLineageGoesIsCheckedBeforeAnyNight() {
    for (String to : new String[] {"", "lineage.jsonl", "a/b.jsonl", "https://host:5000/x"}) {
      assertThatCode(() -> new WatchConfig("human", 14, to, "quat")).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> new WatchConfig("human", 14, "http:///x", "quat"))
        .hasMessageContaining("names no host");
    for (String to : new String[] {"../..", "a/../../b", "/etc/x", "ftp://host/x"}) {
      assertThatThrownBy(() -> new WatchConfig("human", 14, to, "quat"))
          .hasMessageContaining("inside paths.logs");
    }
  }
}
