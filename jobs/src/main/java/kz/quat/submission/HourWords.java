package kz.quat.submission;

import java.util.List;
import java.util.regex.Pattern;
import kz.quat.submission.TableLayout.ColumnHeading;
import org.jspecify.annotations.Nullable;

/**
 * Recognises words in a column's heading that tell whether hours are labelled by their start or
 * end.
 */
final class HourWords {

  private static final Pattern START =
      Pattern.compile("(начал\\p{L}*|start|begin\\p{L}*|beginning|from|бас[ыт]\\p{L}*|hb|с)");
  private static final Pattern END =
      Pattern.compile("(кон[ец]\\p{L}*|окончан\\p{L}*|end|ending|соңы\\p{L}*|аяқта\\p{L}*|he)");
  private static final Pattern FROM_0 = Pattern.compile("\\b0?0(:00)?\\s?[-–—]\\s?23");
  private static final Pattern FROM_1 = Pattern.compile("\\b0?1(:00)?\\s?[-–—]\\s?24");

  private HourWords() {}

  static boolean saysStart(@Nullable String heading) {
    return heading != null && (has(START, heading) || FROM_0.matcher(heading).find());
  }

  static boolean saysEnd(@Nullable String heading) {
    return heading != null && (has(END, heading) || FROM_1.matcher(heading).find());
  }

  private static boolean has(Pattern word, String heading) {
    for (String each : Headings.key(heading).split(" ", -1)) {
      if (word.matcher(each).matches()) {
        return true;
      }
    }
    return false;
  }

  /** The column to use: of a column of starts and one of ends, the starts. */
  static List<ColumnHeading> meant(List<ColumnHeading> columns) {
    List<ColumnHeading> starts =
        columns.stream().filter(c -> saysStart(c.text()) && !saysEnd(c.text())).toList();
    boolean othersEnd = columns.stream().allMatch(c -> starts.contains(c) || saysEnd(c.text()));
    return columns.size() > 1 && starts.size() == 1 && othersEnd ? starts : columns;
  }
}
