package kz.quat.publish.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.domain.Language;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.text.Markup;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import kz.quat.text.Catalogue;
import kz.quat.text.FindingWords;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;

/**
 * {@code run_report.html}: what came in, what was refused and why, what the checks found, what
 * changed compared with the night before, and how long the stages took. One page in three
 * languages; its style sheet shows the one whose anchor is in the address, without a script.
 */
final class ReportPage {

  private static final int MOST_TEXT = 160;

  private final NightFigures night;
  private final NightReport now;
  private final Catalogue words;
  private final Markup html;

  private ReportPage(NightFigures night, Language language, Markup html) {
    this.night = night;
    this.now = night.now();
    this.words = Catalogue.of(Topic.MESSAGES, language);
    this.html = html;
  }

  static String of(NightFigures night) {
    Markup html = Markup.page("kk", "Quat " + night.now().run().deliveryDate(), STYLE).languages();
    for (Language language : Language.values()) {
      html.markup("<main id=\"" + language.code() + "\" lang=\"" + language.code() + "\">");
      new ReportPage(night, language, html).sections();
      html.markup("</main>");
    }
    return html.markup("</body></html>").text();
  }

  private void sections() {
    html.element("h1", words.text("report.title", now.run().deliveryDate()));
    html.element(
        "p",
        words.text(
            "report.head",
            now.run().runId(),
            now.run().issuedAt(),
            words.code("policy", now.run().policy())));
    system();
    changes();
    records();
    rejected();
    findings();
    seconds();
  }

  private void system() {
    night
        .system()
        .ifPresent(
            system -> {
              html.element("h2", words.text("report.system"));
              system.sentences(words).forEach(line -> html.element("p", line));
            });
    night.peak().ifPresent(peak -> html.element("p", peak.sentence(words, night.zone())));
  }

