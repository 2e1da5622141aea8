package kz.quat.publish.text;

import java.util.List;

/**
 * Builds HTML. It is the only place that escapes texts, so a text from outside can never become an
 * element.
 */
public final class Markup {

  /**
   * Style of tables that are wider than a telephone's screen: they say so by a sign, scroll within
   * themselves and keep their first column. On paper nothing is cut.
   */
  public static final String WIDE_TABLES =
      """
      .wide { overflow-x: auto; position: relative; }
      @media screen and (max-width: 640px) {
        .wide::before { content: "⟷"; position: sticky; left: 0; display: block; width: max-content; }
        .wide tr > :first-child { position: sticky; left: 0; z-index: 1; background: Canvas; max-width: 42vw; }
      }
      @media print { .wide { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } }
      """;

  private final StringBuilder page = new StringBuilder();

  /**
   * Begins a page without script or network; its body is open.
   *
   * @param language of the page, as in an HTML attribute
   * @param style the page's own style sheet
   */
  public static Markup page(String language, String title, String style) {
    return new Markup()
        .markup(
            "<!DOCTYPE html>\n<html lang=\""
                + language
                + "\"><head><meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .element("title", title)
        .markup("<style>\n" + WIDE_TABLES + style + "</style></head><body>");
  }

  /** Appends links to the parts of a page in its three languages. */
  public Markup languages() {
    return markup(
        "<nav aria-label=\"Тіл / Язык / Language\"><a href=\"#kk\" lang=\"kk\">Қазақша</a>"
            + " <a href=\"#ru\" lang=\"ru\">Русский</a>"
            + " <a href=\"#en\" lang=\"en\">English</a></nav>");
  }

  /** The text escaped for use in an element or a quoted attribute. */
  public static String escaped(String raw) {
    return Visible.text(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Appends markup of the page's own, unescaped. */
  public Markup markup(String own) {
    page.append(own).append('\n');
    return this;
  }

  /** Appends an element that contains a text. */
  public Markup element(String name, String text) {
    return markup("<" + name + ">" + escaped(text) + "</" + name + ">");
  }

  /**
   * Appends a table.
   *
   * @param caption what it shows
   * @param heads headings; one that starts with {@code #} is above a column of numbers
   */
  public Markup table(String caption, List<String> heads, List<List<String>> rows) {
    markup(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\""
            + escaped(caption)
            + "\">");
    markup("<table><caption>" + escaped(caption) + "</caption>");
    StringBuilder line = new StringBuilder("<thead><tr>");
    for (String head : heads) {
      boolean number = head.startsWith("#");
      line.append(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
          .append(escaped(number ? head.substring(1) : head))
          .append("</th>");
    }
    markup(line.append("</tr></thead><tbody>").toString());
    rows.forEach(cells -> row(heads, cells));
    return markup("</tbody></table></div>");
  }

  private void row(List<String> heads, List<String> cells) {
    StringBuilder line = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      boolean number = heads.get(i).startsWith("#");
      String name = i == 0 ? "th scope=\"row\"" : number ? "td class=\"n\"" : "td";
      line.append('<').append(name).append('>').append(escaped(cells.get(i)));
      line.append(i == 0 ? "</th>" : "</td>");
    }
    markup(line.append("</tr>").toString());
  }

  /** The markup so far. */
  public String text() {
    return page.toString();
  }
}
