package kz.quat.publish.orders;

import java.util.List;
import java.util.function.Function;
import kz.quat.domain.Language;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.text.Markup;
import kz.quat.schema.ColumnSpec;

/**
 * A page in three languages, of which the style sheet shows the one whose anchor is named; no
 * script. Prints on A4 across with nothing cut.
 */
final class OrderPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
      body { margin: 1rem; }
      main { display: none; } main:target { display: block; }
      body:not(:has(main:target)) main#ru { display: block; }
      nav a { margin-right: 1rem; display: inline-block; min-height: 24px; }
      table { border-collapse: collapse; } caption { text-align: left; font-weight: 600; }
      th, td { border: 1px solid #8886; padding: .25rem .5rem; text-align: left; vertical-align: top; }
      .n { text-align: right; font-variant-numeric: tabular-nums; }
      @page { size: A4 landscape; margin: 12mm; }
      @media print { nav { display: none; } table { font-size: 9px; } }
      """;

  private OrderPage() {}

  static String of(
      ReissueNote note,
      String title,
      List<ColumnSpec> columns,
      List<PublishedRow> rows,
      Function<Language, OrderWords> words) {
    Markup html = Markup.page("ru", "Quat " + note.orderId(), STYLE).languages();
    for (Language language : Language.values()) {
      OrderWords here = words.apply(language);
      html.markup("<main id=\"" + language.code() + "\" lang=\"" + language.code() + "\">");
      html.element("h1", here.own().text("title." + title, note.orderId()));
      html.element(
          "p",
          here.own()
              .text(
                  "head",
                  note.deliveryDate(),
                  note.fromHour(),
                  here.clock(note.issuedAt()),
                  here.zone()));
      html.element("p", here.own().text("changes", String.join("; ", note.changes())));
      html.element("p", here.own().text("meaning." + title));
      new OrderList(columns, rows, here).table(html, here.own().text("caption." + title));
      html.markup("</main>");
    }
    return html.markup("</body></html>").text();
  }
}
