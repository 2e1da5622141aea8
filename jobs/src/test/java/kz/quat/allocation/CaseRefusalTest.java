package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseFolder;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad case is refused as a whole, with file, line, column, value and rule. */
class CaseRefusalTest {

  private static final Map<String, String> GOOD =
      new TreeMap<>(
          Map.of(
              "params.csv",
              "key,value\nnational_cap_mw,\npolicy,lifo\ndelivery_date,2022-12-07\n"
                  + "market_zone,Asia/Almaty\nspec_version,1\n",
              "regions.csv",
              "region,zone,import_cap_mw,export_cap_mw,mining_cap_mw\nA,N,10,20,\nB,S,,,5\n",
              "region_hours.csv",
              "region,hour,avail_gen_mw,load_p50_mw,load_p90_mw,reserve_mw\n"
                  + "A,0,100,80,90,5\nA,1,100,80,90,5\nB,0,50,40,45,1\nB,1,50,40,45,1\n",
              "ties.csv",
              "tie,from_zone,to_zone,cap_forward_mw,cap_backward_mw\nT,N,S,7,8\n",
              "zones.csv",
              "zone,mining_cap_mw,floor_price_kzt_per_kwh\nN,60,4.5\n",
              "cap_hours.csv",
              "hour,national_cap_mw\n1,12\n",
              "miners.csv",
              "miner,region,licensed_mw,weight,min_load_mw,tier,own_gen_mw,ramp_up_mw,prev_mw,"
                  + "accepted_on,bid_kzt_per_kwh,shutoff_credit\n"
                  + "m1,A,10,,,,,,,,,\nm2,B,4,2,1,0,3,1.5,2,2021-03-04,9.5,6\n"));

  @TempDir Path folder;

  @Test
  void aGoodCaseIsReadAndBlanksMeanWhatTheDefinitionSays() throws IOException {
    QuotaCase read = read(GOOD);
    assertThat(read.params().policy()).isEqualTo(Policy.LIFO);
    assertThat(read.nationalCapMw(0)).isEqualTo(Limit.UNLIMITED);
    assertThat(read.nationalCapMw(1)).isEqualTo(Limit.ofMw(12));
    assertThat(read.regions().get(1).importCapMw()).isEqualTo(Limit.UNLIMITED);
    CaseMiner plain = read.miners().get(0);
    assertThat(plain).isEqualTo(CaseMiner.plain("m1", "A", 10, 1));
    CaseMiner full = read.miners().get(1);
    assertThat(full.rampUpMw()).isEqualTo(Limit.ofMw(1.5));
    assertThat(full.acceptedOn()).isEqualTo("2021-03-04");
    assertThat(full.shutoffCreditMwh()).isEqualTo(6);
    assertThat(full.tier()).isZero();
  }

