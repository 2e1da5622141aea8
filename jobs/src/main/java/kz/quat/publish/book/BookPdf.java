package kz.quat.publish.book;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.publish.paper.PdfFacts;
import kz.quat.publish.paper.PdfPages;
import org.jspecify.annotations.Nullable;

/** The book on A4 across, in one language: the tables of the workbook, the queries last. */
final class BookPdf {

  /** Between the margins of A4 across, in points. */
  private static final float ROOM = 760;

  private static final float TEXT_SHARE = 1.8f;
  private static final float CODE_WIDTH = 46;
  private static final String NOT_KNOWN = "\u2013";

  private final BookData data;
  private final BookWords words;

  BookPdf(BookData data, BookWords words) {
    this.data = data;
    this.words = words;
  }

  /** The file's bytes: the same run gives the same ones. */
  byte[] bytes() throws IOException {
    try (PdfPages pages = PdfPages.across()) {
      String title = words.own().text("title", data.period().id());
      PdfFacts.write(
          pages, title, data.run().runId(), data.run().issuedAt(), words.own().language());
      pages.paragraph(title, 14, true);
      pages.gap(4);
      for (String line : words.about(data)) {
        pages.paragraph(line, 9, false);
      }
      for (Section section : data.sections()) {
        section(pages, section);
      }
      sources(pages);
      return pages.bytes(
          (page, of) -> List.of(words.own().text("footer", data.run().runId(), page, of)));
    }
  }

  private void section(PdfPages pages, Section section) throws IOException {
    pages.gap(12);
    pages.keep(90);
    pages.paragraph(words.title(section.id()), 10.5f, true);
    pages.gap(3);
    if (section.rows().isEmpty()) {
      pages.paragraph(words.own().text("none"), 9, false);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    section.rows().forEach(row -> rows.add(line(section, row)));
    if (section.rows().size() > 1 && !section.summed().isEmpty()) {
      rows.add(total(section));
    }
    pages.table(columns(section), 0, rows);
  }

  private List<PdfPages.Col> columns(Section section) {
    int groups = section.query().by().size();
    boolean coded = section.names().contains("region");
    float shares = 0;
    for (int i = 0; i < section.names().size(); i++) {
      shares += i < groups ? TEXT_SHARE : 1;
    }
    float share = Math.min(120, (ROOM - (coded ? CODE_WIDTH : 0)) / shares);
    List<PdfPages.Col> columns = new ArrayList<>();
    for (int i = 0; i < section.names().size(); i++) {
      String name = section.names().get(i);
      if (name.equals("region")) {
        columns.add(new PdfPages.Col(words.heading("region_code"), CODE_WIDTH, false));
      }
      boolean number =
          section.column(name).stream().allMatch(v -> v == null || v instanceof Number);
      columns.add(
          new PdfPages.Col(words.heading(name), i < groups ? TEXT_SHARE * share : share, number));
    }
    return columns;
  }

  private List<String> line(Section section, List<@Nullable Object> row) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String name = section.names().get(i);
      if (name.equals("region")) {
        line.add(String.valueOf(row.get(i)));
      }
      line.add(cell(name, row.get(i)));
    }
    return line;
  }

  private String cell(String name, @Nullable Object value) {
    if (value == null) {
      return NOT_KNOWN;
    }
    if (BookWords.isWhole(value)) {
      return words.own().number(((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return words.own().number(Condition.decimal(number), 3);
    }
    return value instanceof LocalDate day
        ? BookWords.date(day)
        : words.shown(name, value.toString());
  }

  private List<String> total(Section section) {
    List<String> line = new ArrayList<>();
    for (int i = 0; i < section.names().size(); i++) {
      String name = section.names().get(i);
      String label = i == 0 ? words.own().text("total") : "";
      if (name.equals("region")) {
        line.add(label);
        label = "";
      }
      line.add(section.summed().contains(name) ? sum(section, name) : label);
    }
    return line;
  }

  private String sum(Section section, String name) {
    boolean whole = section.column(name).stream().anyMatch(BookWords::isWhole);
    return section.column(name).stream()
        .filter(Number.class::isInstance)
        .map(value -> Condition.decimal((Number) value))
        .reduce(BigDecimal::add)
        .map(sum -> words.own().number(sum, whole ? 0 : 3))
        .orElse(NOT_KNOWN);
  }

  private void sources(PdfPages pages) throws IOException {
    pages.gap(14);
    pages.keep(60);
    pages.paragraph(words.title("sources"), 10.5f, true);
    for (Section section : data.sections()) {
      pages.gap(4);
      pages.paragraph(words.title(section.id()), 8, true);
      pages.paragraph(data.folder(section.query()) + "/" + section.query().file(), 7.5f, false);
      pages.paragraph(section.query().sql(), 7.5f, false);
      if (!section.reckoned().isEmpty()) {
        pages.paragraph(section.reckoned(), 7.5f, false);
      }
    }
  }
}
