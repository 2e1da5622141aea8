package kz.quat.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads a report file of any form: JSON, CSV, XLSX, plain, in gzip or zip. What it is is told by
 * its content. No file makes it throw but one that cannot be opened: what cannot be read is one
 * document that says why.
 */
public final class Submissions {

  /** A zip file in a gzip file is deep enough. */
  private static final int MAX_NESTING = 2;

  private final Function<String, List<Document>> jsonDocuments;
  private final FileBytes files;
  private final List<Document> documents = new ArrayList<>();
  private long lastLine;

  private Submissions(long limitBytes, Function<String, List<Document>> jsonDocuments) {
    this.files = new FileBytes(limitBytes);
    this.jsonDocuments = jsonDocuments;
  }

  /** Whether a file of this name is plain or gzipped JSON, which extraction reads itself. */
  public static boolean isNamedJson(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson)(\\.gz)?");
  }

  /**
   * The documents of a file in its order, at least one. Its lines rise, so that file and line name
   * a document; in an archive or a workbook they go on from file to file and sheet to sheet.
   *
   * @param limitBytes of all that the file holds, packed and unpacked; more is {@code too_large}
   * @param jsonDocuments cuts a text into JSON documents
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
    } else if (FileBytes.isOldOffice(bytes)) {
      throw new UnreadableException(
          Document.UNREADABLE_FILE, "is an old (.xls) or encrypted workbook; save it as .xlsx");
    } else {
      takeText(PlainText.of(bytes));
    }
  }

  private void unpack(byte[] bytes, String name, int nesting) throws IOException {
    if (FileBytes.isGzip(bytes)) {
      take(files.gunzip(bytes), name, nesting);
      return;
    }
    List<FileBytes.Entry> entries = files.unzip(bytes);
    if (XlsxGrids.isWorkbook(entries)) {
      takeGrids(XlsxGrids.of(entries));
      return;
    }
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
    if (start.isEmpty() && text.isBlank()) {
      add(Document.broken(1, "", Document.UNPARSEABLE));
    } else if (start.startsWith("{") || start.startsWith("[")) {
      jsonDocuments.apply(text).forEach(this::add);
    } else {
      List<Document> found = GridDocuments.of(CsvGrid.of(text));
      if (found == null || found.isEmpty()) {
        add(Document.broken(1, text, Document.BAD_HEADER));
      } else {
        found.forEach(this::add);
      }
    }
  }

  /** Every sheet with a table of readings; sheets of instructions and lists have none. */
  private void takeGrids(List<Grid> grids) {
    int before = documents.size();
    for (Grid grid : grids) {
      List<Document> found = GridDocuments.of(grid);
      if (found != null) {
        found.forEach(this::add);
      }
    }
    if (documents.size() == before) {
      add(Document.broken(1, firstRow(grids), Document.BAD_HEADER));
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
