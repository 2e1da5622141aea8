package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  private static final List<String> REQUIRED = List.of("region", "load_mw");
  private static final List<String> ALL = List.of("region", "load_mw", "status");

  private static List<RawRecord> read(String text) {
    List<RawRecord> records = new ArrayList<>();
    try (CsvRecords csv = new CsvRecords(new StringReader(text), REQUIRED, ALL)) {
      csv.forEachRemaining(records::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return records;
  }

  @Test
  void columnsAreFoundByNameInAnyOrder() {
    assertThat(read("load_mw,extra,region\n1.5,x,KZ-10\n"))
        .containsExactly(
            new RawRecord(2, Arrays.asList("KZ-10", "1.5", null), "1.5,x,KZ-10", null));
  }

  @Test
  void lineEndsMayBeOfAnyKindAndTheLastOneMissing() {
    assertThat(read("region,load_mw\r\nKZ-10,1\r\n\r\nKZ-11,2\r\nKZ-15,3"))
        .extracting(RawRecord::lineNo, RawRecord::text)
        .containsExactly(tuple(2L, "KZ-10,1"), tuple(4L, "KZ-11,2"), tuple(5L, "KZ-15,3"));
    assertThat(read("region,load_mw\rKZ-10,1\rKZ-11,2\r"))
        .extracting(RawRecord::lineNo, RawRecord::text)
        .containsExactly(tuple(2L, "KZ-10,1"), tuple(3L, "KZ-11,2"));
  }

  @Test
  void aQuotedLineEndBelongsToItsRecord() {
    List<RawRecord> records = read("region,load_mw\n\"KZ\n-10\",\"1,5\"\nKZ-11,2\n");
    assertThat(records)
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(tuple(2L, "\"KZ\n-10\",\"1,5\"", null), tuple(4L, "KZ-11,2", null));
    assertThat(records.get(0).fields()).startsWith("KZ\n-10", "1,5");
  }

  @Test
  void shortAndLongLinesAreKept() {
    assertThat(read("region,load_mw\nKZ-10\nKZ-11,2\nKZ-15,3,4\n"))
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(
            tuple(2L, "KZ-10", "wrong_field_count"),
            tuple(3L, "KZ-11,2", null),
            tuple(4L, "KZ-15,3,4", "wrong_field_count"));
  }

  @Test
  void everyLineOfAFileWithAWrongHeaderIsKept() {
    assertThat(read("region,mw\nKZ-10,1\n"))
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(tuple(1L, "region,mw", "bad_header"), tuple(2L, "KZ-10,1", "bad_header"));
    assertThat(read("region,load_mw,region\nKZ-10,1,KZ-10"))
        .extracting(RawRecord::problem)
        .containsOnly("bad_header");
  }

  @Test
  void anEmptyFileIsNotSilent() {
    assertThat(read("")).containsExactly(RawRecord.broken(1, "", "bad_header"));
    assertThat(read("\n\n")).extracting(RawRecord::problem).containsExactly("bad_header");
  }

  @Test
  void aFileWithOnlyAHeaderHasNoRecords() {
    assertThat(read("region,load_mw\n")).isEmpty();
  }

  @Test
  void textAfterAQuoteCostsOneLine() {
    assertThat(read("region,load_mw\nKZ-10,1\n\"KZ\"-11,2\nKZ-15,3\n\"x\"y,1\nKZ-19,4\n"))
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(
            tuple(2L, "KZ-10,1", null),
            tuple(3L, "\"KZ\"-11,2", "unparseable"),
            tuple(4L, "KZ-15,3", null),
            tuple(5L, "\"x\"y,1", "unparseable"),
            tuple(6L, "KZ-19,4", null));
  }

  @Test
  void anOpenQuoteCostsOneLineOfALongFile() {
    String many = "KZ-11,2\n".repeat(CsvRecords.MAX_RECORD_CHARS / 4);
    List<RawRecord> records = read("region,load_mw\nKZ-10,1\n\"KZ-11,2\n" + many);
    assertThat(records).hasSize(2 + CsvRecords.MAX_RECORD_CHARS / 4);
    assertThat(records.get(1)).isEqualTo(RawRecord.broken(3, "\"KZ-11,2", "unparseable"));
    assertThat(records.get(2).lineNo()).isEqualTo(4);
    assertThat(records.get(records.size() - 1).problem()).isNull();
  }

  @Test
  void undecodableBytesSpoilTheirLineOnly() {
    assertThat(read("region,load_mw\nKZ-\uFFFD,1\nKZ-11,2\n"))
        .extracting(RawRecord::problem)
        .containsExactly("bad_encoding", null);
  }

  @Test
  void anEndlessLineIsOneRecordAndTheNextLineIsRead() {
    String endless = "x".repeat(3_000_000);
    List<RawRecord> records =
        read("region,load_mw\nKZ-10,1\n" + endless + "\r\nKZ-11,2\n" + endless);
    assertThat(records)
        .extracting(RawRecord::lineNo, RawRecord::problem)
        .containsExactly(
            tuple(2L, null), tuple(3L, "unparseable"), tuple(4L, null), tuple(5L, "unparseable"));
    assertThat(records.get(1).text()).startsWith("xxx").hasSizeLessThan(200_000);
  }
}
