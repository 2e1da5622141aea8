package kz.quat.store;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;

/**
 * Resets times in table metadata that lie ahead of the clock. Iceberg refuses a snapshot that is
 * more than a minute older than the one before it, so one night with a clock that ran ahead would
 * stop every night until the real time has caught up. Quat never relies on these times (it reads
 * tables by snapshot id), so they are set to the present.
 */
final class FutureTimes {

  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  static final Pattern TIME = Pattern.compile("\"(timestamp-ms|last-updated-ms)\"\\s*:\\s*(\\d+)");

  private FutureTimes() {}

  /** Corrects a table's times if one lies ahead of the clock; otherwise writes nothing. */
  static void mend(Table table, Clock clock) {
    TableOperations operations = ((HasTableOperations) table).operations();
    TableMetadata base = operations.current();
    long now = clock.millis();
    if (base.lastUpdatedMillis() <= now + TOLERANCE.toMillis()) {
      return;
    }
    operations.commit(
        base, TableMetadataParser.fromJson(notAfter(TableMetadataParser.toJson(base), now)));
    table.refresh();
  }

  static String notAfter(String json, long now) {
    return TIME.matcher(json)
        .replaceAll(
            time ->
                Matcher.quoteReplacement(
                    "\"%s\":%d"
                        .formatted(time.group(1), Math.min(now, Long.parseLong(time.group(2))))));
  }
}
