package kz.quat.publish.paper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import kz.quat.domain.Language;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** What a PDF says of itself: fixed by its run, so that the same run gives the same bytes. */
public final class PdfFacts {

  /** Where the hexadecimal part of a run's id begins, after its day. */
  private static final int HASH = 11;

  private static final int HEX = 16;

  private PdfFacts() {}

  /** Title, run, time of issue and language, and an id of the document from the run's. */
  public static void write(
      PdfPages pages, String title, String runId, Instant issuedAt, Language language) {
    PDDocumentInformation facts = new PDDocumentInformation();
    facts.setTitle(title);
    facts.setCreator("Quat");
    facts.setSubject(runId);
    Calendar issued = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    issued.setTimeInMillis(issuedAt.toEpochMilli());
    facts.setCreationDate(issued);
    facts.setModificationDate(issued);
    pages.document().setDocumentInformation(facts);
    pages.document().getDocumentCatalog().setLanguage(language.code());
    pages.document().setDocumentId(Long.parseLong(runId.substring(HASH), HEX));
  }
}
