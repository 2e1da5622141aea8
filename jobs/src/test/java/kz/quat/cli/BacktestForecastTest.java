package kz.quat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import kz.quat.testkit.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestForecastTest {

  @TempDir Path folder;

  private static String hundredDays() {
    StringBuilder csv = new StringBuilder("region,hour_start_utc,load_mw\n");
    Instant start = Instant.parse("2022-01-01T00:00:00Z");
    for (int i = 0; i < 2400; i++) {
      csv.append("KZ-10,").append(start.plusSeconds(3600L * i));
      csv.append(',').append(500 + i % 24 * 10 + i % 7).append('\n');
    }
    return csv.toString();
  }

  private Workplace.Outcome backtest(Path load, String from, String to) {
    return Workplace.run(
        "backtest",
        "forecast",
        "--load",
        load.toString(),
        "--from",
        from,
        "--to",
        to,
        "--issue-hour",
        "10",
        "--zone-id",
        "Asia/Almaty",
        "--out",
        folder.resolve("out").toString());
  }

  @Test
  void forecastsAndScoresAreWrittenWithTheBaselinesFromPlainAndGzippedFiles() throws IOException {
    Path plain = Files.writeString(folder.resolve("load.csv"), hundredDays());
    Path zipped = folder.resolve("load.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(hundredDays().getBytes(StandardCharsets.UTF_8));
    }

    Workplace.Outcome first = backtest(plain, "2022-04-01", "2022-04-02");
    List<String> forecasts = Files.readAllLines(folder.resolve("out/forecasts.csv"));
    Workplace.Outcome second = backtest(zipped, "2022-04-01", "2022-04-02");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("week-ago").contains("similar-day/1").contains("ridge");
    assertThat(forecasts).hasSize(49);
    assertThat(forecasts.get(0)).startsWith("region,hour_start_utc,issued_at_utc,q01,q05,q10,");
    assertThat(forecasts.get(1)).startsWith("KZ-10,2022-03-31T18:00:00Z,2022-03-31T04:00:00Z,");
    assertThat(Files.readAllLines(folder.resolve("out/scores.csv"))).hasSize(4);
    assertThat(second.exitCode()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out/forecasts.csv"))).isEqualTo(forecasts);
    assertThat(Files.readAllLines(folder.resolve("out/reliability.csv"))).hasSize(25);
    assertThat(Files.readAllLines(folder.resolve("out/peaks.csv"))).hasSize(1);
    assertThat(Files.readString(folder.resolve("out/backtest.html")))
        .contains("KZ-10, 2022-04-0")
        .contains("<polygon class=\"most\"")
        .doesNotContain("<script")
        .doesNotContain("http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KZ-10,2022-01-01T00:30:00Z,5   | line 2: "2022-01-01T00:30:00Z" (must be a whole UTC hour)
          KZ-10,2022-01-01T00:00:00Z,-5  | Invalid load_mw in
          KZ-10,2022-01-01T00:00:00Z,NaN | line 2: "NaN" (must be 0.0 to
          KZ-10,yesterday,5              | must be an ISO 8601 time with Z
          KZ-10,2022-01-01T00:00:00Z     | (the column must be there)
          """)
  void aBadRowIsRefusedNamingFileLineValueAndRule(String row, String message) throws IOException {
    Path load =
        Files.writeString(folder.resolve("bad.csv"), "region,hour_start_utc,load_mw\n" + row);

    Workplace.Outcome outcome = backtest(load, "2022-04-01", "2022-04-02");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains(message).contains("bad.csv").doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aRepeatedHourAndAForeignHeaderAreRefused() throws IOException {
    String row = "KZ-10,2022-01-01T00:00:00Z,5\n";
    Path twice =
        Files.writeString(
            folder.resolve("twice.csv"), "region,hour_start_utc,load_mw\n" + row + row);
    Path foreign =
        Files.writeString(folder.resolve("foreign.csv"), "place,hour_start_utc,load_mw\n" + row);

    assertThat(backtest(twice, "2022-04-01", "2022-04-02").err())
        .contains("line 3")
        .contains("must not repeat");
    assertThat(backtest(foreign, "2022-04-01", "2022-04-02").err())
        .contains("Invalid header")
        .contains("must be region,hour_start_utc,load_mw");
  }

  @Test
  void aMissingFileTooShortAHistoryAndAnEndBeforeTheStartHaveTheirExitCodes() throws IOException {
    Path load = Files.writeString(folder.resolve("load.csv"), hundredDays());

    assertThat(backtest(folder.resolve("none.csv"), "2022-04-01", "2022-04-02").exitCode())
        .isEqualTo(3);
    Workplace.Outcome early = backtest(load, "2021-01-01", "2021-01-02");
    assertThat(early.exitCode()).isEqualTo(3);
    assertThat(early.err()).contains("No region of").contains("before 2021-01-01");
    assertThat(backtest(load, "2022-04-02", "2022-04-01").exitCode()).isEqualTo(2);
    assertThat(backtest(load, "soon", "2022-04-01").exitCode()).isEqualTo(2);
  }
}
