package kz.quat.publish.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Pages of lines and tables, written from top to bottom; the head of a table is repeated. */
final class PdfPages implements AutoCloseable {

  static final float LEFT = 40;
  static final float RIGHT = PDRectangle.A4.getWidth() - 40;
  private static final float TOP = PDRectangle.A4.getHeight() - 45;
  private static final float BOTTOM = 62;
  private static final float CELL_SIZE = 7.5f;
  private static final float ROW_HEIGHT = 11;

  /** What every page ends with, its number apart. */
  @FunctionalInterface
  interface Footer {
    List<String> lines(int page, int pages);
  }

  /** A column of a table: heading, width in points, numbers to the right. */
  record Col(String heading, float width, boolean right) {}

  private final PDDocument document = new PDDocument();
  private final Face regular;
  private final Face bold;
  private @Nullable PDPageContentStream page;
  private float y;

  PdfPages() throws IOException {
    regular = new Face(document, "DejaVuSansCondensed.ttf");
    bold = new Face(document, "DejaVuSansCondensed-Bold.ttf");
    newPage();
  }

  /** A font and which characters it has. */
  private static final class Face {
    private final PDType0Font font;
    private final CmapLookup glyphs;

    Face(PDDocument document, String file) throws IOException {
      try (InputStream in = PdfPages.class.getResourceAsStream("/kz/quat/publish/fonts/" + file)) {
        byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
        TrueTypeFont ttf = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        // No ligatures: "ff" of a checksum, copied from the page, must stay two letters.
        ttf.setEnableGsub(false);
        glyphs = ttf.getUnicodeCmapLookup();
        font = PDType0Font.load(document, ttf, true);
      }
    }

    /** The text with what the font cannot draw shown as a question mark. */
    String drawable(String text) {
      StringBuilder kept = new StringBuilder();
      text.codePoints()
          .map(point -> glyphs.getGlyphId(point) > 0 ? point : '?')
          .forEach(kept::appendCodePoint);
      return kept.toString();
    }

    float width(String text, float size) throws IOException {
      return font.getStringWidth(text) / 1000 * size;
    }

    String fitted(String text, float size, float room) throws IOException {
      String whole = drawable(text);
      if (width(whole, size) <= room) {
        return whole;
      }
      int end = whole.length();
      while (end > 0 && width(whole.substring(0, end) + "…", size) > room) {
        end = whole.offsetByCodePoints(end, -1);
      }
      return whole.substring(0, end) + "…";
    }
  }

  PDDocument document() {
    return document;
  }

  private void newPage() throws IOException {
    if (page != null) {
      page.close();
    }
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    page = new PDPageContentStream(document, next);
    y = TOP;
  }

  void gap(float points) {
    y -= points;
  }

  /** Goes to a new page where less room is left. */
  void keep(float points) throws IOException {
    if (y - points < BOTTOM) {
      newPage();
    }
  }

  /** A line of text, wrapped at spaces. */
  void paragraph(String text, float size, boolean strong) throws IOException {
    Face face = strong ? bold : regular;
    StringBuilder line = new StringBuilder();
    for (String word : face.drawable(text).split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && face.width(longer, size) > RIGHT - LEFT) {
        line(line.toString(), size, face);
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    line(line.toString(), size, face);
  }

  private void line(String text, float size, Face face) throws IOException {
    keep(size * 1.4f);
    y -= size * 1.4f;
    draw(stream(), face, size, LEFT, y, face.fitted(text, size, RIGHT - LEFT));
  }

  /** A label with an empty rule to write on. */
  void blank(String label) throws IOException {
    keep(24);
    y -= 22;
    draw(stream(), regular, 9, LEFT, y, regular.fitted(label, 9, 150));
    stream().setLineWidth(0.6f);
    stream().moveTo(LEFT + 160, y - 2);
    stream().lineTo(RIGHT, y - 2);
    stream().stroke();
  }

  /** A table; its head is repeated on every page. */
  void table(List<Col> columns, Iterable<List<String>> rows) throws IOException {
    keep(4 * ROW_HEIGHT);
    row(columns, columns.stream().map(Col::heading).toList(), bold);
    for (List<String> row : rows) {
      if (y - ROW_HEIGHT < BOTTOM) {
        newPage();
        row(columns, columns.stream().map(Col::heading).toList(), bold);
      }
      row(columns, row, regular);
    }
  }

  private void row(List<Col> columns, List<String> cells, Face face) throws IOException {
    y -= ROW_HEIGHT;
    float x = LEFT;
    for (int i = 0; i < columns.size(); i++) {
      Col column = columns.get(i);
      String text = face.fitted(cells.get(i), CELL_SIZE, column.width() - 9);
      float shift = column.right() ? column.width() - 9 - face.width(text, CELL_SIZE) : 0;
      draw(stream(), face, CELL_SIZE, x + shift, y, text);
      x += column.width();
    }
    stream().setLineWidth(face == bold ? 0.8f : 0.2f);
    stream().moveTo(LEFT, y - 3);
    stream().lineTo(x - 4, y - 3);
    stream().stroke();
  }

  private static void draw(
      PDPageContentStream to, Face face, float size, float x, float y, String text)
      throws IOException {
    to.beginText();
    to.setFont(face.font, size);
    to.newLineAtOffset(x, y);
    to.showText(text);
    to.endText();
  }

  private PDPageContentStream stream() {
    return Objects.requireNonNull(page, "A page is open until the bytes are taken");
  }

  /** The finished file; nothing can be written after it. */
  byte[] bytes(Footer footer) throws IOException {
    stream().close();
    page = null;
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      try (PDPageContentStream foot =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        float at = BOTTOM - 16;
        for (String line : footer.lines(i + 1, pages)) {
          draw(foot, regular, 6.5f, LEFT, at, regular.fitted(line, 6.5f, RIGHT - LEFT));
          at -= 9;
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
