package kz.quat.publish.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.publish.paper.PdfFacts;
import kz.quat.publish.paper.PdfPages;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.QuotaColumns;
import kz.quat.text.Catalogue;

/**
 * The annex to an order, in one language. It states a recommendation and has empty fields for
 * approval: approving and signing are left to the official.
 */
final class Annex {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

  /**
   * The longest name shown, in characters; a longer one is not a real name and must not fill a
   * page.
   */
  private static final int MOST_NAME = 160;

  private static final String NOT_KNOWN = "\u2013";

  private final ExportDay day;
  private final Catalogue words;
  private final ZoneId marketZone;
  private final String checksum;

  /**
   * Prepares an annex.
   *
   * @param checksum SHA-256 of the bundle's quotas.parquet, printed on every page
   */
  Annex(ExportDay day, Catalogue words, ZoneId marketZone, String checksum) {
    this.day = day;
    this.words = words;
    this.marketZone = marketZone;
    this.checksum = checksum;
  }

  /** The file's bytes; the same day gives the same bytes. */
  byte[] bytes() throws IOException {
    try (PdfPages pages = PdfPages.across()) {
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
    PdfFacts.write(
        pages,
        words.text("annex.title", DATE.format(day.run().deliveryDate())),
        day.run().runId(),
        day.run().issuedAt(),
        words.language());
  }

  private void head(PdfPages pages) throws IOException {
    pages.paragraph(words.text("annex.title", DATE.format(day.run().deliveryDate())), 14, true);
    pages.gap(4);
    pages.paragraph(words.text("annex.status"), 11, true);
    pages.paragraph(words.text("annex.status.meaning"), 8.5f, false);
    pages.gap(6);
    pages.paragraph(
        words.text(
            "annex.issued",
            CLOCK.format(day.run().issuedAt().atZone(marketZone)),
            words.code("clock", marketZone.getId())),
        9,
        false);
    pages.paragraph(words.text("annex.policy", words.code("policy", day.run().policy())), 9, false);
    pages.paragraph(words.text("annex.run", day.run().runId()), 9, false);
    pages.paragraph(
        words.text(
            "annex.total",
            words.number(day.quotaMwh(), 3),
            words.number(day.exemptMwh(), 3),
            words.number(day.quotaMwh().add(day.exemptMwh()), 3),
            words.number(
                day.quotas().stream().map(r -> r.text(Columns.SITE_ID)).distinct().count())),
        9,
        true);
    if (day.system().isPresent()) {
      pages.gap(4);
      for (String line : day.system().get().sentences(words)) {
        pages.paragraph(line, 8.5f, false);
      }
    }
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
            rows.add(row(region, day.regionName(region, words.language()), quotas)));
    rows.add(row("", words.text("annex.in_all"), day.quotas()));
    pages.table(
        List.of(
            new PdfPages.Col(words.text("annex.col.code"), 50, false),
            new PdfPages.Col(words.text("annex.col.region"), 200, false),
            new PdfPages.Col(words.text("annex.col.sites"), 62, true),
            new PdfPages.Col(words.text("annex.col.mwh"), 90, true),
            new PdfPages.Col(words.text("annex.col.exempt_mwh"), 90, true),
            new PdfPages.Col(words.text("annex.col.allowed_mwh"), 90, true),
            new PdfPages.Col(words.text("annex.col.interruptible_mwh"), 90, true),
            new PdfPages.Col(words.text("annex.col.reoffer_mwh"), 90, true)),
        0,
        rows);
  }

  private List<String> row(String code, String name, List<PublishedRow> quotas) {
    return List.of(
        code,
        name,
        words.number(quotas.stream().map(r -> r.text(Columns.SITE_ID)).distinct().count()),
        mw(ExportDay.sum(quotas, QuotaColumns.QUOTA_MW)),
        mw(ExportDay.sum(quotas, QuotaColumns.EXEMPT_MW)),
        mw(ExportDay.sum(quotas, QuotaColumns.ALLOWED_MW)),
        mwIfKnown(quotas, QuotaColumns.INTERRUPTIBLE_MW),
        mwIfKnown(quotas, QuotaColumns.REOFFER_MW));
  }

  /**
   * The sum in MW; a dash where no row has a value, such as re-offered power where none is offered.
   */
  private String mwIfKnown(List<PublishedRow> quotas, ColumnSpec column) {
    return quotas.stream().anyMatch(row -> row.knows(column))
        ? mw(ExportDay.sum(quotas, column))
        : NOT_KNOWN;
  }

  private String mw(BigDecimal value) {
    return words.number(value, 3);
  }

  private void quotas(PdfPages pages) throws IOException {
    pages.gap(12);
    pages.paragraph(words.text("annex.quotas", words.code("clock", marketZone.getId())), 10, true);
    pages.gap(3);
    List<List<String>> rows = new ArrayList<>();
    List<QuotaBlock> blocks = QuotaBlock.of(day.quotas());
    for (int i = 0; i < blocks.size(); i++) {
      QuotaBlock block = blocks.get(i);
      rows.add(row(block));
      boolean last = i + 1 == blocks.size() || !blocks.get(i + 1).siteId().equals(block.siteId());
      if (last) {
        rows.add(subtotal(block));
      }
    }
    pages.table(
        List.of(
            new PdfPages.Col(words.text("annex.col.site_name"), 168, false),
            new PdfPages.Col(words.text("annex.col.region"), 88, false),
            new PdfPages.Col(words.text("annex.col.licensed"), 52, true),
            new PdfPages.Col(words.text("annex.col.block"), 70, false),
            new PdfPages.Col(words.text("annex.col.quota"), 58, true),
            new PdfPages.Col(words.text("annex.col.exempt"), 60, true),
            new PdfPages.Col(words.text("annex.col.allowed"), 60, true),
            new PdfPages.Col(words.text("annex.col.interruptible"), 62, true),
            new PdfPages.Col(words.text("annex.col.reoffer"), 62, true),
            new PdfPages.Col(words.text("annex.col.reason"), 82, false)),
        3,
        rows);
  }

  private List<String> row(QuotaBlock block) {
    return List.of(
        site(block),
        day.regionName(block.region(), words.language()),
        mw(block.licensedMw()),
        block.clock(),
        mw(block.quotaMw()),
        mw(block.exemptMw()),
        mw(block.allowedMw()),
        block.interruptibleMw() == null ? NOT_KNOWN : mw(block.interruptibleMw()),
        block.reofferMw() == null ? NOT_KNOWN : mw(block.reofferMw()),
        words.code("binding", block.bindingKind()));
  }

  /** The total of the site's day in MWh, printed below its blocks in MW. */
  private List<String> subtotal(QuotaBlock block) {
    List<PublishedRow> own =
        day.quotas().stream()
            .filter(row -> row.text(Columns.SITE_ID).equals(block.siteId()))
            .toList();
    return List.of(
        site(block),
        day.regionName(block.region(), words.language()),
        mw(block.licensedMw()),
        words.text("annex.day_mwh"),
        mw(ExportDay.sum(own, QuotaColumns.QUOTA_MW)),
        mw(ExportDay.sum(own, QuotaColumns.EXEMPT_MW)),
        mw(ExportDay.sum(own, QuotaColumns.ALLOWED_MW)),
        mwIfKnown(own, QuotaColumns.INTERRUPTIBLE_MW),
        mwIfKnown(own, QuotaColumns.REOFFER_MW),
        "");
  }

  /** The site: its registered name, its code and the miner's BIN. */
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
