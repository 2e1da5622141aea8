package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.quat.config.ConfigReader;
import kz.quat.config.QuatConfig;
import kz.quat.schema.RawTables;
import kz.quat.submission.SubmissionFiles;
import org.junit.jupiter.api.Test;

/**
 * Messages of class 80020 as metering systems send them, with one file for each of their pitfalls.
 */
class MeterMessageTest {

  private static final QuatConfig CONFIG = ConfigReader.read(Path.of("conf/quat.yaml"));

  private static String period(String start, String end, String value) {
    return "<period start=\"%s\" end=\"%s\"><value>%s</value></period>"
        .formatted(start, end, value);
  }

  private static String point(String code, String channel, String... periods) {
    return "<measuringpoint code=\"%s\" name=\"Ввод 1\"><measuringchannel code=\"%s\">%s</measuringchannel></measuringpoint>"
        .formatted(code, channel, String.join("\n", periods));
  }

  private static String message(String number, String day, String... areas) {
    return "<message class=\"80020\" version=\"2\" number=\"%s\">\n".formatted(number)
        + "<datetime><timestamp>20221208003000</timestamp>"
        + "<daylightsavingtime>0</daylightsavingtime><day>%s</day></datetime>\n".formatted(day)
        + "<sender><inn>040140000017</inn><name>Сбытовая организация</name></sender>\n"
        + List.of(areas).stream()
            .map(area -> "<area><inn>040140000017</inn><name>Площадка</name>\n" + area + "</area>")
            .collect(Collectors.joining("\n"))
        + "</message>";
  }

  private static List<String> read(RawTables.Source source, byte[] bytes) throws IOException {
    List<String> found = new ArrayList<>();
    FileRecords files = new FileRecords(SourceFormat.of(source, CONFIG.clean()));
    try (RecordStream records = files.open("80020.xml", () -> new ByteArrayInputStream(bytes))) {
      while (records.hasNext()) {
        RawRecord record = records.next();
        String problem = record.problem();
        String fields =
            record.fields().stream().filter(Objects::nonNull).collect(Collectors.joining(" "));
        found.add(problem == null ? fields : problem);
      }
    }
    return found;
  }

