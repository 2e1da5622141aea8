package kz.quat.submission;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Properties of a sheet's cells other than their content, from the sheet's XML.
 *
 * @param hiddenColumns counted from 0
 * @param hiddenRows counted from 1, as a spreadsheet does
 * @param mergedDown cells that are merged with cells of the rows below them, as {@link #place}
 */
record SheetMarks(Set<Integer> hiddenColumns, Set<Integer> hiddenRows, Set<Long> mergedDown) {

  private static final Pattern COLUMN = Pattern.compile("<(?:\\w+:)?col\\b[^>]*>");
  private static final Pattern ROW = Pattern.compile("<(?:\\w+:)?row\\b[^>]*>");
  private static final Pattern MERGED =
      Pattern.compile(
          "<(?:\\w+:)?mergeCell\\b[^>]*ref=\"([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})\"");
  private static final Set<String> TRUE = Set.of("1", "true", "on");

  static final SheetMarks NONE = new SheetMarks(Set.of(), Set.of(), Set.of());

  SheetMarks {
    hiddenColumns = Set.copyOf(hiddenColumns);
    hiddenRows = Set.copyOf(hiddenRows);
    mergedDown = Set.copyOf(mergedDown);
  }

  /** Reads the properties from a sheet's XML. */
  static SheetMarks of(String xml) {
    int rows = xml.indexOf("sheetData");
    String before = rows < 0 ? xml : xml.substring(0, rows);
    return new SheetMarks(columns(before), rows(xml), merged(xml));
  }

  static long place(long row, int column) {
    return row * Grid.MAX_COLUMNS + column;
  }

  private static Set<Integer> columns(String xml) {
    Set<Integer> hidden = new TreeSet<>();
    Matcher each = COLUMN.matcher(xml);
    while (each.find()) {
      if (TRUE.contains(attribute(each.group(), "hidden"))) {
        int first = number(attribute(each.group(), "min"), 1);
        int last = Math.min(number(attribute(each.group(), "max"), first), Grid.MAX_COLUMNS);
        for (int column = first; column <= last; column++) {
          hidden.add(column - 1);
        }
      }
    }
    return hidden;
  }

  private static Set<Integer> rows(String xml) {
    Set<Integer> hidden = new TreeSet<>();
    if (xml.contains("hidden=")) {
      Matcher each = ROW.matcher(xml);
      while (each.find()) {
        if (TRUE.contains(attribute(each.group(), "hidden"))) {
          hidden.add(number(attribute(each.group(), "r"), 0));
        }
      }
    }
    return hidden;
  }

  private static Set<Long> merged(String xml) {
    Set<Long> down = new HashSet<>();
    Matcher each = MERGED.matcher(xml);
    while (each.find()) {
      int first = Integer.parseInt(each.group(2));
      if (Integer.parseInt(each.group(3)) > first) {
        int column = 0;
        for (char letter : each.group(1).toCharArray()) {
          column = column * 26 + letter - 'A' + 1;
        }
        if (column <= Grid.MAX_COLUMNS) {
          down.add(place(first, column - 1));
        }
      }
    }
    return down;
  }

  private static String attribute(String element, String name) {
    Matcher found = Pattern.compile("\\b" + name + "\\s*=\\s*[\"']([^\"']*)[\"']").matcher(element);
    return found.find() ? found.group(1) : "";
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
  }
}
