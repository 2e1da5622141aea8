package kz.quat.publish.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The page above the runs: opens the newest, and lists them all for whoever stays. */
public final class RootPage {

  private RootPage() {}

  /**
   * Writes {@code index.html} beside {@code runs/}, replacing the one before in one step.
   *
   * @param runs newest first; without one nothing is written
   */
  public static void write(Path folder, List<PageFacts.Run> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Path next = folder.resolve(RunPage.NAME + ".next");
    try {
      Files.createDirectories(folder);
      Files.write(next, Html.utf8(text(runs)));
      Files.move(
          next,
          folder.resolve(RunPage.NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the list of runs to " + folder, e);
    }
  }

  private static String text(List<PageFacts.Run> runs) {
    StringBuilder page = new StringBuilder();
    page.append(
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
        <ul>
        """
            .formatted(href(runs.get(0))));
    for (PageFacts.Run run : runs) {
      page.append(
          "<li><a href=\"%s\">%s</a> (%s)</li>\n"
              .formatted(href(run), run.deliveryDate(), Html.escape(run.runId())));
    }
    return page.append("</ul>\n</main>\n</body>\n</html>\n").toString();
  }

  private static String href(PageFacts.Run run) {
    return Html.escape("runs/" + run.runId() + "/" + RunPage.NAME);
  }
}
