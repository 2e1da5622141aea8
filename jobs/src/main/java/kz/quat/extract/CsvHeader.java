package kz.quat.extract;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kz.quat.submission.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * The header row of a CSV file: the positions of the source's columns, in any order. Unknown
 * columns are ignored.
 *
 * @param valid false if a required column is missing or any column occurs twice
 * @param positions of all columns of the source; -1 for an optional one that is absent
 */
record CsvHeader(boolean valid, int fieldCount, List<Integer> positions) {

  static CsvHeader of(CsvRecord record, List<String> required, List<String> all) {
    List<String> names = record.getFields().stream().map(Blanks::strip).toList();
    boolean unique = new HashSet<>(names).size() == names.size();
    return new CsvHeader(
        unique && names.containsAll(required),
        names.size(),
        all.stream().map(name -> name.isEmpty() ? -1 : names.indexOf(name)).toList());
  }

  List<@Nullable String> fields(CsvRecord record) {
    List<@Nullable String> fields = new ArrayList<>(positions.size());
    for (int position : positions) {
      fields.add(position < 0 ? null : Blanks.strip(record.getField(position)));
    }
    return fields;
  }
}
