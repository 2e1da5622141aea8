package kz.quat.allocation.whatif;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.KeyedTable;

/**
 * A file of changes: a {@code key} column and one column for each what-if, named by the column's
 * header. A blank changes nothing.
 */
final class ChangeFile {
  private static final int MOST_VARIANTS = 50;

  private ChangeFile() {}

  /** The changes of each what-if, in the order of the columns. */
  static Map<String, List<Change>> read(Path file) throws IOException {
    KeyedTable table = KeyedTable.read(file, "key");
    Map<String, List<Change>> variants = new LinkedHashMap<>();
    for (String name : table.others()) {
      if (!name.matches("[\\p{L}\\p{N}_.+-]{1,40}") || name.equals(WhatIf.ORIGINAL)) {
        throw new BadCaseException(
            table.file(),
            1,
            "header",
            name,
            "must be a name of letters, digits, _ . + - (at most 40), not " + WhatIf.ORIGINAL);
      }
      variants.put(name, new ArrayList<>());
    }
    if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
      throw new BadCaseException(
          table.file(), 1, "header", "", "must have a column key and 1 to 50 what-ifs");
    }
    for (KeyedTable.Entry row : table.rows()) {
      row.others()
          .forEach(
              (name, value) -> {
                if (!value.isEmpty()) {
                  variants
                      .computeIfAbsent(name, key -> new ArrayList<>())
                      .add(new Change(table.file(), row.line(), row.key(), value));
                }
              });
    }
    return variants;
  }
}
