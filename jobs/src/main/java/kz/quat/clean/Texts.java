package kz.quat.clean;

import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.jspecify.annotations.Nullable;

/** How much text a refused record keeps; the raw table has all of it. */
final class Texts {

  private static final int KEPT_CHARS = 1 << 16;

  private Texts() {}

  static Column kept(Column text) {
    return left(text, lit(KEPT_CHARS));
  }

  static @Nullable String kept(@Nullable String text) {
    return text == null || text.length() <= KEPT_CHARS ? text : text.substring(0, KEPT_CHARS);
  }
}
