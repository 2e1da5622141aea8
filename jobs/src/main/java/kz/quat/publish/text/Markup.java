package kz.quat.publish.text;

import java.util.List;

/**
 * Builds HTML. It is the only place that escapes texts, so a text from outside can never become an
 * element.
 */
public final class Markup {

  private final StringBuilder page = new StringBuilder();

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
