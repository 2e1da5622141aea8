package kz.quat.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsTest {

  private static final String JSON =
      """
      {"report_id":"R-7","schema":"quat-report/1","site_id":"ALMATY","miner_bin":"040140000017",
       "period_from":"2022-12-07T00:00","period_to":"2022-12-08T00:00",
       "submitted_at":"2022-12-08T04:30:00Z","revision":"1","unit":"kWh","time":"local",
       "readings":[{"hour":"2022-12-07T00:00","value":1234.5},
                   {"hour":"2022-12-07T01:00","value":0},
                   {"hour":"2022-12-07T23:00","value":987.25}]}
      """;

  private static final String FORM =
      """
      Отчёт о потреблении электроэнергии;;;
      Номер отчёта;R-7;;
      Код объекта;ALMATY;БИН;040140000017
      Начало периода;07.12.2022;;
      Конец периода;07.12.2022;;
      Дата подачи;08.12.2022 10:30;Ревизия;1
      Единица измерения;кВт·ч;Время;местное
      ;;;
      Дата;Час;Потребление, кВт·ч;
      07.12.2022;0;1 234,5;
      07.12.2022;1;0;
      07.12.2022;23;987,25;
      """;

  /** Fields and readings of all documents, one per line. */
  private static List<String> shown(List<Document> documents) {
    List<String> lines = new ArrayList<>();
    for (Document document : documents) {
      ReportText report = document.problem() == null ? ReportText.parse(document.text()) : null;
      if (report == null) {
        lines.add(document.lineNo() + " " + document.problem());
        continue;
      }
      Map<String, String> fields = new TreeMap<>(report.fields());
      fields.keySet().removeAll(List.of("sheet", "read_as"));
      lines.add(fields.toString());
      Objects.requireNonNull(report.readings())
          .forEach(r -> lines.add(r.hour() + " " + r.value() + " " + r.fold()));
    }
    return lines;
  }

  private static List<String> hours(String table) throws IOException {
    List<String> lines = shown(SubmissionFiles.read(table));
    return lines.subList(1, lines.size());
  }

  @Test
  void theSameSubmissionInEachFormatGivesTheSameRows() throws Throwable {
    List<String> expected = shown(SubmissionFiles.read(JSON));
    assertThat(expected).hasSize(4);
    String tabs = FORM.replace(';', '\t');
    String commas = FORM.replace(", кВт·ч", "").replace(',', '.').replace(';', ',');
    String flat =
        """
        report_id,site_id,miner_bin,period_from,period_to,submitted_at,revision,unit,time,hour,value
        R-7,ALMATY,040140000017,2022-12-07T00:00,2022-12-08T00:00,2022-12-08T04:30:00Z,1,kWh,local,2022-12-07T00:00,1234.5
        R-7,ALMATY,040140000017,2022-12-07T00:00,2022-12-08T00:00,2022-12-08T04:30:00Z,1,kWh,local,2022-12-07T01:00,0
        R-7,ALMATY,040140000017,2022-12-07T00:00,2022-12-08T00:00,2022-12-08T04:30:00Z,1,kWh,local,2022-12-07T23:00,987.25
        """;
    String sheet =
        """
        Report on energy use
        Report ID | R-7 || Site | ALMATY
        BIN | #40140000017
        First day | #44902 | Last day | #44902
        Submitted at | #44903.4375 | Revision | #1
        Clock | Local time
        Period || Electricity
        Date | Hour | Consumption (kWh)
        #44902 | #0 | #1234.5
         | #1 | #0
         | #23 | #987.25
        Total || #2221.75
        """;
    Map<String, ThrowingSupplier<byte[]>> files = new TreeMap<>();
    for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251")) {
      files.put(charset, () -> SubmissionFiles.encoded(FORM, charset));
    }
    files.put("UTF-8 with mark", () -> SubmissionFiles.encoded("\uFEFF" + FORM, "UTF-8"));
    files.put("UTF-16 with mark", () -> SubmissionFiles.encoded("\uFEFF" + FORM, "UTF-16LE"));
    files.put("tabs", () -> SubmissionFiles.encoded(tabs, "UTF-8"));
    files.put("commas", () -> SubmissionFiles.encoded(commas, "UTF-8"));
    files.put("CRLF", () -> SubmissionFiles.encoded(FORM.replace("\n", "\r\n"), "UTF-8"));
    files.put("flat", () -> SubmissionFiles.encoded(flat, "UTF-8"));
    files.put("gzip", () -> SubmissionFiles.gzip(SubmissionFiles.encoded(FORM, "UTF-8")));
    files.put("zip", () -> SubmissionFiles.zip(SubmissionFiles.encoded(FORM, "UTF-8")));
    files.put("zip in gzip", () -> SubmissionFiles.gzip(files.get("zip").get()));
    files.put("xlsx", () -> SubmissionFiles.xlsx(sheet));
    files.put("xlsx in zip", () -> SubmissionFiles.zip(files.get("xlsx").get()));
    for (Map.Entry<String, ThrowingSupplier<byte[]>> file : files.entrySet()) {
      List<String> found = shown(SubmissionFiles.read(file.getValue().get()));
      assertThat(
              found.toString().replaceAll(", total=2221.75|hour_column=B, |, value_column=C", ""))
          .as(file.getKey())
          .isEqualTo(expected.toString());
    }
  }

  @Test
  void hoursFrom1To24AreNamedByTheirEnd() throws IOException {
    assertThat(hours("Date;Hour;Value\n2022-12-07;1;5\n2022-12-07;24;6\n"))
        .containsExactly("2022-12-07T00:00 5 null", "2022-12-07T23:00 6 null");
  }

  @Test
  void anHour24BesideAnHour0IsLeftAsWritten() throws IOException {
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;5\n2022-12-07;24;6\n"))
        .containsExactly("2022-12-07T00:00 5 null", "2022-12-07 24 6 null");
  }

  @Test
  void daysWithoutHoursAreNotReadAsMidnights() throws IOException {
    assertThat(hours("Date;Value\n07.12.2022;5\n08.12.2022;6\n"))
        .containsExactly("07.12.2022 5 null", "08.12.2022 6 null");
  }

  @Test
  void serialMidnightsAmongSerialHoursAreHours() throws IOException {
    assertThat(hours("Date and time;Value\n44902;5\n44902,0416666667;6\n".replace(",", ".")))
        .containsExactly("2022-12-07T00:00 5 null", "2022-12-07T01:00 6 null");
  }

  @Test
  void anHourThatOccursTwiceInARowIsFoldedByOrder() throws IOException {
    assertThat(hours("Time;local\nDate;Hour;Value\n2024-02-29;23;5\n2024-02-29;23;6\n"))
        .containsExactly("2024-02-29T23:00 5 order:0", "2024-02-29T23:00 6 order:1");
  }

  @Test
  void aCommaThatMayBeEitherIsLeftAsWritten() throws IOException {
    assertThat(hours("Date,Hour,Value\n2022-12-07,0,\"1,234\"\n"))
        .containsExactly("2022-12-07T00:00 1,234 null");
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;1,234\n"))
        .containsExactly("2022-12-07T00:00 1,234 null");
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;1,234\n2022-12-07;1;0,5\n"))
        .containsExactly("2022-12-07T00:00 1.234 null", "2022-12-07T01:00 0.5 null");
    assertThat(hours("Date,Hour,Value\n2022-12-07,0,\"1,234\"\n2022-12-07,1,\"1,234.5\"\n"))
        .containsExactly("2022-12-07T00:00 1234 null", "2022-12-07T01:00 1234.5 null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\u2009234,5", "1\u00A0234,5", "1\u202F234.5", "1'234,5", "1.234,5"})
  void thousandsMayBePartedByThinBlanks(String value) throws IOException {
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;" + value + "\n"))
        .containsExactly("2022-12-07T00:00 1234.5 null");
  }

  @Test
  void aTotalIsNoReadingNamedOrNot() throws IOException {
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;5\n;1;6\nИтого за период;;11\nДиректор;;\n"))
        .containsExactly("2022-12-07T00:00 5 null", "2022-12-07T01:00 6 null");
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;5\n;1;6\n;;11\n"))
        .containsExactly("2022-12-07T00:00 5 null", "2022-12-07T01:00 6 null");
    assertThat(hours("Date;Hour;Value\n2022-12-07;0;5\n;1;6\n;;12\n")).hasSize(3);
  }

  @Test
  void aFlatFileOfTwoSitesIsTwoDocuments() throws IOException {
    List<Document> documents =
        SubmissionFiles.read(
            "report_id;site_id;hour;value\nR-1;A;2022-12-07T00:00Z;1\nR-2;B;2022-12-07T00:00Z;2\n");
    assertThat(documents).hasSize(2);
    assertThat(documents.get(1).text()).contains("\"site_id\":\"B\"").contains("\"value\":2");
    assertThat(documents).extracting(Document::lineNo).containsExactly(2L, 3L);
  }

  @Test
  void aFormulaWithoutAStoredResultIsNoValue() throws IOException {
    List<Document> documents =
        SubmissionFiles.read(SubmissionFiles.xlsx("Date|Hour|Value\n#44902|#0|=1+1\n#44902|#1|#2"));
    assertThat(documents.get(0).text()).doesNotContain("1+1").contains("\"value\":2");
  }

  @Test
  void whatCannotBeReadIsOneDocumentWithItsProblem() throws IOException {
    byte[] bomb = SubmissionFiles.gzip(new byte[1 << 23]);
    assertThat(shown(SubmissionFiles.read(bomb))).containsExactly("1 too_large");
    assertThat(shown(SubmissionFiles.read(SubmissionFiles.zip(new byte[1 << 23]))))
        .containsExactly("1 too_large");
    byte[] deep = SubmissionFiles.gzip(SubmissionFiles.gzip(SubmissionFiles.gzip(new byte[9])));
    assertThat(shown(SubmissionFiles.read(deep))).containsExactly("1 unreadable_file");
    assertThat(shown(SubmissionFiles.read(""))).containsExactly("1 unparseable");
    assertThat(shown(SubmissionFiles.read("a;b\n1;2\n"))).containsExactly("1 bad_header");
    assertThat(shown(SubmissionFiles.read(SubmissionFiles.xlsx("a|b\n#1|#2"))))
        .containsExactly("1 bad_header");
    assertThat(
            shown(SubmissionFiles.read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})))
        .containsExactly("1 xls_file");
  }

  @Test
  void oneUnreadableFileOfAnArchiveDoesNotStopTheOthers() throws IOException {
    byte[] good = SubmissionFiles.encoded(FORM, "UTF-8");
    byte[] bad = SubmissionFiles.encoded("a;b\n", "UTF-8");
    List<String> lines = shown(SubmissionFiles.read(SubmissionFiles.zip(bad, good)));
    assertThat(lines.get(0)).isEqualTo("1 bad_header");
    assertThat(lines).hasSize(5);
  }
}
