package kz.quat.publish.export;

import kz.quat.publish.text.Visible;

/**
 * Texts from outside, made harmless for whoever opens them in a spreadsheet: what would be taken
 * for a formula gets an apostrophe before it, and what cannot be seen is shown as an escape.
 */
final class Defused {

  private static final String FORMULA_SIGNS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private Defused() {}

  /** The text as a cell may hold it. */
  static String text(String raw) {
    String text = Visible.text(raw);
    String bare = text.stripLeading();
    boolean formula = !bare.isEmpty() && FORMULA_SIGNS.indexOf(bare.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
