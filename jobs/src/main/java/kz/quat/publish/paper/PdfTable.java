package kz.quat.publish.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table on pages. Every cell is wrapped and none is cut off. The head, and the leading cells that
 * consecutive rows share, are repeated on every page.
 */
final class PdfTable {

  private static final float GAP = 2;

  private final PdfPages pages;
  private final List<PdfPages.Col> columns;
  private final int shared;
  private final float right;

  PdfTable(PdfPages pages, List<PdfPages.Col> columns, int shared) {
    this.pages = pages;
    this.columns = List.copyOf(columns);
    this.shared = shared;
    this.right =
        PdfPages.LEFT + (float) columns.stream().mapToDouble(PdfPages.Col::width).sum() - 4;
  }

  void write(List<List<String>> rows) throws IOException {
    pages.keep(6 * PdfPages.LINE_HEIGHT);
    head();
    int from = 0;
    while (from < rows.size()) {
      int to = from + 1;
      while (shared > 0 && to < rows.size() && same(rows.get(from), rows.get(to))) {
        to++;
      }
      group(rows.subList(from, to));
      from = to;
    }
  }

  private boolean same(List<String> one, List<String> other) {
    return one.subList(0, shared).equals(other.subList(0, shared));
  }

  private void head() throws IOException {
    List<List<String>> cells =
        wrapped(columns.stream().map(PdfPages.Col::heading).toList(), 0, columns.size(), true);
    cells(cells, 0, true);
    pages.goTo(pages.y() - height(cells));
    pages.rule(PdfPages.LEFT, right, 0.8f);
    pages.goTo(pages.y() - GAP);
  }

  /** Writes consecutive rows that share their leading cells. */
  private void group(List<List<String>> rows) throws IOException {
    List<List<String>> first = wrapped(rows.get(0), 0, shared, false);
    float top = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<List<String>> own = wrapped(rows.get(i), shared, columns.size(), false);
      float high = height(own);
      if (i == 0 || !pages.fits(high + GAP)) {
        if (i > 0) {
          end(top - height(first));
        }
        if (!pages.fits(Math.max(high, height(first)) + GAP)) {
          pages.newPage();
          head();
        }
        top = pages.y();
        cells(first, 0, false);
      }
      cells(own, shared, false);
      pages.goTo(pages.y() - high - GAP);
    }
    end(top - height(first) - GAP);
  }

  /** Draws the line below a group, whose shared cells may reach lower than its rows. */
  private void end(float lowest) throws IOException {
    pages.goTo(Math.min(pages.y(), lowest));
    pages.rule(PdfPages.LEFT, right, 0.2f);
    pages.goTo(pages.y() - GAP);
  }

  private List<List<String>> wrapped(List<String> row, int from, int to, boolean strong)
      throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (int i = from; i < to; i++) {
      cells.add(pages.lines(row.get(i), columns.get(i), strong));
    }
    return cells;
  }

  private void cells(List<List<String>> cells, int from, boolean strong) throws IOException {
    float x = PdfPages.LEFT;
    for (int i = 0; i < from; i++) {
      x += columns.get(i).width();
    }
    for (int i = 0; i < cells.size(); i++) {
      pages.cell(cells.get(i), columns.get(from + i), x, strong);
      x += columns.get(from + i).width();
    }
  }

  private static float height(List<List<String>> cells) {
    return PdfPages.LINE_HEIGHT * cells.stream().mapToInt(List::size).max().orElse(0);
  }
}
