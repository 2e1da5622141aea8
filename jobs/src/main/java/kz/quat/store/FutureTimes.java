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
 * Times that lie ahead of the clock. Iceberg refuses a snapshot that is more than a minute older
 * than the one before, so a clock that ran ahead for one night would stop every night until it has
 * caught up. Nothing of Quat goes by these times (tables are read by snapshot ids), so they are set
 * to the present.
 */
final class FutureTimes {

  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  static final Pattern TIME = Pattern.compile("\"(timestamp-ms|last-updated-ms)\"\\s*:\\s*(\\d+)");

  private FutureTimes() {}

  /** Mends a table's times where one lies ahead of the clock; else nothing is written. */
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
