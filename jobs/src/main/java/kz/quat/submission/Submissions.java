package kz.quat.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads a report file in any supported format: JSON, CSV, XLSX, plain, in gzip or zip. The content
 * decides the format, not the name. It throws only if the file cannot be opened; a file whose
 * content cannot be read becomes one document that says why.
 */
public final class Submissions {

  /** Allows a zip file inside a gzip file. */
  private static final int MAX_NESTING = 2;

  private final Function<String, List<Document>> jsonDocuments;
  private final FileBytes files;
  private final List<Document> documents = new ArrayList<>();
  private long lastLine;

  private Submissions(long limitBytes, Function<String, List<Document>> jsonDocuments) {
    this.files = new FileBytes(limitBytes);
    this.jsonDocuments = jsonDocuments;
  }

  /** Whether a file name is that of plain or gzipped JSON, which extraction reads itself. */
  public static boolean isNamedJson(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson)(\\.gz)?");
  }

  /**
   * Whether a file is text or gzip judging by its first bytes, and not a workbook, archive or web
   * page.
   *
   * @param in the file's bytes from the beginning; the first four are read
   */
  public static boolean isText(InputStream in) throws IOException {
    byte[] first = in.readNBytes(4);
    return !FileBytes.isZip(first)
        && !FileBytes.isOldOffice(first)
        && !FileBytes.isPdf(first)
        && (first.length == 0 || first[0] != '<');
  }

  /**
   * The documents of a file in its order, at least one. Line numbers increase, so that file and
   * line identify a document; in an archive or a workbook they continue from file to file and from
   * sheet to sheet.
   *
   * @param limitBytes limit for the size of the file, packed and unpacked; more is {@code
   *     too_large}
   * @param jsonDocuments splits a text into JSON documents
   */
  public static List<Document> read(
      InputStream in, long limitBytes, Function<String, List<Document>> jsonDocuments)
      throws IOException {
    Submissions reading = new Submissions(limitBytes, jsonDocuments);
    try {
      reading.take(new FileBytes(limitBytes).readAll(in), "", 0);
    } catch (UnreadableException e) {
      reading.add(broken("", e));
    }
    return reading.documents;
  }

  private void take(byte[] bytes, String name, int nesting) throws IOException {
    if (FileBytes.isGzip(bytes) || FileBytes.isZip(bytes)) {
      if (nesting >= MAX_NESTING) {
        throw new UnreadableException(
            Document.UNREADABLE_FILE, "is packed more than " + MAX_NESTING + " times");
      }
      unpack(bytes, name, nesting + 1);
    } else {
      refuseOther(bytes);
      takeText(PlainText.of(bytes));
    }
  }

  /** Refuses what is neither an archive nor text, judging by its first bytes. */
  static void refuseOther(byte[] bytes) throws UnreadableException {
    if (FileBytes.isOldOffice(bytes)) {
      throw FileBytes.isProtected(bytes)
          ? new UnreadableException(Document.PASSWORD, "is a workbook with a password")
          : new UnreadableException(Document.XLS_FILE, "is an old workbook (.xls)");
    }
    String kind = FileBytes.otherKind(bytes);
    if (kind != null) {
      throw new UnreadableException(Document.OTHER_FILE, "is " + kind);
    }
    if (FileBytes.isPdf(bytes)) {
      throw new UnreadableException(Document.PDF_FILE, "is a PDF document");
    }
  }

  private void unpack(byte[] bytes, String name, int nesting) throws IOException {
    if (FileBytes.isGzip(bytes)) {
      take(files.gunzip(bytes), name, nesting);
      return;
    }
    List<FileBytes.Entry> entries = files.unzip(bytes);
    if (XlsxGrids.isWorkbook(entries)) {
      takeWorkbook(XlsxGrids.of(entries));
      return;
    }
    UnsupportedFiles.refuse(entries);
    for (FileBytes.Entry entry : entries) {
      try {
        take(entry.bytes(), entry.name(), nesting);
      } catch (UnreadableException e) {
        if (e.problem().equals(Document.TOO_LARGE)) {
          throw e;
        }
        add(broken(entry.name(), e));
      }
    }
  }

  private void takeText(String text) throws IOException {
    String start = Blanks.strip(text.substring(0, Math.min(text.length(), 200)));
    if (start.isEmpty() && Blanks.areAll(text)) {
      add(Document.broken(1, "", Document.UNPARSEABLE));
    } else if (start.startsWith("{") || start.startsWith("[")) {
      jsonDocuments.apply(text).forEach(this::add);
    } else {
      UnsupportedFiles.refuse(start);
      takeGrid(CsvGrid.of(text), text);
    }
  }

  private void takeGrid(Grid grid, String text) {
    List<Document> found = GridDocuments.of(grid);
    if (found != null && !found.isEmpty()) {
      found.forEach(this::add);
    } else {
      add(Document.broken(1, text, withoutTable(List.of(grid))));
    }
  }

  private static String withoutTable(List<Grid> grids) {
    boolean wide =
        grids.stream().flatMap(grid -> grid.rows().stream()).anyMatch(TableLayout::isWide);
    return wide ? Document.WIDE_TABLE : Document.BAD_HEADER;
  }

  /** Takes every sheet with a table of readings; sheets of instructions and lists have none. */
  private void takeWorkbook(XlsxGrids.Workbook workbook) {
    int before = documents.size();
    for (Grid grid : workbook.grids()) {
      List<Document> found = GridDocuments.of(grid);
      if (found != null) {
        found.forEach(this::add);
      }
    }
    if (documents.size() == before) {
      boolean onlyHidden = workbook.hidden() && workbook.grids().isEmpty();
      String problem = onlyHidden ? Document.HIDDEN_SHEET : withoutTable(workbook.grids());
      add(Document.broken(1, firstRow(workbook.grids()), problem));
    }
  }

  private static String firstRow(List<Grid> grids) {
    for (Grid grid : grids) {
      for (Grid.GridRow row : grid.rows()) {
        return String.join(";", row.cells().stream().map(Cell::text).toList());
      }
    }
    return "";
  }

  private void add(Document document) {
    lastLine = Math.max(document.lineNo(), lastLine + 1);
    documents.add(new Document(lastLine, document.text(), document.problem()));
  }

  private static Document broken(String name, UnreadableException e) {
    String text = (name.isEmpty() ? "the file " : name + " ") + e.getMessage();
    return Document.broken(1, text, e.problem());
  }
}
