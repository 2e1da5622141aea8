package kz.quat.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import kz.quat.forecast.backtest.BacktestHour;
import kz.quat.forecast.backtest.ForecastScores;
import kz.quat.forecast.quantiles.Quantiles;
import kz.quat.forecast.score.AreaDay;
import kz.quat.forecast.score.JointScore;
import kz.quat.forecast.score.PeakScore;
import kz.quat.forecast.score.Reliability;
import kz.quat.forecast.score.SeasonHour;
import kz.quat.publish.text.Markup;
import org.jspecify.annotations.Nullable;

/**
 * The result of a back-test of forecasts as one page without script or network: scores, the fans of
 * the worst days, and reliability by hour and season. Names of regions come from the user's files
 * and are only shown as text.
 */
final class BacktestForecastPage {
  private static final int WORST_DAYS = 6;
  private static final int WORST_OF_A_REGION = 3;
  private static final int P10 = Quantiles.P10;
  private static final int P90 = Quantiles.P90;
  private static final int LAST = Quantiles.COUNT - 1;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
      body { margin: 1rem auto; max-width: 72rem; padding: 0 1rem; }
      .wide { margin: .8rem 0; } table { border-collapse: collapse; }
      caption { text-align: left; font-weight: 600; }
      th, td { border: 1px solid #8886; padding: .2rem .5rem; text-align: right; font-weight: 400; }
      th:first-child, td:first-child { text-align: left; } thead th { font-weight: 600; }
      .pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
      figure { margin: 0; } figcaption { font-weight: 600; } svg { width: 100%; height: auto; }
      svg text { font-size: 11px; fill: currentColor; } .grid { stroke: #8884; }
      path { fill: none; } .key { width: 24px; height: 10px; }
      .legend { margin: 0; font-size: 13px; } .legend span { margin-right: .8rem; white-space: nowrap; }
      polygon.all { fill: #3b7dd8; fill-opacity: .18; } polygon.most { fill: #3b7dd8; fill-opacity: .35; }
      path.all { stroke: #3b7dd8; stroke-opacity: .25; stroke-width: 9; }
      path.most { stroke: #3b7dd8; stroke-opacity: .5; stroke-width: 9; }
      .median { stroke: #1d5cb0; stroke-width: 1.6; } .came { stroke: #d9480f; stroke-width: 2; }
      .p10 { stroke: #0b7285; stroke-width: 2; } .p50 { stroke: #777; stroke-width: 2; }
      .p90 { stroke: #c2255c; stroke-width: 2; } .nominal { stroke: #888; stroke-dasharray: 3 3; }
      @media print { figure, tr { break-inside: avoid; } }
      """;

  private BacktestForecastPage() {}

  /** A day of a region whose forecast was bad. */
  private record Day(String region, AreaDay day) {
    double loss() {
      return day.relativeLoss();
    }
  }

  /**
   * The page.
   *
   * @param joint null if no day could be scored jointly
   */
  static String of(
      String title,
      List<BacktestHour> hours,
      ZoneId zone,
      List<ForecastScores> scores,
      List<PeakScore> peaks,
      @Nullable JointScore joint) {
    Markup html = Markup.page("en", title, STYLE).markup("<main>");
    html.element("h1", title);
    hourScores(html, scores);
    peakScores(html, peaks);
    jointScores(html, joint);
    html.element("h2", "The worst days");
    html.element(
        "p",
        "The days with the largest pinball loss relative to their load, at most three of a"
            + " region.");
    html.markup("<div class=\"pictures\">");
    worst(hours, zone).forEach(day -> html.markup(fan(day)));
    html.markup("</div>");
    html.element("h2", "Reliability by season and hour");
    html.element(
        "p",
        "The share of loads at or below P10, the median and P90, over all regions. Dashed: what it"
            + " should be.");
    html.markup("<div class=\"pictures\">");
    reliability(Reliability.of(hours, zone)).forEach(html::markup);
    return html.markup("</div></main></body></html>").text();
  }

  private static void hourScores(Markup html, List<ForecastScores> scores) {
    List<List<String>> rows = new ArrayList<>();
    for (ForecastScores s : scores) {
      rows.add(
          List.of(
              s.region(),
              s.method(),
              "" + s.hours(),
              "" + s.missing(),
              number(s.pinballPct(), 3),
              number(s.mapePct(), 2),
              number(s.coveragePct(10), 1),
              number(s.coveragePct(90), 1),
              number(s.coveragePct(99), 1)));
    }
    html.table(
        "Hours: pinball loss in % of the mean load, and share of loads at or below a level in %",
        List.of(
            "region",
            "method",
            "hours",
            "missing",
            "pinball %",
            "MAPE %",
            "≤ P10",
            "≤ P90",
            "≤ P99"),
        rows);
  }

  private static void peakScores(Markup html, List<PeakScore> peaks) {
    List<List<String>> rows = new ArrayList<>();
    for (PeakScore s : peaks) {
      rows.add(
          List.of(
              s.area(),
              "" + s.days(),
              number(s.meanPeakMw(), 1),
              number(s.pinballPct(), 3),
              number(s.maximaPinballPct(), 3),
              number(s.coverage10Pct(), 1),
              number(s.coverage90Pct(), 1),
              number(s.withinHourPct(), 1)));
    }
    html.table(
        "Daily peaks, from joint scenarios"
            + (peaks.isEmpty()
                ? ": not scored, since fewer than 60 earlier days were forecast"
                : ""),
        List.of(
            "area",
            "days",
            "mean MW",
            "pinball %",
            "of the hourly quantiles' maxima %",
            "≤ P10",
            "≤ P90",
            "peak within an hour, % of days"),
        rows);
  }

  private static void jointScores(Markup html, @Nullable JointScore joint) {
    if (joint == null) {
      return;
    }
    html.table(
        "Joint scenarios of all areas and hours, %d days".formatted(joint.days()),
        List.of("score", "scenarios", "independent", "all together"),
        List.of(
            List.of(
                "energy score, MW",
                number(joint.energyScoreMw(), 1),
                number(joint.independentMw(), 1),
                number(joint.togetherMw(), 1))));
    html.table(
        "Sums over areas: quantiles from the scenarios, and quantiles that are added up",
        List.of("sum of", "pinball %", "added %", "≤ P10", "≤ P90", "≤ added P90"),
        List.of(sums("an hour", joint.hourSums()), sums("a day", joint.daySums())));
  }

  private static List<String> sums(String name, JointScore.Sums sums) {
    return List.of(
        name,
        number(sums.pinballPct(), 3),
        number(sums.addedPinballPct(), 3),
        number(sums.coverage10Pct(), 1),
        number(sums.coverage90Pct(), 1),
        number(sums.addedCoverage90Pct(), 1));
  }

  private static List<Day> worst(List<BacktestHour> hours, ZoneId zone) {
    SortedMap<String, SortedMap<LocalDate, AreaDay>> days = AreaDay.byArea(hours, zone);
    List<Day> worst = new ArrayList<>();
    days.forEach(
        (region, byDate) ->
            byDate.values().stream()
                .map(day -> new Day(region, day))
                .filter(day -> day.loss() >= 0)
                .sorted(Comparator.comparingDouble(Day::loss).reversed())
                .limit(days.size() == 1 ? WORST_DAYS : WORST_OF_A_REGION)
                .forEach(worst::add));
    return worst.stream()
        .sorted(Comparator.comparingDouble(Day::loss).reversed())
        .limit(WORST_DAYS)
        .toList();
  }

  private static String fan(Day bad) {
    AreaDay day = bad.day();
    return new BacktestForecastChart(
            "%s, %s (%s)".formatted(bad.region(), day.date(), weekday(day.date())), "MW")
        .band(day.levelMw(0), day.levelMw(LAST), "all", "P01 to P99")
        .band(day.levelMw(P10), day.levelMw(P90), "most", "P10 to P90")
        .line(day.levelMw(Quantiles.P50), "median", "median")
        .line(day.actualMw(), "came", "load")
        .svg();
  }

  private static String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static List<String> reliability(List<SeasonHour> cells) {
    List<String> pictures = new ArrayList<>();
    for (String season : Reliability.SEASONS) {
      List<SeasonHour> of = cells.stream().filter(cell -> cell.season().equals(season)).toList();
      if (!of.isEmpty()) {
        BacktestForecastChart chart = new BacktestForecastChart(season, "%").axis(0, 100);
        for (int nominal : List.of(90, 50, 10)) {
          String style = "p" + nominal;
          double[] level = new double[24];
          Arrays.fill(level, nominal);
          chart.line(level, "nominal", "");
          chart.line(shares(of, style), style, "≤ P" + nominal);
        }
        pictures.add(chart.svg());
      }
    }
    return pictures;
  }

  private static double[] shares(List<SeasonHour> cells, String level) {
    double[] sums = new double[24];
    int[] hours = new int[24];
    for (SeasonHour cell : cells) {
      double pct =
          switch (level) {
            case "p10" -> cell.coverage10Pct();
            case "p50" -> cell.coverage50Pct();
            default -> cell.coverage90Pct();
          };
      sums[cell.hour()] += pct * cell.hours();
      hours[cell.hour()] += cell.hours();
    }
    double[] out = new double[24];
    Arrays.setAll(out, h -> hours[h] == 0 ? Double.NaN : sums[h] / hours[h]);
    return out;
  }

  private static String number(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "";
  }
}
