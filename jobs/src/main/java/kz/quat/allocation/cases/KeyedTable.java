package kz.quat.allocation.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a key and further columns that its header names. */
public record KeyedTable(String file, List<String> others, List<Entry> rows) {

  /** Copies the lists. */
  public KeyedTable {
    others = List.copyOf(others);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param line its line in the file
   * @param others the text of each further column, by name in the header's order
   */
  public record Entry(int line, String key, Map<String, String> others) {}

  /**
   * Reads a file.
   *
   * @param key name of the column that must be there and filled
   * @throws BadCaseException where it is no such file
   * @throws IOException where it cannot be read
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
