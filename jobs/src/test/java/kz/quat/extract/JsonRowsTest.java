package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.schema.RawTables;
import org.junit.jupiter.api.Test;

/** Quarter-hours of meters in CSV and JSON, complete and incomplete. */
class JsonRowsTest {

  private static final CleanConfig LIMITS = ConfigReader.read(Path.of("conf/quat.yaml")).clean();

  private static List<String> read(String text, CleanConfig limits) throws IOException {
    List<String> found = new ArrayList<>();
    FileRecords files = new FileRecords(SourceFormat.of(RawTables.METERING, limits));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (RecordStream records = files.open("m", () -> new ByteArrayInputStream(bytes))) {
      while (records.hasNext()) {
        RawRecord record = records.next();
        String problem = record.problem();
        found.add(
            problem == null
                ? String.join(" ", record.fields().stream().map(String::valueOf).toList())
                : problem);
      }
    }
    return found;
  }

  private static String json(String time, String kwh) {
    return "{\"point_id\":\"P\",\"site_id\":\"A\",\"hour_start_utc\":\"2022-12-05T%sZ\",\"energy_kwh\":%s}"
        .formatted(time, kwh);
  }

  private static String quarters(String... kwh) {
    StringBuilder text = new StringBuilder("point_id,site_id,hour_start_utc,energy_kwh\n");
    for (int i = 0; i < kwh.length; i++) {
      if (!kwh[i].isEmpty()) {
        text.append("P,A,2022-12-05T00:%02d:00Z,%s\n".formatted(15 * i, kwh[i]));
      }
    }
    return text.toString();
  }

  @Test
  void quartersInJsonAndCsvAreSummedExactlyAndKept() throws IOException {
    String list =
        "["
            + String.join(
                ",\n",
                json("00:00", "0.1"),
                json("00:15", "0.2"),
                json("00:30", "0.3"),
                json("00:45", "0.4"))
            + "]";
    String expected = "P A 2022-12-05T00:00:00Z 1 null null 15:0.1;0.2;0.3;0.4";
    assertThat(read(list, LIMITS)).containsExactly(expected);
    assertThat(read(quarters("0.1", "0.2", "0.3", "0.4"), LIMITS)).containsExactly(expected);
  }

  @Test
  void aRowWithoutAColumnsNameIsRefused() throws IOException {
    assertThat(read("[" + json("00:00", "1") + ",{\"point_id\":\"P\"}]", LIMITS))
        .containsExactly("P A 2022-12-05T00:00Z 1 null null null", "bad_header");
  }

  @Test
  void anHourThatLacksAQuarterIsRefusedOrScaledAndMarkedByTheRule() throws IOException {
    CleanConfig scaling =
        new CleanConfig(2.0, 1 << 20, 8, 100, 14, 24, 75.0, "Asia/Almaty", "kept", 13);
    assertThat(read(quarters("3", "", "3", "3"), LIMITS)).containsExactly("incomplete_hour");
    assertThat(read(quarters("3", "", "3", "3"), scaling))
        .containsExactly("P A 2022-12-05T00:00:00Z 12 scaled null 15:3;;3;3");
    assertThat(read(quarters("3", "", "", "3"), scaling)).containsExactly("incomplete_hour");
  }

  @Test
  void aColumnOfPartsThatAFileBringsItselfIsNotBelieved() throws IOException {
    assertThat(
            read(
                "point_id,site_id,hour_start_utc,energy_kwh,intervals\n"
                    + "P,A,2022-12-05T00:00:00Z,1,15:9;9;9;9\n",
                LIMITS))
        .containsExactly("P A 2022-12-05T00:00:00Z 1 null null null");
  }

  @Test
  void anHourThatComesBackOrWasOfAnotherStepThanItsSeriesIsRefused() throws IOException {
    String again = "P,A,2022-12-05T00:15:00Z,9\n";
    String next = "P,A,2022-12-05T01:00:00Z,1\nP,A,2022-12-05T01:30:00Z,1\n";
    assertThat(read(quarters("1", "1", "1", "1") + next + again, LIMITS))
        .containsExactly("duplicate_key", "incomplete_hour");
    String halves =
        "point_id,site_id,hour_start_utc,energy_kwh\n"
            + next
            + "P,A,2022-12-05T02:00:00Z,1\nP,A,2022-12-05T02:15:00Z,1\n";
    assertThat(read(halves, LIMITS)).containsExactly("incomplete_hour", "incomplete_hour");
  }
}
