package kz.quat.cli;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.pipeline.NightResult;
import kz.quat.pipeline.Progress;

/** Lines that a night writes to the log: one per stage, and how it ended. */
final class NightLines {

  private NightLines() {}

  static void ended(LocalDate day, NightResult result, Progress progress) {
    progress
        .secondsByStage()
        .forEach(
            (stage, seconds) ->
                FaultLog.event(
                    "stage",
                    fields(
                        day,
                        "stage",
                        stage,
                        "seconds",
                        String.format(Locale.ROOT, "%.3f", seconds))));
    FaultLog.event(
        result.isNew() ? "published" : "unchanged", fields(day, "run_id", result.runId()));
  }

  static void failed(LocalDate day, int exitCode) {
    FaultLog.event("failed", fields(day, "exit_code", Integer.toString(exitCode)));
  }

  private static Map<String, String> fields(LocalDate day, String... pairs) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("delivery_date", day.toString());
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return fields;
  }
}
