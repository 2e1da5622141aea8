package kz.quat.clean.values;

import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import kz.quat.submission.Blanks;
import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/** Limits how much text of a refused record is kept; the raw table has all of it. */
public final class Texts {

  private static final int KEPT_CHARS = 1 << 16;

  private Texts() {}

  /** The text without surrounding blanks of any kind and without invisible characters anywhere. */
  public static Column visible(Column text) {
    return regexp_replace(text, lit(Blanks.STRIPPED), lit(""));
  }

  /**
   * Whether the whole text has a form; null if the text is null. A pattern that ends in {@code $}
   * would also accept a line break after the text.
   *
   * @param form a regular expression without anchors
   */
  public static Column hasForm(Column text, String form) {
    return text.rlike("\\A(?:" + form + ")\\z");
  }

  /** The text, cut off at {@link #KEPT_CHARS} characters. */
  public static Column kept(Column text) {
    return left(text, lit(KEPT_CHARS));
  }

  /** {@link #kept(Column)} for a single text. */
  public static @Nullable String kept(@Nullable String text) {
    return text == null || text.length() <= KEPT_CHARS ? text : text.substring(0, KEPT_CHARS);
  }
}
