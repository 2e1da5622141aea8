package kz.quat.submission;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the library for sheets does not tell about a workbook: the location of its parts,
 * whether its dates count from 1904, and properties of cells.
 */
final class WorkbookParts {

  private static final Pattern MAIN =
      Pattern.compile(
          "application/vnd\\.(openxmlformats-officedocument\\.spreadsheetml\\.(sheet|template)"
              + "|ms-excel\\.(sheet|template)\\.macroEnabled)\\.main\\+xml");
  private static final Pattern ISO_CELL = Pattern.compile("(<(?:\\w+:)?c\\b[^>]*\\bt=)\"d\"");
  private static final String STRICT = "http://purl.oclc.org/ooxml/";
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

  /** Whether the workbook has number formats; one that was written by a program may have none. */
  boolean hasStyles() {
    boolean[] found = {false};
    elements(
        "[Content_Types].xml",
        xml -> {
          String type = xml.getAttributeValue(null, "ContentType");
          String name = xml.getAttributeValue(null, "PartName");
          found[0] |=
              type != null
                  && name != null
                  && type.endsWith("spreadsheetml.styles+xml")
                  && parts.containsKey(name.substring(name.startsWith("/") ? 1 : 0));
        });
    return found[0];
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

  /** Properties of a sheet's cells other than their content. */
  SheetMarks marks(String relationId) {
    String part = part(relationId);
    byte[] bytes = part == null ? null : parts.get(part);
    return bytes == null
        ? SheetMarks.NONE
        : SheetMarks.of(new String(bytes, StandardCharsets.UTF_8));
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

  /**
   * A part in a form that the library can read: cells with ISO dates as texts, since it does not
   * know such cells; raised and crossed-out texts marked; strict workbooks (ISO/IEC 29500) with the
   * names of transitional ones.
   */
  static byte[] readable(String name, byte[] part) {
    if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
      return part;
    }
    String text = new String(part, StandardCharsets.UTF_8);
    String plain = text.contains(STRICT) ? transitional(text) : text;
    if (name.contains("worksheets/") && plain.contains("\"d\"")) {
      plain = ISO_CELL.matcher(plain).replaceAll("$1\"str\"");
    }
    if (name.contains("worksheets/") || name.endsWith("sharedStrings.xml")) {
      plain = RichText.marked(plain);
    }
    return plain.equals(text) ? part : plain.getBytes(StandardCharsets.UTF_8);
  }

  private static String transitional(String xml) {
    String names = "http://schemas.openxmlformats.org/";
    return xml.replace(STRICT + "spreadsheetml/main", names + "spreadsheetml/2006/main")
        .replace(
            STRICT + "officeDocument/relationships", names + "officeDocument/2006/relationships");
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
