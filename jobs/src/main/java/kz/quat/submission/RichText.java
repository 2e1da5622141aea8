package kz.quat.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes formatting visible in the plain text of a cell. Otherwise a raised footnote mark would
 * become the last digit of a number, and a crossed-out number the beginning of the next one.
 */
final class RichText {

  private static final Pattern RUN =
      Pattern.compile(
          "(<((?:\\w+:)?)rPr>(.{0,2000}?)</\\2rPr>\\s*<\\2t(?:\\s[^>]*)?>)([^<]*)(?=</\\2t>)",
          Pattern.DOTALL);
  private static final Pattern RAISED =
      Pattern.compile("vertAlign\\s[^>]*val=\"(?:super|sub)script\"");
  private static final Pattern STRUCK =
      Pattern.compile("<(?:\\w+:)?strike(?:\\s+val=\"(?:1|true)\")?\\s*/>");

  private RichText() {}

  /** The XML with raised and lowered texts in parentheses and crossed-out texts in brackets. */
  static String marked(String xml) {
    if (!xml.contains("vertAlign") && !xml.contains("strike")) {
      return xml;
    }
    Matcher run = RUN.matcher(xml);
    StringBuilder marked = new StringBuilder();
    int from = 0;
    while (run.find()) {
      String format = run.group(3);
      String text = run.group(4);
      String shown =
          STRUCK.matcher(format).find()
              ? "[" + text + "]"
              : RAISED.matcher(format).find() ? "(" + text + ")" : text;
      marked.append(xml, from, run.start()).append(run.group(1)).append(shown);
      from = run.end();
    }
    return marked.append(xml.substring(from)).toString();
  }
}
