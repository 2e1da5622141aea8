package kz.quat.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.reports.ReportCheck.Finding;
import kz.quat.publish.text.Markup;
import kz.quat.text.Catalogue;

/**
 * What {@code quat check} found, as a page that can be sent to a reporter: one file, no script,
 * prints on A4. What the report says stands in it as text alone.
 */
final class CheckPage {

  private static final int MOST_CHARS = 300;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
      body { margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; }
      caption { text-align: left; font-weight: 600; }
      th, td { border: 1px solid #8886; padding: .25rem .5rem; text-align: left; vertical-align: top; font-weight: 400; }
      td { overflow-wrap: anywhere; }
      thead th { font-weight: 600; }
      @page { size: A4; margin: 12mm; }
      """;

  private CheckPage() {}

  static String of(CheckCommand.Answer answer, Catalogue words, Catalogue reasons) {
    // The reporter knows the file by its name, not by the folder it was checked in.
    String name = String.valueOf(Path.of(answer.file()).getFileName());
    String title = words.text("page.title", name);
    Markup html = Markup.page(words.language().code(), title, STYLE).markup("<main>");
    html.element("h1", title);
    html.element("p", summary(answer, words));
    html.element("p", words.text(answer.refused() > 0 ? "page.correct" : "page.good"));
    if (!answer.byRegister()) {
      html.element("p", words.text("no_register"));
    }
    if (!answer.findings().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      answer.findings().forEach(finding -> rows.add(row(finding, words, reasons)));
      html.table(
          words.text("page.findings"),
          List.of(
              words.text("page.line"),
              words.text("page.place"),
              words.text("page.value"),
              words.text("page.verdict"),
              words.text("page.rule")),
          rows);
    }
    return html.markup("</main></body></html>").text();
  }

  /** Records, those that would be taken with their energy, those that would not. */
  static String summary(CheckCommand.Answer answer, Catalogue words) {
    return "%s %d, %s %d (%s kWh), %s %d"
        .formatted(
            words.text("records"),
            answer.records(),
            words.text("accepted"),
            answer.accepted(),
            answer.acceptedKwh().stripTrailingZeros().toPlainString(),
            words.text("refused_count"),
            answer.refused());
  }

  private static List<String> row(Finding finding, Catalogue words, Catalogue reasons) {
    String value = finding.value() == null ? "" : finding.value();
    int most =
        value.offsetByCodePoints(0, Math.min(MOST_CHARS, value.codePointCount(0, value.length())));
    return List.of(
        String.valueOf(finding.line()),
        finding.place() == null ? "" : finding.place(),
        most < value.length() ? value.substring(0, most) + "…" : value,
        words.text(finding.refused() ? "refused" : "question"),
        reasons.find(finding.code()).orElse(finding.code()) + " [" + finding.code() + "]");
  }
}
