package kz.quat.publish.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import kz.quat.domain.Sha256;
import kz.quat.publish.text.Json;
import kz.quat.publish.text.Markup;

/**
 * The frame of a page. Its content security policy lets nothing run or load except the page's own
 * script and style.
 */
final class PageFrame {

  private static final String STYLE = resource("dashboard.css");

  /** The page of a run. */
  static final PageFrame RUN = new PageFrame("dashboard.js", "");

  /** The page that steps through the runs and shows their pages in a frame. */
  static final PageFrame RUNS = new PageFrame("runs.js", "; frame-src 'self' file:");

  private final String script;
  private final String policy;

  private PageFrame(String script, String policy) {
    this.script = resource(script);
    this.policy = policy;
  }

  /** Everything before the data. The policy allows exactly these bytes of script and style. */
  byte[] head(String title) {
    return utf8(
        """
        <!doctype html>
        <html lang="kk">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        script-src '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'%s">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <div id="app"></div>
        <noscript>Бұл бет JavaScript-ті қажет етеді. Странице нужен JavaScript. \
        This page needs JavaScript; the tables lie beside it as Parquet.</noscript>
        """
            .formatted(hash(script), hash(STYLE), policy, Markup.escaped(title), STYLE));
  }

  /**
   * A block of data that no browser executes.
   *
   * @param text without {@code <}, so that nothing in it can end the block
   */
  static byte[] data(String id, String type, String text) {
    if (text.indexOf('<') >= 0) {
      throw new IllegalArgumentException("Data of a page may hold no '<': " + id);
    }
    return utf8(
        "<script type=\"%s\" id=\"%s\">%s</script>\n".formatted(type, Markup.escaped(id), text));
  }

  byte[] foot() {
    return utf8("<script>" + script + "</script>\n</body>\n</html>\n");
  }

  /** JSON that is safe inside a page. */
  static String json(Object value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e");
  }

  /** The source expression of a content security policy that allows exactly this text. */
  static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(new Sha256().add(text).bytes());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A script or style of the pages. */
  static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (text.contains("</script") || text.contains("</style") || text.contains("<!--")) {
        throw new IllegalStateException(name + " would end its own block");
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
