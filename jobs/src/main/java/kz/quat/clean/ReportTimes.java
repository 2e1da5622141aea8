package kz.quat.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * A time as a reporter writes it: UTC with Z, or the site's own clock with or without its offset;
 * in a repeated hour without offset, {@code fold} says which (0 the first, 1 the second).
 *
 * @param text the text
 * @param isUtc true where the report says {@code utc}
 * @param zoneId the site's clock
 * @param fold 0, 1 or null
 */
record ReportTimes(Column text, Column isUtc, Column zoneId, Column fold) {

  /** The instant; null where the text is no time. */
  Column instant() {
    Column wall = Times.wallClock(text);
    Column first = Times.earliest(wall, zoneId);
    Column second = Times.latest(first, wall, zoneId);
    Column local =
        when(Times.hasOffset(text), Times.instant(text))
            .when(fold.equalTo("1"), second)
            .otherwise(first);
    return when(isUtc, Times.utc(text)).otherwise(local);
  }

  /** The first rule that the text breaks, as a reason; null if none. */
  Column reason() {
    Column wall = Times.wallClock(text);
    Column first = Times.earliest(wall, zoneId);
    Column second = Times.latest(first, wall, zoneId);
    Column shown = from_utc_timestamp(Times.instant(text), zoneId);
    Column local =
        when(Times.hasOffset(text), when(shown.notEqual(wall), code(RejectReason.WRONG_OFFSET)))
            .when(
                from_utc_timestamp(first, zoneId).notEqual(wall),
                code(RejectReason.NONEXISTENT_LOCAL_HOUR))
            .when(
                first.notEqual(second).and(coalesce(fold, lit("")).isin("0", "1").equalTo(false)),
                code(RejectReason.AMBIGUOUS_LOCAL_HOUR));
    return when(coalesce(instant(), lit(null)).isNull(), code(RejectReason.BAD_TIMESTAMP))
        .when(isUtc.equalTo(false), local);
  }

  private static Column code(RejectReason reason) {
    return lit(reason.code());
  }
}
