package kz.quat.publish.export;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import kz.quat.text.Catalogue;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** The page that explains a quota, as a PDF with empty fields for signatures. */
public final class StatementPdf {

  private StatementPdf() {}

  /**
   * The file's bytes: the same page gives the same ones.
   *
   * @param page the page as text: title, blank line, paragraph, blank line, lines
   */
  public static byte[] of(String page, String runId, Instant issuedAt, Catalogue words)
      throws IOException {
    String[] parts = page.split("\n\n", 3);
    try (PdfPages pdf = new PdfPages()) {
      about(pdf, parts[0], runId, issuedAt, words);
      pdf.paragraph(parts[0], 13, true);
      pdf.gap(8);
      pdf.paragraph(parts.length > 1 ? parts[1].replace('\n', ' ') : "", 10, false);
      pdf.gap(8);
      for (String line : parts.length > 2 ? parts[2].split("\n", -1) : new String[0]) {
        if (line.isBlank()) {
          pdf.gap(5);
        } else {
          pdf.paragraph(line.strip().replaceAll(" {2,}", "   "), 8, false);
        }
      }
      pdf.gap(12);
      pdf.keep(120);
      for (String field : List.of("position", "name", "signature", "date")) {
        pdf.blank(words.text("statement." + field));
      }
      return pdf.bytes((number, of) -> List.of(words.text("statement.footer", runId, number, of)));
    }
  }

  private static void about(
      PdfPages pdf, String title, String runId, Instant issuedAt, Catalogue words) {
    PDDocumentInformation facts = new PDDocumentInformation();
    facts.setTitle(title);
    facts.setCreator("Quat");
    facts.setSubject(runId);
    Calendar issued = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    issued.setTimeInMillis(issuedAt.toEpochMilli());
    facts.setCreationDate(issued);
    facts.setModificationDate(issued);
    pdf.document().setDocumentInformation(facts);
    pdf.document().getDocumentCatalog().setLanguage(words.language().code());
    pdf.document().setDocumentId(Long.parseLong(runId.substring(11), 16));
  }
}
