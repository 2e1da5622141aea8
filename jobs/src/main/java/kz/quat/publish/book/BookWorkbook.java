package kz.quat.publish.book;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.quat.publish.paper.ReproducibleWorkbook;
import kz.quat.publish.paper.Sheet;
import kz.quat.publish.paper.Sheet.Head;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** The book as a workbook in one language: what it is of, a sheet a table, the queries last. */
final class BookWorkbook {

  private static final int NUMBER_WIDTH = 15;
  private static final int TEXT_WIDTH = 26;
  private static final int LINE_WIDTH = 110;

  private final BookData data;
  private final BookWords words;
  private final List<Map<String, BigDecimal>> results = new ArrayList<>();

  BookWorkbook(BookData data, BookWords words) {
    this.data = data;
    this.words = words;
  }

  /** The file's bytes: the same run gives the same ones. */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Quat", "1.0")) {
      about(workbook);
      data.sections().forEach(section -> section(workbook, section));
      sources(workbook);
    }
    return ReproducibleWorkbook.rewrite(out.toByteArray(), data.run().issuedAt(), results);
  }

  private void finish(Sheet sheet) {
    results.add(sheet.finish(words.own().text("total")));
  }

  private void about(Workbook workbook) {
    Sheet sheet =
        new Sheet(
            workbook,
            words.sheet("about"),
            List.of(Head.of(words.own().text("title", data.period().id()), LINE_WIDTH)));
    words.about(data).forEach(line -> sheet.text(line).endRow());
    finish(sheet);
  }

  private void section(Workbook workbook, Section section) {
    List<Head> heads = new ArrayList<>();
    for (String name : section.names()) {
      if (name.equals("region")) {
        heads.add(Head.of(words.heading("region_code"), NUMBER_WIDTH));
      }
      boolean isGroup = section.names().indexOf(name) < section.query().by().size();
      heads.add(
          new Head(
              words.heading(name),
              isGroup ? TEXT_WIDTH : NUMBER_WIDTH,
              section.summed().contains(name)));
    }
    Sheet sheet = new Sheet(workbook, words.sheet(section.id()), heads);
    for (List<@Nullable Object> row : section.rows()) {
      for (int i = 0; i < row.size(); i++) {
        cell(sheet, section.names().get(i), row.get(i));
      }
      sheet.endRow();
    }
    finish(sheet);
  }

  private void cell(Sheet sheet, String name, @Nullable Object value) {
    if (name.equals("region")) {
      sheet.text(value);
    }
    if (value instanceof Number whole && BookWords.isWhole(value)) {
      sheet.whole(whole.longValue());
    } else if (value instanceof Number) {
      sheet.decimal(value);
    } else if (value instanceof LocalDate day) {
      sheet.date(day);
    } else {
      sheet.text(value == null ? null : words.shown(name, value.toString()));
    }
  }

  /** By which query each table can be asked again, and of which file. */
  private void sources(Workbook workbook) {
    Sheet sheet =
        new Sheet(
            workbook,
            words.sheet("sources"),
            List.of(
                Head.of(words.heading("source_sheet"), TEXT_WIDTH),
                Head.of(words.heading("source_folder"), 46),
                Head.of(words.heading("source_table"), 34),
                Head.of(words.heading("source_query"), LINE_WIDTH),
                Head.of(words.heading("source_reckoned"), 60)));
    for (Section section : data.sections()) {
      sheet
          .text(words.sheet(section.id()))
          .text(data.folder(section.query()))
          .text(section.query().file())
          .text(section.query().sql())
          .text(section.reckoned())
          .endRow();
    }
    finish(sheet);
  }
}