  private void changes() {
    NightReport before = night.before();
    html.element("h2", words.text("report.changes"));
    html.element(
        "p",
        before == null
            ? words.text("report.no_day_before")
            : words.text("report.against", before.run().deliveryDate(), before.run().runId()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        change("report.unserved", now.unservedMwh(), before == null ? null : before.unservedMwh()));
    rows.add(
        change(
            "report.worst_unserved",
            now.worstUnservedMw(),
            before == null ? null : before.worstUnservedMw()));
    rows.add(change("report.quota", now.quotaMwh(), before == null ? null : before.quotaMwh()));
    rows.add(change("report.exempt", now.exemptMwh(), before == null ? null : before.exemptMwh()));
    rows.add(
        change("report.allowed", now.allowedMwh(), before == null ? null : before.allowedMwh()));
    rows.add(
        change(
            "report.interruptible",
            now.interruptibleMwh(),
            before == null ? null : before.interruptibleMwh()));
    rows.add(
        change("report.reoffer", now.reofferMwh(), before == null ? null : before.reofferMwh()));
    rows.add(change("report.red", now.redHours(), before == null ? null : before.redHours()));
    html.table(words.text("report.nation"), changeHeads("report.figure"), rows);
    byRegion(
        "report.quota_by_region",
        now.quotaMwhByRegion(),
        before == null ? new TreeMap<>() : before.quotaMwhByRegion(),
        1);
    byRegion(
        "report.red_by_region",
        now.redHoursByRegion(),
        before == null ? new TreeMap<>() : before.redHoursByRegion(),
        0);
  }

  private List<String> change(String key, @Nullable Double value, @Nullable Double before) {
    int decimals = key.equals("report.red") ? 0 : 1;
    return List.of(
        words.text(key),
        Figure.of(words, value, decimals),
        Figure.of(words, before, decimals),
        Figure.change(words, value, before, decimals));
  }

  private List<String> changeHeads(String first) {
    return List.of(
        words.text(first),
        "#" + words.text("report.now"),
        "#" + words.text("report.before"),
        "#" + words.text("report.change"));
  }

  private void byRegion(
      String caption,
      SortedMap<String, Double> values,
      SortedMap<String, Double> before,
      int decimals) {
    TreeSet<String> codes = new TreeSet<>(values.keySet());
    codes.addAll(before.keySet());
    List<List<String>> rows = new ArrayList<>();
    for (String code : codes) {
      Double value = values.get(code);
      Double other = before.get(code);
      rows.add(
          List.of(
              code + " " + RegionNames.in(words, night.regions(), code),
              Figure.of(words, value, decimals),
              Figure.of(words, other, decimals),
              Figure.change(words, value, other, decimals)));
    }
    html.table(words.text(caption), changeHeads("report.region"), rows);
  }

  private void records() {
    html.element("h2", words.text("report.came_in"));
    html.element("p", words.text("report.files", words.number((long) now.run().inputs().size())));
    List<List<String>> rows = new ArrayList<>();
    for (NightReport.Records records : now.records()) {
      rows.add(
          List.of(
              words.code("source", records.source()),
              words.number(records.in()),
              words.number(records.accepted()),
              words.number(records.superseded()),
              words.number(records.rejected())));
    }
    html.table(
        words.text("report.records"),
        List.of(
            words.text("report.source"),
            "#" + words.text("report.in"),
            "#" + words.text("report.accepted"),
            "#" + words.text("report.superseded"),
            "#" + words.text("report.rejected")),
        rows);
  }

  private void rejected() {
    html.element("h2", words.text("report.refused"));
    if (now.rejected().isEmpty()) {
      html.element("p", words.text("report.none"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    now.rejected()
        .forEach(
            (reason, count) ->
                rows.add(
                    List.of(
                        source(reason),
                        Catalogue.of(Topic.REASONS, words.language()).find(code(reason)).orElse(""),
                        code(reason),
                        words.number(count.longValue()))));
    html.table(
        words.text("report.refused_by_reason"),
        List.of(
            words.text("report.source"),
            words.text("report.reason"),
            words.text("report.code"),
            "#" + words.text("report.count")),
        rows);
    examples();
  }

  /** The source in a key of the form {@code source: code}, as the run report uses it. */
  private String source(String reason) {
    return words.code("source", reason.substring(0, Math.max(0, reason.lastIndexOf(": "))));
  }

  private static String code(String reason) {
    int colon = reason.lastIndexOf(": ");
    return colon < 0 ? reason : reason.substring(colon + 2);
  }

  private void examples() {
    List<List<String>> rows = new ArrayList<>();
    night
        .examples()
        .forEach((reason, records) -> records.forEach(row -> rows.add(example(reason, row))));
    html.table(
        words.text("report.examples", RejectedExamples.MOST),
        List.of(
            words.text("report.source"),
            words.text("report.code"),
            words.text("report.file"),
            "#" + words.text("report.line"),
            words.text("report.column"),
            words.text("report.value"),
            words.text("report.rule")),
        rows);
  }

  private List<String> example(String reason, PublishedRow row) {
    // The rule's text in the row is English.
    String rule = clipped(row.textOrEmpty(MinerColumns.RULE));
    return List.of(
        source(reason),
        code(reason),
        clipped(row.text(Columns.SOURCE_FILE)),
        Long.toString(row.whole(Columns.LINE_NO)),
        clipped(row.textOrEmpty(MinerColumns.COLUMN_NAME)),
        clipped(row.textOrEmpty(MinerColumns.VALUE_TEXT)),
        words.language() == Language.EN
            ? rule
            : Catalogue.of(Topic.REASONS, words.language()).find(code(reason)).orElse(rule));
  }

  private static String clipped(String text) {
    return text.codePointCount(0, text.length()) <= MOST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_TEXT)) + "…";
  }

  private void findings() {
    html.element("h2", words.text("report.findings"));
    if (now.found().isEmpty()) {
      html.element("p", words.text("report.none"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (NightReport.Finding found : now.found()) {
      rows.add(
          List.of(
              words.code("severity", found.severity().toLowerCase(Locale.ROOT)),
              FindingWords.check(words.language(), found.check()),
              clipped(subject(found.subject())),
              found.words(words.language())));
    }
    html.table(
        words.text("report.found"),
        List.of(
            words.text("report.severity"),
            words.text("report.check"),
            words.text("report.subject"),
            words.text("report.detail")),
        rows);
  }

  /** The name of a source or region that a finding is about. */
  private String subject(String subject) {
    return RegionNames.in(words, night.regions(), FindingWords.subject(words.language(), subject));
  }

  private void seconds() {
    html.element("h2", words.text("report.stages"));
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, Double> stage : now.seconds().entrySet()) {
      rows.add(List.of(stage.getKey(), Figure.of(words, stage.getValue(), 1)));
    }
    rows.add(List.of(words.text("report.in_all"), Figure.of(words, now.secondsInAll(), 1)));
    html.table(
        words.text("report.seconds_by_stage"),
        List.of(words.text("report.stage"), "#" + words.text("report.seconds")),
        rows);
  }

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 16px/1.45 system-ui, "DejaVu Sans", sans-serif; }
      body { margin: 0 auto; max-width: 72rem; padding: 0 1rem 2rem; }
      nav { padding: .75rem 0; border-bottom: 1px solid #8888; }
      nav a { display: inline-block; padding: .4rem .6rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
      p { overflow-wrap: anywhere; }
      .wide { margin: 0 0 1rem; }
      table { border-collapse: collapse; }
      caption { text-align: left; font-weight: 600; padding: .4rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;
               border-bottom: 1px solid #8884; overflow-wrap: break-word; max-width: 34rem; }
      td { overflow-wrap: anywhere; min-width: 5rem; }
      th[scope=row] { font-weight: 400; min-width: 6.5rem; }
      .n { text-align: right; font-variant-numeric: tabular-nums; }
      td.n { white-space: nowrap; min-width: 0; }
      @media (max-width: 30rem) { body { padding: 0 .6rem 2rem; } th, td { padding-right: .4rem; } }
      main { scroll-margin-top: 4rem; }
      @supports selector(:has(a)) {
        main { display: none; }
        main:target, body:not(:has(main:target)) #kk { display: block; }
      }
      """;
}
