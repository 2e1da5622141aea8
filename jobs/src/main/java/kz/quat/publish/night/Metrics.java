package kz.quat.publish.night;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code quat.prom}: the last good night and the last attempt, for Prometheus' collector of text
 * files.
 */
final class Metrics {

  /** From here on the file tells of the last attempt; what stands before is the last good night. */
  private static final String ATTEMPT = "# HELP quat_last_attempt_timestamp_seconds";

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  /**
   * The last good night.
   *
   * @param finishedAt when the night ended well, by the caller's clock
   */
  static String ofNight(NightReport night, Instant finishedAt) {
    Metrics metrics = new Metrics();
    metrics.one(
        "quat_last_success_timestamp_seconds",
        "When the last night ended well.",
        finishedAt.getEpochSecond());
    metrics.one(
        "quat_delivery_day_timestamp_seconds",
        "Last published delivery day, as midnight UTC of its date.",
        night.run().deliveryDate().toEpochDay() * 86_400);
    metrics.head("quat_night_duration_seconds", "Seconds that the night took.");
    metrics.value("quat_night_duration_seconds", "", decimal(night.secondsInAll()));
    SortedMap<String, String> stages = new TreeMap<>();
    night.seconds().forEach((stage, seconds) -> stages.put(stage, decimal(seconds)));
    metrics.byLabel("quat_stage_duration_seconds", "Seconds of each stage.", "stage", stages);
    SortedMap<String, String> rows = new TreeMap<>();
    night
        .rows()
        .forEach((table, count) -> rows.put(table.replace(".parquet", ""), count.toString()));
    metrics.byLabel("quat_published_rows", "Rows of each published table.", "table", rows);
    metrics.records(night);
    SortedMap<String, String> findings = new TreeMap<>();
    for (String severity : NightReport.SEVERITIES) {
      findings.put(severity, Long.toString(night.findings(severity)));
    }
    metrics.byLabel("quat_findings", "What the checks found.", "severity", findings);
    metrics.day(night);
    return metrics.text.toString();
  }

  /** The file after an attempt: the night's part stays as it was. */
  static String withAttempt(String file, int exitCode, Instant endedAt) {
    int at = file.indexOf(ATTEMPT);
    Metrics metrics = new Metrics();
    metrics.text.append(at < 0 ? file : file.substring(0, at));
    metrics.one(
        "quat_last_attempt_timestamp_seconds",
        "When the last attempt at a night ended, well or not.",
        endedAt.getEpochSecond());
    metrics.one("quat_last_attempt_exit_code", "Exit code of that attempt; 0 is well.", exitCode);
    return metrics.text.toString();
  }

  private void records(NightReport night) {
    SortedMap<String, String> in = new TreeMap<>();
    SortedMap<String, String> rejected = new TreeMap<>();
    for (NightReport.Records records : night.records()) {
      in.put(records.source(), Long.toString(records.in()));
      rejected.put(records.source(), Long.toString(records.rejected()));
    }
    byLabel("quat_records_in", "Records taken in by the night.", "source", in);
    byLabel("quat_records_rejected", "Records that the night refused.", "source", rejected);
  }

  private void day(NightReport night) {
    known(
        "quat_deficit_mwh",
        "Shortfall of the system's need (P90 and reserve) over the delivery day.",
        night.unservedMwh());
    known(
        "quat_deficit_worst_mw",
        "Shortfall of the delivery day's worst hour.",
        night.worstUnservedMw());
    known(
        "quat_quota_mwh",
        "Quotas recommended for the delivery day, exempt power apart.",
        night.quotaMwh());
    known("quat_red_region_hours", "Region-hours in level RED.", night.redHours());
  }

  private void one(String name, String help, long value) {
    head(name, help);
    value(name, "", Long.toString(value));
  }

  private void known(String name, String help, @Nullable Double value) {
    if (value != null) {
      head(name, help);
      value(name, "", decimal(value));
    }
  }

  private void byLabel(String name, String help, String label, Map<String, String> values) {
    if (!values.isEmpty()) {
      head(name, help);
      values.forEach((key, value) -> value(name, label(label, key), value));
    }
  }

  private void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void value(String name, String labels, String value) {
    text.append(name).append(labels).append(' ').append(value).append('\n');
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{" + name + "=\"" + escaped + "\"}";
  }
}
