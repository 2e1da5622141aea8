package kz.quat.publish.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.domain.AtomicFile;
import kz.quat.publish.text.Markup;

/**
 * The pages above the runs, rewritten by each night. {@code runs.html} steps through all kept runs,
 * while a run's own page knows only the runs before it. {@code index.html} leads there and lists
 * the runs for browsers without scripts.
 */
public final class RootPage {

  /** Name of the page that steps through the runs. */
  public static final String RUNS = "runs.html";

  private RootPage() {}

  /**
   * Writes both pages into the folder that holds {@code runs/}, each replaced in one step.
   *
   * @param runs newest first; nothing is written if there is none
   * @param zoneId zone of market time
   */
  public static void write(Path folder, List<PageFacts.Run> runs, String zoneId) {
    if (runs.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder);
      AtomicFile.replace(folder.resolve(RUNS), stepping(runs, zoneId));
      AtomicFile.replace(folder.resolve(RunPage.NAME), PageFrame.utf8(list(runs)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the list of runs to " + folder, e);
    }
  }

  private static byte[] stepping(List<PageFacts.Run> runs, String zoneId) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("run_id", runs.get(0).runId());
    about.put("delivery_date", runs.get(0).deliveryDate().toString());
    about.put("zone_id", zoneId);
    about.put("runs", runs.stream().map(PageFacts.Run::shown).toList());
    about.put("tables", Map.of());
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(PageFrame.RUNS.head("Quat"));
    page.writeBytes(PageFrame.data("quat-facts", "application/json", PageFrame.json(about)));
    page.writeBytes(PageFrame.RUNS.foot());
    return page.toByteArray();
  }

  private static String list(List<PageFacts.Run> runs) {
    Markup page = new Markup();
    page.markup(
        """
        <!doctype html>
        <html lang="kk">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <meta http-equiv="refresh" content="0; url=%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Quat</title>
        </head>
        <body>
        <main>
        <h1>Quat · Қуат</h1>
        <ul>\
        """
            .formatted(RUNS));
    for (PageFacts.Run run : runs) {
      page.markup(
          "<li><a href=\"%s\">%s</a> (%s)</li>"
              .formatted(
                  Markup.escaped("runs/" + run.runId() + "/" + RunPage.NAME),
                  run.deliveryDate(),
                  Markup.escaped(run.runId())));
    }
    return page.markup("</ul>\n</main>\n</body>\n</html>").text();
  }
}
