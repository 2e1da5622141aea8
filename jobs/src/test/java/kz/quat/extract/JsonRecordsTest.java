package kz.quat.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordsTest {

  private static final int MAX_DEPTH = 5;

  private static List<RawRecord> read(String text) {
    return JsonRecords.of(JsonRecords.factory(MAX_DEPTH), MAX_DEPTH, text.toCharArray());
  }

  @Test
  void objectsMayBeOnOneLineEachOrOverManyLines() {
    assertThat(read("{\"a\": 1}\n{\"a\":\n 2}\n\n {\"a\":3}"))
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(
            tuple(1L, "{\"a\": 1}", null),
            tuple(2L, "{\"a\":\n 2}", null),
            tuple(5L, "{\"a\":3}", null));
  }

  @Test
  void anArrayGivesItsElements() {
    assertThat(read("[\n{\"a\":1},\n{\"a\":[{}]}\n]\n"))
        .extracting(RawRecord::lineNo, RawRecord::text)
        .containsExactly(tuple(2L, "{\"a\":1}"), tuple(3L, "{\"a\":[{}]}"));
    assertThat(read("[]")).isEmpty();
  }

  @Test
  void fileAndLineNameARecordAlsoWhereSeveralStartOnOneLine() {
    assertThat(read("[{\"a\":1},{\"a\":2},{\"a\":3}]"))
        .extracting(RawRecord::lineNo)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aBrokenLineCostsThatLine() {
    assertThat(read("{\"a\":1}\n{\"b\":\"R-x\",\n{\"a\":2}\n"))
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(
            tuple(1L, "{\"a\":1}", null),
            tuple(2L, "{\"b\":\"R-x\",", "unparseable"),
            tuple(3L, "{\"a\":2}", null));
  }

  @Test
  void aBrokenElementOfAnArrayCostsThatElement() {
    assertThat(read("[\n{\"a\":1},\n{\"a\" 2},\n{\"a\":3},\n{\"a\":4}\n]\n"))
        .extracting(RawRecord::lineNo, RawRecord::text, RawRecord::problem)
        .containsExactly(
            tuple(2L, "{\"a\":1}", null),
            tuple(3L, "{\"a\" 2},", "unparseable"),
            tuple(4L, "{\"a\":3}", null),
            tuple(5L, "{\"a\":4}", null));
  }

  @Test
  void aTruncatedFileKeepsItsRest() {
    assertThat(read("{\"a\":1}\n{\"a\":[1,2"))
        .extracting(RawRecord::text, RawRecord::problem)
        .containsExactly(tuple("{\"a\":1}", null), tuple("{\"a\":[1,2", "unparseable"));
    assertThat(read("[\n{\"a\":1},\n"))
        .extracting(RawRecord::text, RawRecord::problem)
        .containsExactly(tuple("{\"a\":1}", null), tuple("", "unparseable"));
  }

  @Test
  void whatIsNoObjectIsKept() {
    assertThat(read("hello")).containsExactly(RawRecord.broken(1, "hello", "unparseable"));
    assertThat(read("[1, 2]")).extracting(RawRecord::problem).containsExactly("unparseable");
    assertThat(read(" \n")).containsExactly(RawRecord.broken(1, "", "unparseable"));
  }

  @Test
  void aNestingBombIsRefusedAndWhatFollowsIsRead() {
    String bomb = "{\"a\":" + "[".repeat(100_000);
    assertThat(read(bomb + "\n{\"a\":1}"))
        .extracting(RawRecord::text, RawRecord::problem)
        .containsExactly(tuple(bomb, "too_deep"), tuple("{\"a\":1}", null));
  }

  @Test
  void aFieldNamedTwiceIsRefused() {
    assertThat(read("{\"a\":1,\"a\":2}"))
        .extracting(RawRecord::problem)
        .containsExactly("unparseable");
  }

  @Test
  void aNumberOfAMillionDigitsIsRefused() {
    assertThat(read("{\"a\":" + "9".repeat(1_000_000) + "}"))
        .extracting(RawRecord::problem)
        .containsExactly("too_large");
  }

  @Test
  void undecodableBytesSpoilTheirRecordOnly() {
    assertThat(read("{\"a\":\"\uFFFD\"}\n{\"a\":1}"))
        .extracting(RawRecord::problem)
        .containsExactly("bad_encoding", null);
  }

  @Test
  void aRecordOfMoreCharactersThanAnyReportNeedsIsRefusedAndItsBeginningKept() {
    String long1 = "{\"a\": [" + "1,".repeat(RawRecord.MAX_CHARS / 2) + "1]}";
    List<RawRecord> records = read(long1 + "\n{\"b\": 2}");
    assertThat(records).extracting(RawRecord::problem).containsExactly(Problems.TOO_LARGE, null);
    assertThat(records.get(0).text()).hasSize(Problems.KEPT_CHARS).startsWith("{\"a\": [1,1");
    assertThat(records.get(1).lineNo()).isEqualTo(2);
  }
}
