package kz.quat.publish.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.config.Rules;
import kz.quat.domain.Language;
import kz.quat.publish.text.Json;
import kz.quat.publish.text.Markup;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * One HTML file that checks reports in a browser without Quat and without a network. Its script is
 * the rules of {@code quat check}, compiled (see {@code jobs/src/offline}); limits, thresholds,
 * clocks and texts are written into it from the configuration and the catalogue. Its policy lets it
 * load and send nothing.
 */
public final class OfflinePage {

  private static final int FIRST_LETTER = 0xAA;
  private static final int LAST_LETTER = 0x58F;

  private static final List<String> WORDS =
      List.of(
          "refused",
          "question",
          "records",
          "accepted",
          "refused_count",
          "page.title",
          "page.good",
          "page.correct",
          "page.findings",
          "page.line",
          "page.place",
          "page.value",
          "page.verdict",
          "page.rule",
          "offline.title",
          "offline.lead",
          "offline.not_checked",
          "offline.region",
          "offline.file",
          "offline.busy",
          "offline.too_large",
          "offline.failed",
          "offline.rules",
          "offline.wide");

  private OfflinePage() {}

  /**
   * The page.
   *
   * @param rules the rules that need no register, as JSON that the script reads
   * @param regions the regions whose clocks local hours may be read by
   * @param region the one that is chosen first
   * @param version names the code and the configuration that the rules come from
   */
  public static String of(String rules, List<Rules.Region> regions, String region, String version) {
    String engine =
        "const engine = {};\n((exports) => {\n"
            + PageFrame.resource("offline.js")
            + "\n})(engine);";
    String script = PageFrame.resource("offline_page.js");
    String style = PageFrame.resource("offline.css");
    Markup html = new Markup();
    html.markup("<!doctype html>\n<html lang=\"kk\">\n<head>\n<meta charset=\"utf-8\">");
    html.markup(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
            + quoted(engine)
            + " "
            + quoted(script)
            + "; style-src "
            + quoted(style)
            + "; base-uri 'none'; form-action 'none'\">");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.element("title", "Quat");
    html.markup("<style>" + style + "</style>\n</head>\n<body>\n<main>");
    body(html, version);
    html.markup("</main>\n<script type=\"application/json\" id=\"data\">");
    html.markup(data(rules, regions, region) + "</script>");
    html.markup("<script id=\"engine\">" + engine + "</script>");
    return html.markup("<script>" + script + "</script>\n</body>\n</html>").text();
  }

  private static void body(Markup html, String version) {
    html.markup("<nav>");
    for (Language language : List.of(Language.KK, Language.RU, Language.EN)) {
      String name =
          switch (language) {
            case KK -> "Қазақша";
            case RU -> "Русский";
            case EN -> "English";
          };
      html.markup(
          "<button type=\"button\" lang=\"%s\" data-language=\"%s\" aria-pressed=\"false\">%s</button>"
              .formatted(language.code(), language.code(), name));
    }
    html.markup("</nav>");
    html.markup("<h1 data-word=\"offline.title\"></h1>");
    html.markup("<p data-word=\"offline.lead\"></p><p data-word=\"offline.not_checked\"></p>");
    html.markup("<form><label for=\"region\" data-word=\"offline.region\"></label>");
    html.markup("<select id=\"region\"></select>");
    html.markup("<label for=\"file\" data-word=\"offline.file\"></label>");
    html.markup(
        "<input type=\"file\" id=\"file\" multiple"
            + " accept=\".csv,.xlsx,.json,.jsonl,.txt,.zip,.gz\">");
    html.markup("</form><div id=\"results\" aria-live=\"polite\"></div>");
    html.markup("<p><span data-word=\"offline.rules\"></span> " + Markup.escaped(version) + "</p>");
  }

  private static String data(String rules, List<Rules.Region> regions, String region) {
    Map<String, Map<String, String>> words = new TreeMap<>();
    Map<String, Map<String, String>> reasons = new TreeMap<>();
    for (Language language : Language.values()) {
      Catalogue check = Catalogue.of(Topic.CHECK, language);
      Map<String, String> found = new TreeMap<>();
      WORDS.forEach(key -> found.put(key, check.text(key, "{0}")));
      words.put(language.code(), found);
      reasons.put(language.code(), Catalogue.of(Topic.REASONS, language).all());
    }
    Map<String, Map<String, String>> names = new TreeMap<>();
    for (Rules.Region each : regions) {
      Map<String, String> found = new TreeMap<>();
      for (Language language : Language.values()) {
        found.put(language.code(), each.code() + " " + each.name(language));
      }
      names.put(each.code(), found);
    }
    try {
      Map<String, Object> data = new TreeMap<>();
      data.put("words", words);
      data.put("reasons", reasons);
      data.put("regions", names);
      data.put("region", region);
      data.put("letters", letters());
      data.put("rules", Json.MAPPER.readTree(rules));
      return PageFrame.json(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return "'" + PageFrame.hash(text) + "'";
  }

  /** Names of the letters that reports may be written in, as the script takes them. */
  private static String letters() {
    List<String> lines = new ArrayList<>();
    for (int letter = FIRST_LETTER; letter <= LAST_LETTER; letter++) {
      if (Character.isLetter(letter)) {
        lines.add(letter + " " + Character.getName(letter));
      }
    }
    return String.join("\n", lines);
  }
}
