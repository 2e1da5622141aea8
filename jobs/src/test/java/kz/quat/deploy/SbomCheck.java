package kz.quat.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.quat.publish.run.PublishedFile;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials that the build wrote names exactly what a running Quat loads: run it after
 * {@code mvn package}, by its name. {@code -Dquat.target} is the folder of that build.
 */
class SbomCheck {

  private static final Path TARGET = Path.of(System.getProperty("quat.target", "target"));

  /** Libraries that the build leaves out on purpose: docs/security.md. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "netty-all|netty-codec-(mqtt|redis|smtp|stomp|http.*|dns|haproxy|memcache)|rocksdbjni|"
              + "netty-transport-native-(epoll|kqueue|io_uring)");

  /**
   * Libraries whose POM names no licence; their jars hold one of the Apache licences (oro: 1.1).
   */
  private static final Set<String> NO_LICENCE_IN_THE_POM =
      Set.of("oro", "datasketches-memory", "xbean-asm9-shaded");

  private static JsonNode bill() throws IOException {
    return new ObjectMapper().readTree(TARGET.resolve("quat-sbom.json").toFile());
  }

  @Test
  void everyJarOnTheClassPathIsAComponentWithItsHash() throws IOException {
    JsonNode bill = bill();
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.get("specVersion").asText()).isEqualTo("1.6");
    Map<String, String> byHash = new TreeMap<>();
    for (JsonNode component : bill.get("components")) {
      for (JsonNode hash : component.path("hashes")) {
        if (hash.get("alg").asText().equals("SHA-256")) {
          byHash.put(hash.get("content").asText(), component.get("purl").asText());
        }
      }
    }
    String classPath = Files.readString(TARGET.resolve("classpath.txt")).strip();
    for (String jar : classPath.split(":", -1)) {
      assertThat(byHash).as(jar).containsKey(PublishedFile.sha256(Path.of(jar)));
    }
  }

  @Test
  void everyComponentSaysWhatItIsAndUnderWhichLicence() throws IOException {
    for (JsonNode component : bill().get("components")) {
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
      String name = component.path("name").asText();
      assertThat(name).doesNotMatch(LEFT_OUT);
      if (!NO_LICENCE_IN_THE_POM.contains(name)) {
        assertThat(component.path("licenses")).as(name).isNotEmpty();
      }
    }
  }
}
