package kz.quat.publish.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import kz.quat.config.Rules;
import kz.quat.domain.Language;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.text.Messages;
import kz.quat.schema.Columns;
import kz.quat.schema.QuotaColumns;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * The annex to an order, in one language: a recommendation with empty fields for who approves it.
 * Approving and signing are the official's own acts.
 */
final class Annex {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  /** Characters of a name: a longer one is no name, and must not fill a page. */
  private static final int MOST_NAME = 160;

  private final ExportDay day;
  private final Messages words;
  private final ZoneId marketZone;
  private final String checksum;

  /**
   * An annex.
   *
   * @param checksum SHA-256 of the bundle's quotas.parquet, printed on every page
   */
  Annex(ExportDay day, Messages words, ZoneId marketZone, String checksum) {
    this.day = day;
    this.words = words;
    this.marketZone = marketZone;
    this.checksum = checksum;
  }

  /** The file's bytes: the same day gives the same ones. */
  byte[] bytes() throws IOException {
    try (PdfPages pages = new PdfPages()) {
      about(pages);
      head(pages);
      regions(pages);
      quotas(pages);
      approval(pages);
      return pages.bytes(
          (page, of) ->
              List.of(
                  words.text("annex.footer", day.run().runId(), page, of),
                  words.text("annex.checksum", checksum)));
    }
  }

  private void about(PdfPages pages) {
    PDDocumentInformation facts = new PDDocumentInformation();
    facts.setTitle(words.text("annex.title", DATE.format(day.run().deliveryDate())));
    facts.setCreator("Quat");
    facts.setSubject(day.run().runId());
    Calendar issued = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    issued.setTimeInMillis(day.run().issuedAt().toEpochMilli());
    facts.setCreationDate(issued);
    facts.setModificationDate(issued);
    pages.document().setDocumentInformation(facts);
    pages.document().getDocumentCatalog().setLanguage(words.language().code());
    pages.document().setDocumentId(Long.parseLong(day.run().runId().substring(11), 16));
  }

  private void head(PdfPages pages) throws IOException {
    pages.paragraph(words.text("annex.title", DATE.format(day.run().deliveryDate())), 14, true);
    pages.gap(4);
    pages.paragraph(words.text("annex.status"), 11, true);
    pages.paragraph(words.text("annex.status.meaning"), 8.5f, false);
    pages.gap(6);
    pages.paragraph(
        words.text(
            "annex.issued", CLOCK.format(day.run().issuedAt().atZone(marketZone)), marketZone),
        9,
        false);
    pages.paragraph(words.text("annex.policy", words.code("policy", day.run().policy())), 9, false);
    pages.paragraph(words.text("annex.run", day.run().runId()), 9, false);
    pages.paragraph(
        words.text(
            "annex.total",
            words.number(day.quotaMwh(), 3),
            words.number(day.exemptMwh(), 3),
            words.number(
                day.quotas().stream().map(r -> r.text(Columns.SITE_ID)).distinct().count())),
        9,
        true);
  }

  private void regions(PdfPages pages) throws IOException {
    pages.gap(10);
    pages.paragraph(words.text("annex.regions"), 10, true);
    pages.gap(3);
    Map<String, List<PublishedRow>> byRegion = new TreeMap<>();
    day.quotas()
        .forEach(
            row ->
                byRegion
                    .computeIfAbsent(row.text(Columns.REGION), r -> new ArrayList<>())
                    .add(row));
    List<List<String>> rows = new ArrayList<>();
    byRegion.forEach(
        (region, quotas) ->
            rows.add(
                List.of(
                    region,
                    name(region),
                    words.number(
                        quotas.stream().map(r -> r.text(Columns.SITE_ID)).distinct().count()),
                    mw(ExportDay.sum(quotas, QuotaColumns.QUOTA_MW)),
                    mw(ExportDay.sum(quotas, QuotaColumns.EXEMPT_MW)))));
    pages.table(
        List.of(
            new PdfPages.Col(words.text("annex.col.code"), 50, false),
            new PdfPages.Col(words.text("annex.col.region"), 215, false),
            new PdfPages.Col(words.text("annex.col.sites"), 70, true),
            new PdfPages.Col(words.text("annex.col.mwh"), 90, true),
            new PdfPages.Col(words.text("annex.col.exempt_mwh"), 90, true)),
        0,
        rows);
  }

  private String name(String region) {
    Rules.Region known = day.regions().get(region);
    if (known == null) {
      return region;
    }
    return words.language() == Language.KK ? known.nameKk() : known.nameRu();
  }

  private String mw(BigDecimal value) {
    return words.number(value, 3);
  }

  private void quotas(PdfPages pages) throws IOException {
    pages.gap(12);
    pages.paragraph(words.text("annex.quotas", marketZone), 10, true);
    pages.gap(3);
    List<List<String>> rows = new ArrayList<>();
    for (QuotaBlock block : QuotaBlock.of(day.quotas())) {
      rows.add(
          List.of(
              site(block),
              block.region(),
              mw(block.licensedMw()),
              block.clock(),
              mw(block.quotaMw()),
              mw(block.exemptMw()),
              mw(block.quotaMwh()),
              words.code("binding", block.bindingKind())));
    }
    pages.table(
        List.of(
            new PdfPages.Col(words.text("annex.col.site_name"), 136, false),
            new PdfPages.Col(words.text("annex.col.code"), 38, false),
            new PdfPages.Col(words.text("annex.col.licensed"), 54, true),
            new PdfPages.Col(words.text("annex.col.block"), 62, false),
            new PdfPages.Col(words.text("annex.col.quota"), 46, true),
            new PdfPages.Col(words.text("annex.col.exempt"), 46, true),
            new PdfPages.Col(words.text("annex.col.mwh_short"), 50, true),
            new PdfPages.Col(words.text("annex.col.reason"), 83, false)),
        3,
        rows);
  }

  /** Who it is: the registered name, the site's code, the miner's BIN. */
  private String site(QuotaBlock block) {
    String name = day.names().of(block.siteId(), words.language());
    int cut =
        name.offsetByCodePoints(0, Math.min(MOST_NAME, name.codePointCount(0, name.length())));
    String shown = cut < name.length() ? name.substring(0, cut) + "\u2026" : name;
    return (shown.isEmpty() ? "" : shown.replace('\n', ' ') + "\n")
        + words.text("annex.site", block.siteId(), block.minerBin());
  }

  private void approval(PdfPages pages) throws IOException {
    pages.gap(14);
    pages.keep(140);
    pages.paragraph(words.text("annex.approval"), 10, true);
    for (String field : List.of("position", "name", "decision", "signature", "date")) {
      pages.blank(words.text("annex.approval." + field));
    }
  }
}
