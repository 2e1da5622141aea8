package kz.quat.allocation.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a key column and any further columns. */
public record KeyedTable(String file, List<String> others, List<Entry> rows) {

  public KeyedTable {
    others = List.copyOf(others);
    rows = List.copyOf(rows);
  }

  /**
   * A row of the file.
   *
   * @param line its line in the file
   * @param others the text of each further column by name, in the order of the header
   */
  public record Entry(int line, String key, Map<String, String> others) {}

  /**
   * Reads a file.
   *
   * @param key name of the key column, which must exist and be filled
   * @throws BadCaseException if the file does not have this form
   * @throws IOException if the file cannot be read
   */
  public static KeyedTable read(Path path, String key) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    String file = String.valueOf(path.getFileName());
    if (folder == null) {
      throw new BadCaseException(file, 0, "file", path.toString(), "must be a file");
    }
    CsvTable table = CsvTable.readAnyOf(folder, file, key);
    List<String> others = new ArrayList<>(table.header());
    others.remove(key);
    List<Entry> rows = new ArrayList<>();
    for (CsvRow row : table.rows()) {
      if (row.text(key).isBlank()) {
        throw row.refusal(key, "must not be blank");
      }
      Map<String, String> texts = new LinkedHashMap<>();
      others.forEach(name -> texts.put(name, row.text(name).strip()));
      rows.add(new Entry(row.line(), row.text(key).strip(), texts));
    }
    return new KeyedTable(file, others, rows);
  }
}
