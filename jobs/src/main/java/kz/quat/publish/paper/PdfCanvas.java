package kz.quat.publish.paper;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A page to draw on. Places are points from the left and from the top, as people read. */
public final class PdfCanvas {

  private static final float LINE = 1.3f;
  private static final float HAIRLINE = 0.4f;

  private final PDPageContentStream to;
  private final Face regular;
  private final Face bold;
  private final float height;

  PdfCanvas(PDPageContentStream to, Face regular, Face bold, float height) {
    this.to = to;
    this.regular = regular;
    this.bold = bold;
    this.height = height;
  }

  /** A colour by its parts of red, green and blue, 0 to 255. */
  public record Ink(int red, int green, int blue) {
    public static final Ink BLACK = new Ink(0, 0, 0);

    private float part(int value) {
      return value / 255f;
    }
  }

  /** A place on the page, in points from its left and its top. */
  public record Place(float x, float y) {}

  private Face face(boolean strong) {
    return strong ? bold : regular;
  }

  /** A line of text, its foot at the height. */
  public void text(float x, float y, float size, boolean strong, String text) throws IOException {
    ink(Ink.BLACK);
    PdfPages.draw(to, face(strong), size, x, height - y, face(strong).drawable(text));
  }

  /** A line of text that ends at a place. */
  public void textUpTo(float right, float y, float size, boolean strong, String text)
      throws IOException {
    text(right - width(size, strong, text), y, size, strong, text);
  }

  /** A line of text around a place. */
  public void textAround(float middle, float y, float size, boolean strong, String text)
      throws IOException {
    text(middle - width(size, strong, text) / 2, y, size, strong, text);
  }

  /** How wide a text is, in points. */
  public float width(float size, boolean strong, String text) throws IOException {
    return face(strong).width(face(strong).drawable(text), size);
  }

  /** The lines in which a text fits a room. */
  public List<String> lines(float room, float size, boolean strong, String text)
      throws IOException {
    return face(strong).wrapped(text, size, room);
  }

  /**
   * A text in as many lines as it needs, from a height downwards.
   *
   * @return the height below it
   */
  public float wrapped(float x, float y, float room, float size, boolean strong, String text)
      throws IOException {
    float at = y;
    for (String line : lines(room, size, strong, text)) {
      at += size * LINE;
      text(x, at - size * (LINE - 1), size, strong, line);
    }
    return at;
  }

  /** How high a wrapped text is. */
  public float heightOf(float room, float size, boolean strong, String text) throws IOException {
    return lines(room, size, strong, text).size() * size * LINE;
  }

  /** A filled box with a thin edge; its corner is its upper left one. */
  public void box(float x, float y, float wide, float high, Ink fill) throws IOException {
    edge(fill);
    to.addRect(x, height - y - high, wide, high);
    to.fillAndStroke();
  }

  /** A thin line. */
  public void line(float fromX, float fromY, float toX, float toY) throws IOException {
    to.setLineWidth(HAIRLINE);
    to.setStrokingColor(0f, 0f, 0f);
    to.moveTo(fromX, height - fromY);
    to.lineTo(toX, height - toY);
    to.stroke();
  }

  /** Filled rings with thin edges, each a list of places. */
  public void shape(List<List<Place>> rings, Ink fill) throws IOException {
    edge(fill);
    for (List<Place> ring : rings) {
      boolean first = true;
      for (Place place : ring) {
        if (first) {
          to.moveTo(place.x(), height - place.y());
        } else {
          to.lineTo(place.x(), height - place.y());
        }
        first = false;
      }
      to.closePath();
    }
    to.fillAndStrokeEvenOdd();
  }

  private void edge(Ink fill) throws IOException {
    to.setLineWidth(HAIRLINE);
    to.setStrokingColor(0.35f, 0.35f, 0.35f);
    ink(fill);
  }

  private void ink(Ink ink) throws IOException {
    to.setNonStrokingColor(ink.part(ink.red), ink.part(ink.green), ink.part(ink.blue));
  }
}
