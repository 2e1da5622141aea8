package kz.quat.publish.paper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.quat.publish.text.Visible;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font, and which characters it has. */
final class Face {
  /** Shown for a character that the font does not have. */
  private static final int UNKNOWN = 0xFFFD;

  private final PDType0Font font;
  private final CmapLookup glyphs;

  Face(PDDocument document, String file) throws IOException {
    try (InputStream in = PdfPages.class.getResourceAsStream("/kz/quat/publish/fonts/" + file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      TrueTypeFont ttf = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      // No ligatures: "ff" of a checksum must stay two letters when it is copied from the
      // page.
      ttf.setEnableGsub(false);
      glyphs = ttf.getUnicodeCmapLookup();
      font = PDType0Font.load(document, ttf, true);
    }
  }

  PDType0Font font() {
    return font;
  }

  /** The text with replacements for characters that the font lacks or that are invisible. */
  String drawable(String text) {
    StringBuilder kept = new StringBuilder();
    Visible.text(text)
        .codePoints()
        .map(point -> glyphs.getGlyphId(point) > 0 ? point : UNKNOWN)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** The text in lines no wider than the room, broken at spaces; a longer word is broken inside. */
  List<String> wrapped(String text, float size, float room) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      String line = "";
      for (String word : drawable(paragraph).split(" ", -1)) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (!line.isEmpty() && width(longer, size) > room) {
          lines.add(line);
          longer = word;
        }
        while (width(longer, size) > room) {
          int end = fitting(longer, size, room);
          lines.add(longer.substring(0, end));
          longer = longer.substring(end);
        }
        line = longer;
      }
      lines.add(line);
    }
    return lines;
  }

  /** How many characters of a text fit; at least one. */
  private int fitting(String text, float size, float room) throws IOException {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (width(text.substring(0, next), size) > room) {
        break;
      }
      end = next;
    }
    return end;
  }
}