  @Test
  @Timeout(20)
  void aPipeInsteadOfAFileIsRefusedAndNobodyWaitsForAWriter()
      throws IOException, InterruptedException {
    Path pipe = folder.resolve("params.csv");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not installed");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> CaseFolder.read(folder))
        .isInstanceOf(BadCaseException.class)
        .hasMessageContaining("params.csv")
        .hasMessageContaining("no regular file");
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSameCaseAndTheSameBytes() throws IOException {
    QuotaCase read = read(GOOD);
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    CaseFolder.write(read, first);
    QuotaCase again = CaseFolder.read(first);
    assertThat(again).isEqualTo(read);
    CaseFolder.write(again, second);
    for (String file : GOOD.keySet()) {
      assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
    }
    assertThat(first.resolve("miners.csv"))
        .content()
        .endsWith(
            "m1,A,10.000000,1.000000,0.000000,1,,,0.000000,,,0.000000\n"
                + "m2,B,4.000000,2.000000,1.000000,0,3.000000,1.500000,2.000000,2021-03-04,"
                + "9.500000,6.000000\n");
    assertThat(first.resolve("params.csv"))
        .hasContent(
            "key,value\nnational_cap_mw,\npolicy,lifo\ndelivery_date,2022-12-07\n"
                + "market_zone,Asia/Almaty\nspec_version,1\n");
  }

  @Test
  void filesOtherThanRegionsAndTheirHoursMayBeAbsent() throws IOException {
    Map<String, String> few = new TreeMap<>(GOOD);
    few.keySet().retainAll(Set.of("regions.csv", "region_hours.csv"));
    QuotaCase read = read(few);
    assertThat(read.miners()).isEmpty();
    assertThat(read.params()).isEqualTo(CaseParams.ofNationalCap(Limit.UNLIMITED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regions.csv|A,N,10,20,|A,N,-10,20,|regions.csv line 2, column import_cap_mw: \"-10\""
            + " refused: must be >= 0",
        "regions.csv|A,N,10,20,|A,N,10,1e8,|regions.csv line 2, column export_cap_mw: \"1e8\""
            + " refused: must be at most 10000000",
        "regions.csv|A,N,10,20,|A,N,x,20,|regions.csv line 2, column import_cap_mw: \"x\" refused:"
            + " must be a finite number",
        "regions.csv|A,N,10,20,|A,N,NaN,20,|regions.csv line 2, column import_cap_mw: \"NaN\""
            + " refused: must be a finite number",
        "regions.csv|A,N,10,20,|A,N,1e999,20,|regions.csv line 2, column import_cap_mw: \"1e999\""
            + " refused: must be a finite number",
        "regions.csv|B,S,|A,S,|regions.csv line 3, column region: \"A\" refused: is repeated: the"
            + " key must be unique",
        "regions.csv|A,N,10|\" A\",N,10|regions.csv line 2, column region: \" A\" refused: must be"
            + " a name without spaces around it",
        "regions.csv|A,N,10|A,,10|regions.csv line 2, column zone: \"\" refused: must be a name"
            + " without spaces around it",
        "regions.csv|A,N,10|A=1,N,10|regions.csv line 2, column region: \"A=1\" refused: must not"
            + " contain control characters, ';' or '='",
        "regions.csv|A,N,10,20,|A,N,10,20|regions.csv line 2, column number of fields: \"4\""
            + " refused: must be 5 as in the header",
        "regions.csv|region,zone|region,region|regions.csv line 1, column header: \"region\""
            + " refused: is repeated",
        "regions.csv|mining_cap_mw|mining|regions.csv line 1, column header: \"mining\" refused: is"
            + " not a column of this file",
        "region_hours.csv|A,0,100|A,0,|region_hours.csv line 2, column avail_gen_mw: \"\" refused:"
            + " must not be blank",
        "region_hours.csv|A,0,100|A,x,100|region_hours.csv line 2, column hour: \"x\" refused: must"
            + " be a whole number",
        "region_hours.csv|A,0,100|A,-1,100|region_hours.csv line 2, column hour: \"-1\" refused:"
            + " must be a whole number from 0 to 9999",
        "region_hours.csv|A,0,100|A,0,20000000|region_hours.csv line 2, column avail_gen_mw:"
            + " \"20000000\" refused: must be within ±10000000",
        "region_hours.csv|A,0,100|A,0,-1|region_hours.csv line 2, column avail_gen_mw: \"-1\""
            + " refused: must be >= 0",
        "region_hours.csv|A,0,100|C,0,100|region_hours.csv line 2, column region: \"C\" refused:"
            + " must be a region of regions.csv",
        "region_hours.csv|A,1,100|A,0,100|region_hours.csv line 3, column region,hour: \"A,0\""
            + " refused: is repeated: the key must be unique",
        "region_hours.csv|A,1,100|A,2,100|region_hours.csv line 5, column region,hour: \"A,1\""
            + " refused: is missing: there must be a row for every region and hour",
        "ties.csv|T,N,S|T,X,S|ties.csv line 2, column from_zone: \"X\" refused: must be a zone of"
            + " regions.csv",
        "ties.csv|T,N,S|T,N,X|ties.csv line 2, column to_zone: \"X\" refused: must be a zone of"
            + " regions.csv",
        "ties.csv|T,N,S|T,N,N|ties.csv line 2, column to_zone: \"N\" refused: must differ from"
            + " from_zone",
        "ties.csv|T,N,S,7|T,N,S,-7|ties.csv line 2, column cap_forward_mw: \"-7\" refused: must be"
            + " >= 0",
        "zones.csv|N,60,4.5|X,60,4.5|zones.csv line 2, column zone: \"X\" refused: must be a zone"
            + " of regions.csv",
        "zones.csv|N,60,4.5|N,60,-4.5|zones.csv line 2, column floor_price_kzt_per_kwh: \"-4.5\""
            + " refused: must be >= 0",
        "cap_hours.csv|1,12|7,12|cap_hours.csv line 2, column hour: \"7\" refused: must be an hour"
            + " of region_hours.csv",
        "cap_hours.csv|1,12|-1,12|cap_hours.csv line 2, column hour: \"-1\" refused: must be a"
            + " whole number from 0 to 9999",
        "miners.csv|m1,A,10|m1,C,10|miners.csv line 2, column region: \"C\" refused: must be a"
            + " region of regions.csv",
        "miners.csv|m1,A,10|m2,A,10|miners.csv line 3, column miner: \"m2\" refused: is repeated:"
            + " the key must be unique",
        "miners.csv|m1,A,10|m1,A,-10|miners.csv line 2, column licensed_mw: \"-10\" refused: must"
            + " be >= 0",
        "miners.csv|m1,A,10,,|m1,A,10,0,|miners.csv line 2, column weight: \"0\" refused: must be >"
            + " 0 (at six decimals)",
        "miners.csv|m1,A,10,,|m1,A,10,1e-7,|miners.csv line 2, column weight: \"1e-7\" refused:"
            + " must be > 0 (at six decimals)",
        "miners.csv|m1,A,10,,,|m1,A,10,,11,|miners.csv line 2, column min_load_mw: \"11\" refused:"
            + " must be at most licensed_mw (10.000000)",
        "miners.csv|m1,A,10,,,,|m1,A,10,,,100,|miners.csv line 2, column tier: \"100\" refused:"
            + " must be a whole number from 0 to 99",
        "miners.csv|m1,A,10,,,,|m1,A,10,,,0,|miners.csv line 2, column own_gen_mw: \"\" refused:"
            + " must not be blank for tier 0",
        "miners.csv|1,0,3,1.5,2|1,0,-3,1.5,2|miners.csv line 3, column own_gen_mw: \"-3\" refused:"
            + " must be >= 0",
        "miners.csv|1,0,3,1.5,2|1,0,3,-1.5,2|miners.csv line 3, column ramp_up_mw: \"-1.5\""
            + " refused: must be >= 0",
        "miners.csv|1,0,3,1.5,2|1,0,3,1.5,-2|miners.csv line 3, column prev_mw: \"-2\" refused:"
            + " must be >= 0",
        "miners.csv|2021-03-04|2021-02-30|miners.csv line 3, column accepted_on: \"2021-02-30\""
            + " refused: must be a date as YYYY-MM-DD",
        "miners.csv|,9.5,6|,-9.5,6|miners.csv line 3, column bid_kzt_per_kwh: \"-9.5\" refused:"
            + " must be >= 0",
        "miners.csv|,9.5,6|,9.5,-6|miners.csv line 3, column shutoff_credit: \"-6\" refused: must"
            + " be >= 0",
        "params.csv|policy,lifo|policy,best|params.csv line 3, column value: \"best\" refused: must"
            + " be one of max_min, pro_rata, lifo, auction",
        "params.csv|policy,lifo|price,1|params.csv line 3, column key: \"price\" refused: must be"
            + " one of national_cap_mw, policy, delivery_date, market_zone, spec_version",
        "params.csv|policy,lifo|national_cap_mw,1|params.csv line 3, column key:"
            + " \"national_cap_mw\" refused: is repeated: the key must be unique",
        "params.csv|national_cap_mw,|national_cap_mw,-1|params.csv line 2, column value: \"-1\""
            + " refused: must be >= 0",
        "params.csv|2022-12-07||params.csv line 4, column value: \"\" refused: must not be blank",
        "params.csv|Asia/Almaty|Asia/Nowhere|params.csv line 5, column value: \"Asia/Nowhere\""
            + " refused: must be the name of a time zone, such as Asia/Almaty",
        "params.csv|spec_version,1|spec_version,|params.csv line 6, column value: \"\" refused:"
            + " must be a name without spaces around it",
      })
  void aBadValueIsNamed(String file, String good, String bad, String message) throws IOException {
    Map<String, String> files = new TreeMap<>(GOOD);
    String text = GOOD.getOrDefault(file, "");
    String changed = text.replaceFirst(Pattern.quote(good), bad == null ? "" : bad);
    assertThat(changed).isNotEqualTo(text);
    files.put(file, changed);
    assertThatThrownBy(() -> read(files)).isInstanceOf(BadCaseException.class).hasMessage(message);
  }

  @Test
  void aParameterFileWithoutTheCapIsRefused() {
    assertRefused(
        "params.csv",
        "key,value\npolicy,lifo\n",
        "params.csv line 1, column key: \"\" refused: there must be a row national_cap_mw");
  }

  @Test
  void anEmptyFileATooShortOneAndABrokenOneAreRefused() {
    assertRefused(
        "ties.csv",
        "",
        "ties.csv line 1, column header: \"\" refused: the file must have a header row");
    assertRefused(
        "regions.csv",
        "region,zone,import_cap_mw,export_cap_mw,mining_cap_mw\n",
        "regions.csv line 1, column region: \"\" refused: there must be at least one row");
    assertRefused(
        "cap_hours.csv",
        "hour\n",
        "cap_hours.csv line 1, column national_cap_mw: \"\" refused: the column must be there");
    assertThatThrownBy(() -> read(with("regions.csv", "region,zone\n\"A\"x,N\n")))
        .isInstanceOf(BadCaseException.class)
        .hasMessageContaining("must be well-formed CSV");
  }

  @Test
  void aFileThatMustBeThereIsNamed() {
    Map<String, String> files = new TreeMap<>(GOOD);
    files.remove("region_hours.csv");
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(BadCaseException.class)
        .hasMessage("region_hours.csv, column file: \"\" refused: the file must be there");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAndAByteOrderMarkIsNot() throws IOException {
    write(GOOD);
    Files.write(folder.resolve("ties.csv"), new byte[] {'t', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> CaseFolder.read(folder))
        .isInstanceOf(BadCaseException.class)
        .hasMessage("ties.csv, column encoding: \"bytes\" refused: must be UTF-8");
    assertThat(read(with("ties.csv", "\ufeff" + GOOD.get("ties.csv"))).ties()).hasSize(1);
  }

  @Test
  void whatIsShownOfAValueIsEscapedAndShort() {
    BadCaseException refusal =
        new BadCaseException("f.csv", 3, "c", "a\"b\\c\u001b[31m\u202e" + "x".repeat(100), "r");
    assertThat(refusal.getMessage())
        .startsWith("f.csv line 3, column c: \"a\\\"b\\\\c\\u001b[31m\\u202exxx")
        .contains("…\" refused: r")
        .hasSizeLessThan(160);
    assertThat(new BadCaseException("f", 0, "c", "x".repeat(80), "r").getMessage())
        .isEqualTo("f, column c: \"" + "x".repeat(80) + "\" refused: r");
    assertThat(refusal.file()).isEqualTo("f.csv");
    assertThat(refusal.line()).isEqualTo(3);
    assertThat(refusal.column()).isEqualTo("c");
    assertThat(refusal.value()).startsWith("a\"b");
    assertThat(refusal.rule()).isEqualTo("r");
    assertThat(refusal.atLine(9).line()).isEqualTo(9);
  }

  private void assertRefused(String file, String text, String message) {
    assertThatThrownBy(() -> read(with(file, text)))
        .isInstanceOf(BadCaseException.class)
        .hasMessage(message);
  }

  private static Map<String, String> with(String file, String text) {
    Map<String, String> files = new TreeMap<>(GOOD);
    files.put(file, text);
    return files;
  }

  private QuotaCase read(Map<String, String> files) throws IOException {
    write(files);
    return CaseFolder.read(folder);
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }
}
