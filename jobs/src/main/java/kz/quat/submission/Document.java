package kz.quat.submission;

import org.jspecify.annotations.Nullable;

/**
 * One document of a file.
 *
 * @param lineNo line on which it starts, from 1; increases within a file
 * @param text the submission as JSON; if it cannot be read, the beginning of the original text
 * @param problem code of the reason why it cannot be read; null if it can
 */
public record Document(long lineNo, String text, @Nullable String problem) {

  public static final String BAD_HEADER = "bad_header";
  public static final String BAD_ENCODING = "bad_encoding";
  public static final String UNPARSEABLE = "unparseable";
  public static final String TOO_LARGE = "too_large";
  public static final String UNREADABLE_FILE = "unreadable_file";
  public static final String PASSWORD = "password";
  public static final String XLS_FILE = "xls_file";
  public static final String XLSB_FILE = "xlsb_file";
  public static final String ODS_FILE = "ods_file";
  public static final String WEB_PAGE = "web_page";
  public static final String XML_FILE = "xml_file";
  public static final String PDF_FILE = "pdf_file";
  public static final String OTHER_FILE = "other_file";
  public static final String WIDE_TABLE = "wide_table";
  public static final String HIDDEN_SHEET = "hidden_sheet";

  static final int KEPT_CHARS = 4096;

  static Document broken(long lineNo, String text, String problem) {
    return new Document(
        lineNo, text.length() <= KEPT_CHARS ? text : text.substring(0, KEPT_CHARS), problem);
  }
}
