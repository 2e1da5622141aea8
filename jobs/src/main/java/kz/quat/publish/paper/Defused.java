package kz.quat.publish.paper;

import kz.quat.publish.text.Visible;

/**
 * Makes texts from outside harmless in spreadsheets: a text that would be taken for a formula gets
 * a leading apostrophe, and invisible characters are shown as escapes.
 */
public final class Defused {

  private static final String FORMULA_SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private Defused() {}

  /** The text in a form that is safe in a cell. */
  public static String text(String raw) {
    String text = Visible.text(raw);
    String bare = text.stripLeading();
    boolean formula = !bare.isEmpty() && FORMULA_SIGNS.indexOf(bare.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
