package kz.quat.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Recognises files of office programs that cannot be read as reports and refuses each with a
 * reason.
 */
final class UnsupportedFiles {

  private UnsupportedFiles() {}

  /** Refuses an archive that is a workbook of another format. */
  static void refuse(List<FileBytes.Entry> entries) throws UnreadableException {
    for (FileBytes.Entry entry : entries) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      if (name.equals("mimetype") && text(entry).contains("opendocument")) {
        throw new UnreadableException(Document.ODS_FILE, "is an OpenDocument file (.ods)");
      }
      if (name.endsWith("workbook.bin")
          || (name.equals("[content_types].xml") && text(entry).contains("sheet.binary"))) {
        throw new UnreadableException(Document.XLSB_FILE, "is a binary workbook (.xlsb)");
      }
      if (name.equals("word/document.xml") || name.equals("ppt/presentation.xml")) {
        throw new UnreadableException(Document.OTHER_FILE, "is a text document or a presentation");
      }
    }
  }

  /** Refuses a text that begins as a web page or an XML spreadsheet. */
  static void refuse(String start) throws UnreadableException {
    String lower = start.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("<")) {
      return;
    }
    if (lower.startsWith("<?xml") || lower.startsWith("<workbook")) {
      boolean page = lower.contains("<html") || lower.contains("xhtml");
      throw page ? page() : new UnreadableException(Document.XML_FILE, "is an XML file");
    }
    if (lower.matches("(?s)<(!doctype html|html|head|body|meta|table|style|script|div|!--).*")) {
      throw page();
    }
  }

  private static UnreadableException page() {
    return new UnreadableException(Document.WEB_PAGE, "is a web page");
  }

  private static String text(FileBytes.Entry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }
}
