package org.dhatim.fastexcel.reader;

/** The place of a cell, counted from 0; what the library's own class does with unsigned numbers. */
public final class CellAddress implements Comparable<CellAddress> {

  private final int row;
  private final int col;

  public CellAddress(int row, int col) {
    this.row = row;
    this.col = col;
  }

  /** Reads an address such as B12 or $B$12. */
  public CellAddress(String address) {
    String plain = address.replace("$", "");
    int at = 0;
    int letters = 0;
    while (at < plain.length() && !(plain.charAt(at) >= '0' && plain.charAt(at) <= '9')) {
      letters = letters * 26 + Character.toUpperCase(plain.charAt(at)) - 'A' + 1;
      at++;
    }
    this.col = letters - 1;
    this.row = Integer.parseInt(plain.substring(at)) - 1;
  }

  public int getRow() {
    return row;
  }

  public int getColumn() {
    return col;
  }

  /** The letters of a column. */
  static String convertNumToColString(int col) {
    StringBuilder letters = new StringBuilder();
    for (int left = col + 1; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return letters.toString();
  }

  static void format(StringBuilder text, int row, int col) {
    text.append(convertNumToColString(col)).append(row + 1);
  }

  @Override
  public String toString() {
    return convertNumToColString(col) + (row + 1);
  }

  @Override
  public int compareTo(CellAddress other) {
    return row == other.row ? Integer.compare(col, other.col) : Integer.compare(row, other.row);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellAddress && compareTo((CellAddress) other) == 0;
  }

  @Override
  public int hashCode() {
    return row * 31 + col;
  }
}
