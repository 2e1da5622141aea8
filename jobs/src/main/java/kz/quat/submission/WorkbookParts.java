package kz.quat.submission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the library for sheets does not tell about a workbook: the location of its parts,
 * whether its dates count from 1904, and which columns are hidden.
 */
final class WorkbookParts {

  private static final Pattern MAIN =
      Pattern.compile(
          "application/vnd\\.(openxmlformats-officedocument\\.spreadsheetml\\.(sheet|template)"
              + "|ms-excel\\.(sheet|template)\\.macroEnabled)\\.main\\+xml");
  private static final Pattern ISO_CELL = Pattern.compile("(<(?:\\w+:)?c\\b[^>]*\\bt=)\"d\"");
  private static final Set<String> TRUE = Set.of("1", "true", "on");

  private final Map<String, byte[]> parts = new HashMap<>();
  private final @Nullable String workbook;

  WorkbookParts(List<FileBytes.Entry> entries) {
    for (FileBytes.Entry entry : entries) {
      parts.put(entry.name(), entry.bytes());
    }
    this.workbook = workbookPart();
  }

  /** Whether the archive is a workbook of sheets in XML. */
  boolean isWorkbook() {
    return workbook != null && parts.containsKey(workbook);
  }

  private @Nullable String workbookPart() {
    String[] found = {null};
    elements(
        "[Content_Types].xml",
        xml -> {
          String type = xml.getAttributeValue(null, "ContentType");
          String name = xml.getAttributeValue(null, "PartName");
          if (type != null && name != null && MAIN.matcher(type).matches()) {
            found[0] = name.startsWith("/") ? name.substring(1) : name;
          }
        });
    return found[0] != null || !parts.containsKey("xl/workbook.xml") ? found[0] : "xl/workbook.xml";
  }

  boolean isDate1904() {
    boolean[] found = {false};
    elements(
        workbook,
        xml -> {
          String flag = xml.getAttributeValue(null, "date1904");
          found[0] |=
              xml.getLocalName().equals("workbookPr") && flag != null && TRUE.contains(flag);
        });
    return found[0];
  }

  /** The hidden columns of a sheet, counted from 0. */
  Set<Integer> hiddenColumns(String relationId) {
    Set<Integer> hidden = new TreeSet<>();
    String part = part(relationId);
    byte[] bytes = part == null ? null : parts.get(part);
    if (bytes == null) {
      return hidden;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int rows = text.indexOf("sheetData");
    var cols =
        Pattern.compile("<(?:\\w+:)?col\\b[^>]*>")
            .matcher(rows < 0 ? text : text.substring(0, rows));
    while (cols.find()) {
      String flag = attribute(cols.group(), "hidden");
      if (TRUE.contains(flag)) {
        int first = number(attribute(cols.group(), "min"), 1);
        int last = Math.min(number(attribute(cols.group(), "max"), first), Grid.MAX_COLUMNS);
        for (int column = first; column <= last; column++) {
          hidden.add(column - 1);
        }
      }
    }
    return hidden;
  }

  private @Nullable String part(String relationId) {
    if (workbook == null) {
      return null;
    }
    int slash = workbook.lastIndexOf('/') + 1;
    String folder = workbook.substring(0, slash);
    String[] found = {null};
    elements(
        folder + "_rels/" + workbook.substring(slash) + ".rels",
        xml -> {
          String target = xml.getAttributeValue(null, "Target");
          if (relationId.equals(xml.getAttributeValue(null, "Id")) && target != null) {
            found[0] = target.startsWith("/") ? target.substring(1) : folder + target;
          }
        });
    return found[0];
  }

  private static String attribute(String element, String name) {
    var found = Pattern.compile("\\b" + name + "\\s*=\\s*[\"']([^\"']*)[\"']").matcher(element);
    return found.find() ? found.group(1) : "";
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
  }

  /**
   * A sheet in which cells with ISO dates are turned into texts, since the library does not know
   * such cells.
   */
  static byte[] withPlainDates(String name, byte[] part) {
    if (!name.contains("worksheets/") || !name.endsWith(".xml")) {
      return part;
    }
    String text = new String(part, StandardCharsets.UTF_8);
    return text.contains("\"d\"")
        ? ISO_CELL.matcher(text).replaceAll("$1\"str\"").getBytes(StandardCharsets.UTF_8)
        : part;
  }

  /** Visits every element of a small part, as far as it is well-formed. */
  private void elements(@Nullable String part, Consumer<XMLStreamReader> each) {
    byte[] bytes = part == null ? null : parts.get(part);
    if (bytes == null) {
      return;
    }
    try {
      XMLStreamReader xml =
          SafeXml.factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          each.accept(xml);
        }
      }
    } catch (XMLStreamException e) {
      // The rest of the part stays unknown; the library will refuse it.
    }
  }
}
