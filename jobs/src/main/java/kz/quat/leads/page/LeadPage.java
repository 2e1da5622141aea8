package kz.quat.leads.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.domain.Language;
import kz.quat.leads.Lead;
import kz.quat.leads.PointShare;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.PointSeries;
import kz.quat.leads.series.Readings;
import kz.quat.publish.text.Markup;

/** One page of evidence with sentences and pictures; it loads nothing from outside. */
public final class LeadPage {

  /** What was learned from a few hundred mines is never certain. */
  private static final double MOST_PCT = 99;

  private static final int DAY = FeederSeries.DAY;
  private static final int WEEKS_HOURS = 4 * 7 * DAY;
  private static final String RED = "#b00020";
  private static final String BLUE = "#1f4e9c";
  private static final String GREY = "#b8b8b8";
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:1.5rem auto;padding:0"
          + " 1rem;color:#222}figure{margin:1.2rem"
          + " 0}figcaption{font-weight:600}svg{width:100%;height:auto}svg"
          + " text{font-size:12px}.note{color:#555}.warn{border-left:4px solid #b00020;"
          + "padding-left:.8rem}td.n,th.n{text-align:right}table{border-collapse:collapse}td,th{padding:.2rem"
          + " .8rem;border-bottom:1px solid #ddd;text-align:left}";

  private final LeadSentences words;
  private final Language language;
  private final ZoneId zone;

  /** Pages in a language, with times in a region's local time. */
  public LeadPage(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.words = new LeadSentences(language, zone);
  }

  /** The page of a lead as HTML. */
  public String html(Lead lead, int rank, FeederSeries feeder) {
    String title = words.text("title", String.valueOf(rank), lead.feederId());
    Markup page = new Markup();
    page.markup("<!doctype html><html lang=\"" + language.code() + "\"><head>");
    page.markup("<meta charset=\"utf-8\">");
    page.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    page.element("title", title).markup("<style>" + STYLE + "</style></head><body>");
    page.element("h1", title);
    page.markup("<p class=\"warn\">" + Markup.escaped(words.text("warning")) + "</p>");
    page.element("p", confidence(lead));
    page.markup("<p class=\"note\">" + Markup.escaped(words.text("confidence.note")) + "</p>");
    Long alarm = lead.firstAlarmHour();
    page.element(
        "p", alarm == null ? words.text("alarm.none") : words.text("alarm", words.time(alarm)));
    page.element("h2", words.text("why")).markup("<ul>");
    words.of(lead).forEach(sentence -> page.element("li", sentence));
    page.markup("</ul>");
    pictures(page, lead, feeder);
    points(page, lead);
    page.markup("<p class=\"note\">" + Markup.escaped(words.text("times", zone.getId())) + "</p>");
    return page.markup("</body></html>").text();
  }

  private String confidence(Lead lead) {
    return words.text(
        "confidence",
        words.number(Math.min(MOST_PCT, 100 * lead.confidence()), 0),
        words.kw(lead.expectedKw()));
  }

  private void points(Markup page, Lead lead) {
    List<List<String>> rows =
        lead.points().stream()
            .map(
                p ->
                    List.of(
                        p.pointId().isEmpty() ? words.text("none") : p.pointId(), words.kw(p.kw())))
            .toList();
    page.table(
        words.text("meters"), List.of(words.text("meter"), "#" + words.text("mean.kw")), rows);
  }

  private void pictures(Markup page, Lead lead, FeederSeries feeder) {
    double[] balance = balance(feeder);
    double[] load = load(lead, feeder, balance);
    page.markup(
        dated(words.text("picture.load"), lead, feeder)
            .line(days(load), BLUE, 1.4, words.text("unit.kw"))
            .svg());
    int start = (int) (lead.startHour() - feeder.startHour());
    page.markup(
        new SvgChart(words.text("picture.day"))
            .line(usualDay(load, feeder, start - WEEKS_HOURS, start), GREY, 2, words.text("before"))
            .line(usualDay(load, feeder, start, start + WEEKS_HOURS), RED, 2, words.text("after"))
            .ends("0", "23")
            .svg());
    page.markup(
        dated(words.text("picture.balance"), lead, feeder)
            .line(days(balance), BLUE, 1.4, words.text("unit.kw"))
            .svg());
    peers(page, lead, feeder);
  }

  private SvgChart dated(String title, Lead lead, FeederSeries feeder) {
    SvgChart chart = new SvgChart(title);
    chart.mark((lead.startHour() - feeder.startHour()) / (double) DAY, RED, words.text("start"));
    Long alarm = lead.firstAlarmHour();
    if (alarm != null && alarm >= lead.startHour()) {
      chart.mark((alarm - feeder.startHour()) / (double) DAY, BLUE, words.text("raised"));
    }
    long end = feeder.startHour() + feeder.hours() - 1;
    return chart.ends(words.time(feeder.startHour()), words.time(end));
  }

  private void peers(Markup page, Lead lead, FeederSeries feeder) {
    SvgChart chart = dated(words.text("picture.peers"), lead, feeder);
    Set<String> own = lead.points().stream().map(PointShare::pointId).collect(Collectors.toSet());
    for (PointSeries point : feeder.points()) {
      if (!own.contains(point.pointId())) {
        double[] day = days(Readings.read(point.kwh()));
        double mean = Arrays.stream(day).filter(v -> !Double.isNaN(v)).average().orElse(0);
        if (mean > 0) {
          chart.line(Arrays.stream(day).map(v -> v / mean).toArray(), GREY, 1, "");
        }
      }
    }
    page.markup(chart.svg());
  }

  private static double[] balance(FeederSeries feeder) {
    double[] out = feeder.energyInKwh().clone();
    for (PointSeries point : feeder.points()) {
      double[] filled = Readings.filled(Readings.read(point.kwh()));
      for (int i = 0; i < out.length; i++) {
        out[i] -= filled[i];
      }
    }
    return out;
  }

  private static double[] load(Lead lead, FeederSeries feeder, double[] balance) {
    Set<String> own = lead.points().stream().map(PointShare::pointId).collect(Collectors.toSet());
    double[] sum = new double[feeder.hours()];
    int members = 0;
    for (PointSeries point : feeder.points()) {
      if (own.contains(point.pointId())) {
        double[] read = Readings.read(point.kwh());
        for (int i = 0; i < sum.length; i++) {
          sum[i] += read[i];
        }
        members++;
      }
    }
    return members == 0 ? balance : sum;
  }

  private static double[] days(double[] hours) {
    double[] out = new double[hours.length / DAY];
    for (int d = 0; d < out.length; d++) {
      double sum = 0;
      int n = 0;
      for (int i = d * DAY; i < (d + 1) * DAY; i++) {
        if (!Double.isNaN(hours[i])) {
          sum += hours[i];
          n++;
        }
      }
      out[d] = n < DAY / 2 ? Double.NaN : sum / n;
    }
    return out;
  }

  private double[] usualDay(double[] load, FeederSeries feeder, int from, int to) {
    double[] sum = new double[DAY];
    int[] n = new int[DAY];
    for (int i = Math.max(0, from); i < Math.min(to, load.length); i++) {
      if (!Double.isNaN(load[i])) {
        int hour = Instant.ofEpochSecond((feeder.startHour() + i) * 3600).atZone(zone).getHour();
        sum[hour] += load[i];
        n[hour]++;
      }
    }
    double[] out = new double[DAY];
    for (int h = 0; h < DAY; h++) {
      out[h] = n[h] == 0 ? Double.NaN : sum[h] / n[h];
    }
    return out;
  }
}
