package kz.quat.publish.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Pages of paragraphs and tables, filled from top to bottom; the head of a table is repeated on
 * every page.
 */
public final class PdfPages implements AutoCloseable {

  public static final float LEFT = 40;
  private static final float BOTTOM = 62;
  private static final float CELL_SIZE = 7.5f;
  private static final float PADDING = 9;

  /** Width of the column of labels, in points. */
  public static final float LABEL = 92;

  /** Distance between lines within a cell, in points. */
  public static final float LINE_HEIGHT = 9;

  /** Gives the lines at the foot of a page, by its number and the number of pages. */
  @FunctionalInterface
  public interface Footer {
    List<String> lines(int page, int pages);
  }

  /**
   * A column of a table.
   *
   * @param width in points
   * @param right whether it is aligned to the right, as numbers are
   */
  public record Col(String heading, float width, boolean right) {}

  private final PDDocument document = new PDDocument();
  private final PDRectangle size;
  private final float right;
  private final Face regular;
  private final Face bold;
  private @Nullable PDPageContentStream page;
  private float y;

  /** Pages of A4 in portrait format. */
  public PdfPages() throws IOException {
    this(PDRectangle.A4);
  }

  /** Pages of A4 in landscape format. */
  public static PdfPages across() throws IOException {
    return new PdfPages(
        new PDRectangle(
            /* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth()));
  }

  private PdfPages(PDRectangle size) throws IOException {
    this.size = size;
    this.right = size.getWidth() - 40;
    regular = new Face(document, "DejaVuSansCondensed.ttf");
    bold = new Face(document, "DejaVuSansCondensed-Bold.ttf");
    newPage();
  }

  public PDDocument document() {
    return document;
  }

  public void newPage() throws IOException {
    if (page != null) {
      page.close();
    }
    PDPage next = new PDPage(size);
    document.addPage(next);
    page = new PDPageContentStream(document, next);
    y = size.getHeight() - 45;
  }

  public void gap(float points) {
    y -= points;
  }

  /** Starts a new page if less than so much room is left. */
  public void keep(float points) throws IOException {
    if (y - points < BOTTOM) {
      newPage();
    }
  }

  /** Writes a text, wrapped at spaces. */
  public void paragraph(String text, float size, boolean strong) throws IOException {
    Face face = strong ? bold : regular;
    for (String line : face.wrapped(text, size, right - LEFT)) {
      keep(size * 1.4f);
      y -= size * 1.4f;
      draw(stream(), face, size, LEFT, y, line);
    }
  }

  /** Writes a label, and to its right a text that is wrapped within its own column. */
  public void labelled(String label, String text, float size, float indent) throws IOException {
    List<String> labels = bold.wrapped(label, size, Math.min(indent, LABEL) - PADDING);
    List<String> lines = regular.wrapped(text, size, right - LEFT - indent);
    for (int i = 0; i < Math.max(labels.size(), lines.size()); i++) {
      keep(size * 1.35f);
      y -= size * 1.35f;
      if (i < labels.size()) {
        draw(stream(), bold, size, LEFT, y, labels.get(i));
      }
      if (i < lines.size()) {
        draw(stream(), regular, size, LEFT + indent, y, lines.get(i));
      }
    }
  }

  /** Writes a label with an empty line to fill in. */
  public void blank(String label) throws IOException {
    keep(24);
    y -= 22;
    blank(label, LEFT, 160, right);
  }

  private void blank(String label, float from, float room, float to) throws IOException {
    draw(stream(), regular, 9, from, y, regular.wrapped(label, 9, room - 10).get(0));
    stream().setLineWidth(0.6f);
    stream().moveTo(from + room, y - 2);
    stream().lineTo(to, y - 2);
    stream().stroke();
  }

  /** Writes several labels on one line, each with an empty line to fill in. */
  public void blanks(List<String> labels) throws IOException {
    keep(24);
    y -= 22;
    float width = (right - LEFT + PADDING) / labels.size();
    for (int i = 0; i < labels.size(); i++) {
      float from = LEFT + i * width;
      blank(labels.get(i), from, LABEL + 22, from + width - PADDING);
    }
  }

  /**
   * Writes a table; its head is repeated on every page.
   *
   * @param shared number of leading cells that are written only once for consecutive rows with the
   *     same values, and again on a new page
   */
  public void table(List<Col> columns, int shared, List<List<String>> rows) throws IOException {
    new PdfTable(this, columns, shared).write(rows);
  }

  /** The lines of a cell or a heading. */
  List<String> lines(String text, Col column, boolean strong) throws IOException {
    return (strong ? bold : regular).wrapped(text, CELL_SIZE, column.width() - PADDING);
  }

  /**
   * Writes lines downwards from the current height into a column; the current height does not
   * change.
   */
  void cell(List<String> lines, Col column, float x, boolean strong) throws IOException {
    Face face = strong ? bold : regular;
    float at = y - LINE_HEIGHT;
    for (String line : lines) {
      float shift = column.right() ? column.width() - PADDING - face.width(line, CELL_SIZE) : 0;
      draw(stream(), face, CELL_SIZE, x + shift, at, line);
      at -= LINE_HEIGHT;
    }
  }

  /** Draws a horizontal line at the current height. */
  void rule(float from, float to, float width) throws IOException {
    stream().setLineWidth(width);
    stream().moveTo(from, y - 3);
    stream().lineTo(to, y - 3);
    stream().stroke();
  }

  /** True if so much room is left on the page. */
  public boolean fits(float points) {
    return y - points >= BOTTOM;
  }

  public float y() {
    return y;
  }

  public void goTo(float height) {
    y = height;
  }

  /** The page at hand, to draw on where one likes; lines and tables go on where they were. */
  public PdfCanvas canvas() {
    return new PdfCanvas(stream(), regular, bold, size.getHeight());
  }

  static void draw(PDPageContentStream to, Face face, float size, float x, float y, String text)
      throws IOException {
    to.beginText();
    to.setFont(face.font(), size);
    to.newLineAtOffset(x, y);
    to.showText(text);
    to.endText();
  }

  private PDPageContentStream stream() {
    return Objects.requireNonNull(page, "A page is open until the bytes are taken");
  }

  /** The finished file; nothing can be written afterwards. */
  public byte[] bytes(Footer footer) throws IOException {
    stream().close();
    page = null;
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      try (PDPageContentStream foot =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true)) {
        float at = BOTTOM - 16;
        for (String line : footer.lines(i + 1, pages)) {
          draw(foot, regular, 6.5f, LEFT, at, regular.wrapped(line, 6.5f, right - LEFT).get(0));
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
