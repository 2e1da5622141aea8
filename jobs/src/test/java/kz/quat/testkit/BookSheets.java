package kz.quat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Asks the queries that a book of a period prints again of the published files. */
public final class BookSheets {

  private static final LocalDate SHEETS_COUNT_FROM = LocalDate.of(1899, 12, 30);

  private BookSheets() {}

  /**
   * Compares every number and day of every sheet of an English book with DuckDB's answer to the
   * query printed for it.
   *
   * @param root the folder above {@code published} and {@code restricted}
   * @return rows of the answer by the sheet's name
   */
  public static Map<String, Integer> sameAsPublished(Path workbook, Path root) throws IOException {
    Map<String, Integer> rows = new TreeMap<>();
    try (InputStream in = Files.newInputStream(workbook);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      Sheet sources = book.getSheet("Sources");
      for (int i = 1; i <= sources.getLastRowNum(); i++) {
        Row line = sources.getRow(i);
        Path file = root.resolve(text(line, 1)).resolve(text(line, 2));
        List<String> answer =
            Duck.query(file, text(line, 3).replace("'" + text(line, 2) + "'", "'" + file + "'"));
        same(book.getSheet(text(line, 0)), answer);
        rows.put(text(line, 0), answer.size());
      }
    }
    return rows;
  }

  private static String text(Row row, int cell) {
    return row.getCell(cell).getStringCellValue();
  }

  private static void same(Sheet sheet, List<String> answer) {
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= sheet.getLastRowNum(); i++) {
      Cell first = sheet.getRow(i) == null ? null : sheet.getRow(i).getCell(0);
      if (first == null || !first.toString().equals("In all")) {
        rows.add(figures(sheet.getRow(i)));
      }
    }
    // Nothing to show is said in a row without figures.
    if (answer.isEmpty()) {
      assertThat(rows).as(sheet.getSheetName()).allMatch(String::isEmpty);
      return;
    }
    assertThat(answer).as(sheet.getSheetName()).hasSameSizeAs(rows);
    for (String line : answer) {
      String figures = figures(line);
      assertThat(rows).as(sheet.getSheetName()).anyMatch(row -> row.startsWith(figures));
    }
  }

  private static String figures(Row row) {
    StringBuilder figures = new StringBuilder();
    if (row != null) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.NUMERIC) {
          figures.append(rounded(BigDecimal.valueOf(cell.getNumericCellValue())));
        }
      }
    }
    return figures.toString();
  }

  /** The numbers and days of a line of the answer, a day as the sheet counts it. */
  private static String figures(String line) {
    StringBuilder figures = new StringBuilder();
    for (String value : line.split("\\|", -1)) {
      if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
        long days = LocalDate.parse(value).toEpochDay() - SHEETS_COUNT_FROM.toEpochDay();
        figures.append(rounded(BigDecimal.valueOf(days)));
      } else if (value.matches("-?[0-9.]+(E-?\\d+)?")) {
        figures.append(rounded(new BigDecimal(value)));
      }
    }
    return figures.toString();
  }

  private static String rounded(BigDecimal number) {
    return number.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " ";
  }
}
