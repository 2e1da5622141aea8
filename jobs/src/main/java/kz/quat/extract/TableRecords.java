package kz.quat.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import kz.quat.submission.Blanks;
import kz.quat.submission.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables that are not plain CSV with commas: separated by semicolon or tab, in a workbook, in
 * a zip file. A file of another kind is one record that says what it is.
 */
final class TableRecords {

  private static final int SAMPLE_CHARS = 1 << 13;

  private TableRecords() {}

  /**
   * Whether a file is CSV with commas below a header row, as most are; those are read as a stream.
   */
  static boolean isPlain(FileContent file, long limitBytes, List<String> required)
      throws IOException {
    try (InputStream in = file.open()) {
      byte[] b = in.readNBytes(4);
      boolean zip = b.length > 3 && b[0] == 'P' && b[1] == 'K' && b[2] < 8 && b[3] < 9;
      boolean office = b.length > 3 && (b[0] & 0xFF) == 0xD0 && (b[1] & 0xFF) == 0xCF;
      boolean pdf = b.length > 3 && b[0] == '%' && b[1] == 'P' && b[2] == 'D' && b[3] == 'F';
      if (zip || office || pdf) {
        return false;
      }
    }
    char[] sample = new char[SAMPLE_CHARS];
    int read;
    try (Reader text = new BufferedReader(FileText.open(file, limitBytes))) {
      read = Math.max(0, text.read(sample));
    }
    String start = new String(sample, 0, read);
    String first = start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return start.indexOf('\0') < 0
        && !first.stripLeading().startsWith("<")
        && (hasAll(first.split(",", -1), required) || !isOfOther(first, required));
  }

  /** Whether a line is the header row when split by another separator or unquoted. */
  private static boolean isOfOther(String first, List<String> required) {
    String plain = first.replace("\"", "").toLowerCase(Locale.ROOT);
    return hasAll(plain.split(";", -1), required)
        || hasAll(plain.split("\t", -1), required)
        || hasAll(plain.split(",", -1), required);
  }

  private static boolean hasAll(String[] names, List<String> required) {
    HashSet<String> found = new HashSet<>();
    for (String name : names) {
      found.add(Blanks.strip(name.replace("\"", "")));
    }
    return found.containsAll(required);
  }

  /** The records of such a file. */
  static List<RawRecord> of(FileContent file, SourceFormat format) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    List<Integer> positions = List.of();
    try (InputStream in = file.open()) {
      long line = 0;
      for (Tables.Row row :
          Tables.read(in, format.maxJsonBytes(), names -> names.containsAll(format.required()))) {
        String problem = row.problem();
        if (row.heading()) {
          positions = format.tableFields().stream().map(row.cells()::indexOf).toList();
          continue;
        }
        line = Math.max(row.line(), line + 1);
        records.add(
            problem != null
                ? RawRecord.broken(line, row.text(), problem)
                : new RawRecord(line, fields(row, positions), row.text(), null));
      }
    }
    return records;
  }

  private static List<@Nullable String> fields(Tables.Row row, List<Integer> positions) {
    List<@Nullable String> fields = new ArrayList<>();
    for (int position : positions) {
      fields.add(position < 0 ? null : row.cells().get(position));
    }
    return fields;
  }
}
