package kz.quat.publish.night;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code quat.prom}: metrics of the last successful night and of the last attempt, for Prometheus'
 * textfile collector.
 */
final class Metrics {

  /**
   * Where the part about the last attempt begins; the part before it is about the last successful
   * night.
   */
  private static final String ATTEMPT = "# HELP quat_last_attempt_";

  private final List<MetricSnapshot> gauges = new ArrayList<>();

  private Metrics() {}

  /**
   * Metrics of a successful night.
   *
   * @param finishedAt when the night ended, by the caller's clock
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
    metrics.known(
        "quat_night_duration_seconds", "Seconds that the night took.", night.secondsInAll());
    SortedMap<String, Double> stages = new TreeMap<>();
    night.seconds().forEach((stage, seconds) -> stages.put(stage, rounded(seconds)));
    metrics.byLabel("quat_stage_duration_seconds", "Seconds of each stage.", "stage", stages);
    SortedMap<String, Double> rows = new TreeMap<>();
    night
        .rows()
        .forEach((table, count) -> rows.put(table.replace(".parquet", ""), count.doubleValue()));
    metrics.byLabel("quat_published_rows", "Rows of each published table.", "table", rows);
    metrics.records(night);
    SortedMap<String, Double> findings = new TreeMap<>();
    for (String severity : NightReport.SEVERITIES) {
      findings.put(severity, (double) night.findings(severity));
    }
    metrics.byLabel("quat_findings", "What the checks found.", "severity", findings);
    metrics.day(night);
    return metrics.text();
  }

  /** The file after an attempt; the part about the last successful night is kept. */
  static String withAttempt(String file, int exitCode, Instant endedAt) {
    int at = file.indexOf(ATTEMPT);
    Metrics metrics = new Metrics();
    metrics.one(
        "quat_last_attempt_timestamp_seconds",
        "When the last attempt at a night ended, well or not.",
        endedAt.getEpochSecond());
    metrics.one("quat_last_attempt_exit_code", "Exit code of that attempt; 0 is well.", exitCode);
    return (at < 0 ? file : file.substring(0, at)) + metrics.text();
  }

  private void records(NightReport night) {
    SortedMap<String, Double> in = new TreeMap<>();
    SortedMap<String, Double> rejected = new TreeMap<>();
    for (NightReport.Records records : night.records()) {
      in.put(records.source(), (double) records.in());
      rejected.put(records.source(), (double) records.rejected());
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
    known(name, help, (double) value);
  }

  private void known(String name, String help, @Nullable Double value) {
    if (value != null) {
      gauges.add(
          GaugeSnapshot.builder()
              .name(name)
              .help(help)
              .dataPoint(GaugeDataPointSnapshot.builder().value(rounded(value)).build())
              .build());
    }
  }

  private void byLabel(String name, String help, String label, Map<String, Double> values) {
    if (values.isEmpty()) {
      return;
    }
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
    values.forEach(
        (key, value) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(label, key))
                    .value(value)
                    .build()));
    gauges.add(gauge.build());
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).doubleValue();
  }

  /** The metrics in Prometheus' text format, sorted by name. */
  private String text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, new MetricSnapshots(gauges));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
