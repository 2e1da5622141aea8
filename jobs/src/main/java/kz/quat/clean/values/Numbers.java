package kz.quat.clean.values;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Converts decimal text to numbers and watt-hours, both as Spark expressions and for single values.
 * Never uses a double in between.
 */
public final class Numbers {

  public static final long WH_PER_KWH = 1_000L;
  public static final long WH_PER_MWH = 1_000_000L;

  private static final int SCALE = 12;

  /** Kept apart, so that single texts are read without Spark's classes. */
  private static final class Types {
    static final DataType EXACT = DataTypes.createDecimalType(26, SCALE);
    static final DataType FACTOR = DataTypes.createDecimalType(9, 0);
  }

  /** The lengths are limited because a huge exponent would make the division very expensive. */
  private static final String NUMBER = "[+-]?\\d{1,20}(\\.\\d{0,40})?([eE][+-]?\\d{1,2})?";

  private static final Pattern NUMBER_FORM = Pattern.compile(NUMBER);

  private static final String WHOLE = "\\d{1,6}";
  private static final Pattern WHOLE_FORM = Pattern.compile(WHOLE);
  private static final BigDecimal LIMIT = new BigDecimal("1e12");

  private Numbers() {}

  /**
   * The number, rounded half up to 12 decimals; null if the text is not a number or the number is
   * 1e12 or more.
   */
  public static Column decimal(Column text) {
    Column number = text.try_cast(Types.EXACT);
    return when(Texts.hasForm(text, NUMBER).and(abs(number).lt(lit(LIMIT))), number);
  }

  /** A whole number from 0 to 999999; null if the text is not one. */
  static Column whole(Column text) {
    return when(Texts.hasForm(text, WHOLE), text.try_cast(DataTypes.IntegerType));
  }

  /** {@link #whole} for a single text. */
  public static @Nullable Integer wholeOf(@Nullable String text) {
    return text != null && WHOLE_FORM.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  /** {@link #decimal} for a single text. */
  public static @Nullable BigDecimal decimalOf(@Nullable String text) {
    if (text == null || !NUMBER_FORM.matcher(text).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(text).setScale(SCALE, RoundingMode.HALF_UP);
    return number.abs().compareTo(LIMIT) < 0 ? number : null;
  }

  /** {@link #wattHours} for a single number. */
  public static long wattHoursOf(BigDecimal number, long whPerUnit) {
    return number
        .multiply(BigDecimal.valueOf(whPerUnit))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Watt-hours, rounded half up to 1 Wh. */
  public static Column wattHours(Column number, long whPerUnit) {
    return wattHours(number, lit(whPerUnit));
  }

  /** Watt-hours, rounded half up to 1 Wh, with a factor for each row. */
  public static Column wattHours(Column number, Column whPerUnit) {
    return round(number.multiply(whPerUnit.cast(Types.FACTOR)), 0).cast(DataTypes.LongType);
  }
}
