package kz.quat.publish.export;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.quat.explain.Page;
import kz.quat.publish.paper.PdfFacts;
import kz.quat.publish.paper.PdfPages;
import kz.quat.text.Catalogue;

/** The page that explains a quota, as a PDF with empty fields for signatures. */
public final class StatementPdf {

  private static final float SIZE = 8.5f;
  private static final float DETAIL_INDENT = 12;

  /** Width of a column of numbers in points; a last column of words takes the rest of the page. */
  private static final float NUMBER_WIDTH = 62;

  private static final float ROOM = 515;

  private StatementPdf() {}

  /** The file's bytes; the same page gives the same bytes. */
  public static byte[] of(Page page, String runId, Instant issuedAt, Catalogue words)
      throws IOException {
    try (PdfPages pdf = new PdfPages()) {
      PdfFacts.write(pdf, page.title(), runId, issuedAt, words.language());
      pdf.paragraph(page.title(), 12, true);
      pdf.gap(8);
      pdf.paragraph(page.statement(), 9.5f, false);
      pdf.gap(8);
      for (Page.Part part : page.parts()) {
        write(pdf, part);
      }
      pdf.gap(10);
      pdf.keep(60);
      for (List<String> line : List.of(List.of("position", "name"), List.of("signature", "date"))) {
        pdf.blanks(line.stream().map(field -> words.text("statement." + field)).toList());
      }
      return pdf.bytes((number, of) -> List.of(words.text("statement.footer", runId, number, of)));
    }
  }

  private static void write(PdfPages pdf, Page.Part part) throws IOException {
    if (part instanceof Page.Line line) {
      float indent = PdfPages.LABEL + (line.detail() ? DETAIL_INDENT : 0);
      pdf.labelled(line.label(), line.text(), line.detail() ? SIZE - 1 : SIZE, indent);
    } else if (part instanceof Page.Table table) {
      pdf.labelled(table.label(), "", SIZE, PdfPages.LABEL);
      pdf.table(columns(table.heads()), 0, table.rows());
    } else {
      pdf.gap(5);
    }
  }

  private static List<PdfPages.Col> columns(List<String> heads) {
    List<PdfPages.Col> columns = new ArrayList<>();
    int last = heads.size() - 1;
    float narrow = 0.75f * NUMBER_WIDTH;
    for (int i = 0; i < last; i++) {
      columns.add(new PdfPages.Col(heads.get(i), i < 2 ? narrow : NUMBER_WIDTH, true));
    }
    float used = (float) columns.stream().mapToDouble(PdfPages.Col::width).sum();
    columns.add(new PdfPages.Col(heads.get(last), ROOM - used, false));
    return columns;
  }
}
