package kz.quat.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  @Test
  void provenanceCoversEveryColumn() throws IOException {
    Set<String> written = new TreeSet<>();
    for (Map.Entry<String, Path> file : HalfYearLanding.files().entrySet()) {
      String source = file.getKey().replaceAll("/.*", "");
      if (file.getKey().contains("/") && file.getKey().endsWith(".csv")) {
        LandingTree.rows(file.getValue())
            .get(0)
            .getHeader()
            .forEach(c -> written.add(source + "/* " + c));
      }
    }
    ObjectMapper mapper = new ObjectMapper();
    for (String source : List.of("register", "reports")) {
      for (Map.Entry<String, Path> file : HalfYearLanding.files().entrySet()) {
        if (file.getKey().startsWith(source + "/") && file.getKey().endsWith(".json")) {
          addFields(source, Files.readString(file.getValue()), mapper, written);
        }
      }
    }
    Set<String> listed = new TreeSet<>();
    for (NamedCsvRecord row : LandingTree.rows(HalfYearLanding.file("PROVENANCE.csv"))) {
      listed.add(row.getField("files") + " " + row.getField("column"));
      assertThat(row.getField("provenance")).isIn("real", "derived", "synthetic");
      assertThat(row.getField("how")).isNotBlank();
    }
    // Only a row that closes a site has it, in a file of lines.
    written.add("register/* valid_to");
    assertThat(listed).isEqualTo(written);
  }

  private static void addFields(
      String source, String text, ObjectMapper mapper, Set<String> written) {
    JsonNode document;
    try {
      document = mapper.readTree(text);
    } catch (IOException e) {
      // The only file that is cut off on purpose.
      return;
    }
    for (JsonNode node : document.isArray() ? document : List.of(document)) {
      node.fieldNames().forEachRemaining(name -> written.add(source + "/* " + name));
      node.path("readings")
          .forEach(
              reading ->
                  reading
                      .fieldNames()
                      .forEachRemaining(name -> written.add(source + "/* " + name)));
    }
  }
}