  private static List<String> meters(String text) throws IOException {
    return read(RawTables.METERING, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void halvesBecomeHoursOfTheMarketsClockAndTheLastPeriodEndsAtMidnight() throws IOException {
    String halves =
        point(
            "010203",
            "01",
            period("0000", "0030", "12"),
            period("0030", "0100", "13"),
            period("2300", "2330", "1.5"),
            period("2330", "0000", "2"));
    assertThat(meters(message("7", "20221207", halves)))
        .containsExactly(
            "010203:01 2022-12-06T18:00:00Z 25 ok 7 30:12;13",
            "010203:01 2022-12-07T17:00:00Z 3.5 ok 7 30:1.5;2");
  }

  @Test
  void anHourWithAnEmptyHalfIsIncompleteAndOneWithoutAnyIsMissing() throws IOException {
    String halves =
        point(
            "P",
            "01",
            period("0000", "0030", "12"),
            period("0030", "0100", ""),
            "<period start=\"0100\" end=\"0130\"><value status=\"1\"></value></period>",
            "<period start=\"0130\" end=\"0200\"><value status=\"1\"/></period>");
    assertThat(meters(message("1", "20221207", halves))).containsExactly("incomplete_hour");
  }

  @Test
  void halvesThatAllBeginOnTheHourAreNotTakenForHours() throws IOException {
    String firsts = point("P", "01", period("0000", "0030", "12"), period("0100", "0130", "13"));
    assertThat(meters(message("1", "20221207", firsts)))
        .containsExactly("incomplete_hour", "incomplete_hour");
  }

  @Test
  void aReadingThatIsNotCommercialIsTakenWithItsMark() throws IOException {
    String hours =
        point(
            "P",
            "02",
            "<period start=\"0000\" end=\"0100\"><value status=\"1\">7</value></period>",
            "<period start=\"0100\" end=\"0200\" status=\"1\"><value>8</value></period>",
            "<period start=\"0200\" end=\"0300\"><value status=\"0\">9</value></period>");
    assertThat(meters(message("1", "20221207", hours)))
        .containsExactly(
            "P:02 2022-12-06T18:00:00Z 7 not_commercial 1",
            "P:02 2022-12-06T19:00:00Z 8 not_commercial 1",
            "P:02 2022-12-06T20:00:00Z 9 ok 1");
  }

  @Test
  void halvesAndHoursOfTheSameTimeCountOnceIfTheyAgreeAndNotAtAllIfTheyDiffer() throws IOException {
    String both =
        point(
            "P",
            "01",
            period("0000", "0100", "25"),
            period("0000", "0030", "12"),
            period("0030", "0100", "13"),
            period("0100", "0200", "26"),
            period("0100", "0130", "12"),
            period("0130", "0200", "13"));
    assertThat(meters(message("1", "20221207", both)))
        .containsExactly("P:01 2022-12-06T18:00:00Z 25 ok 1 30:12;13", "duplicate_key");
  }

  @Test
  void childElementsMayBeInAnyOrder() throws IOException {
    String text =
        "<message class=\"80020\" number=\"3\"><area>"
            + point("P", "01", period("0100", "0200", "5"), period("0000", "0100", "4"))
            + "<name>x</name><inn>1</inn></area><sender/>"
            + "<datetime><day>20221207</day><timestamp>1</timestamp></datetime></message>";
    assertThat(meters(text))
        .containsExactly("P:01 2022-12-06T19:00:00Z 5 ok 3", "P:01 2022-12-06T18:00:00Z 4 ok 3");
  }

  @Test
  void allAreasAreReadAndReactiveChannelsPassedOver() throws IOException {
    String first =
        point("A", "01", period("0000", "0100", "1"))
            + point("A", "03", period("0000", "0100", "900"));
    String second = point("B", "02", period("0000", "0100", "2"));
    assertThat(meters(message("1", "20221207", first, second)))
        .containsExactly("A:01 2022-12-06T18:00:00Z 1 ok 1", "B:02 2022-12-06T18:00:00Z 2 ok 1");
  }

  @Test
  void anEncodingThatIsDeclaredOrNotIsReadAlike() throws IOException {
    String message = message("1", "20221207", point("ВВОД-1", "01", period("0000", "0100", "1")));
    String expected = "ВВОД-1:01 2022-12-06T18:00:00Z 1 ok 1";
    Charset cyrillic = Charset.forName("windows-1251");
    assertThat(meters(message)).containsExactly(expected);
    assertThat(read(RawTables.METERING, message.getBytes(cyrillic))).containsExactly(expected);
    String declared = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n" + message;
    assertThat(read(RawTables.METERING, declared.getBytes(cyrillic))).containsExactly(expected);
    assertThat(meters("\uFEFF" + message)).containsExactly(expected);
  }

  @Test
  void anArchiveGivesTheRecordsOfAllItsMessages() throws IOException {
    byte[] first =
        message("1", "20221207", point("P", "01", period("0000", "0100", "1")))
            .getBytes(StandardCharsets.UTF_8);
    byte[] broken = "<message class=\"80020\"><area>".getBytes(StandardCharsets.UTF_8);
    byte[] last =
        message("2", "20221208", point("P", "01", period("0000", "0100", "2")))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(read(RawTables.METERING, SubmissionFiles.zip(first, broken, last)))
        .containsExactly(
            "P:01 2022-12-06T18:00:00Z 1 ok 1", "unparseable", "P:01 2022-12-07T18:00:00Z 2 ok 2");
    assertThat(read(RawTables.METERING, SubmissionFiles.gzip(first)))
        .containsExactly("P:01 2022-12-06T18:00:00Z 1 ok 1");
  }

  @Test
  void theRepeatedHourNeedsTheMarkOfItsClock() throws IOException {
    String marked =
        point(
            "P",
            "01",
            "<period start=\"2300\" end=\"0000\" summer=\"1\"><value>1</value></period>",
            "<period start=\"2300\" end=\"0000\" summer=\"0\"><value>2</value></period>");
    assertThat(meters(message("1", "20240229", marked)))
        .containsExactly("P:01 2024-02-29T17:00:00Z 1 ok 1", "P:01 2024-02-29T18:00:00Z 2 ok 1");
    String bare = point("P", "01", period("2300", "0000", "1"), period("2300", "0000", "2"));
    assertThat(meters(message("1", "20240229", bare)))
        .containsExactly("ambiguous_local_hour", "ambiguous_local_hour");
  }

  @Test
  void whatIsNoPeriodOfAnHourIsRefused() throws IOException {
    String odd =
        point(
            "P",
            "01",
            period("0010", "0040", "1"),
            period("0100", "0300", "1"),
            period("2500", "2600", "1"),
            period("0500", "0400", "1"));
    assertThat(meters(message("1", "20221207", odd)))
        .containsExactly("not_on_the_hour", "not_on_the_hour", "bad_timestamp", "not_on_the_hour");
    assertThat(meters(message("1", "07.12.2022", point("P", "01", period("0000", "0100", "1")))))
        .containsExactly("bad_timestamp");
  }

  @Test
  void deliveryGroupsAreLoadsAndPointsAreNot() throws IOException {
    String groups =
        "<deliverygroup code=\"KZ-35\" name=\"Область\">"
            + period("0000", "0030", "600000")
            + period("0030", "0100", "640000")
            + "</deliverygroup>"
            + point("P", "01", period("0000", "0100", "1"));
    byte[] bytes = message("4", "20221207", groups).getBytes(StandardCharsets.UTF_8);
    assertThat(read(RawTables.GRID_LOAD, bytes))
        .containsExactly("KZ-35 2022-12-06T18:00:00Z 1240 4");
    assertThat(read(RawTables.METERING, bytes)).containsExactly("P:01 2022-12-06T18:00:00Z 1 ok 4");
  }

  @Test
  void anotherMessageAndAnEntityAreRefused() throws IOException {
    assertThat(meters("<message class=\"50080\"><area/></message>"))
        .containsExactly("wrong_message");
    assertThat(meters("<message class=\"80020\"><area/></message>"))
        .containsExactly("wrong_message");
    String entity =
        "<?xml version=\"1.0\"?><!DOCTYPE message [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + message("1", "20221207", point("P", "01", period("0000", "0100", "&x;")));
    assertThat(meters(entity)).allMatch(record -> record.equals("unparseable"));
  }

  @Test
  void minifiedMessagesKeepTheirRecordsApartByLine() throws IOException {
    byte[] bytes =
        message(
                "1",
                "20221207",
                point("P", "01", period("0000", "0100", "1") + period("0100", "0200", "2")))
            .replace("\n", "")
            .getBytes(StandardCharsets.UTF_8);
    FileRecords files = new FileRecords(SourceFormat.of(RawTables.METERING, CONFIG.clean()));
    List<Long> lines = new ArrayList<>();
    try (RecordStream records = files.open("m.xml", () -> new ByteArrayInputStream(bytes))) {
      records.forEachRemaining(record -> lines.add(record.lineNo()));
    }
    assertThat(lines).containsExactly(1L, 2L);
  }
}
