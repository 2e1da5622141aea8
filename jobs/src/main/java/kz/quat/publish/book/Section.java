package kz.quat.publish.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of the book with the query that gives it.
 *
 * @param id its title is the words' {@code title.ID}
 * @param names of its columns; a heading is the words' {@code col.NAME}
 * @param summed names of the columns that may be added up
 * @param rows values by column; null = not known
 * @param reckoned how the columns beyond the query's are reckoned; empty where there are none
 */
record Section(
    String id,
    Query query,
    List<String> names,
    Set<String> summed,
    List<List<@Nullable Object>> rows,
    String reckoned) {

  Section {
    names = List.copyOf(names);
    summed = Set.copyOf(summed);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** The answer of a query as it is; one that is a single line has nothing to add up. */
  static Section of(String id, Query query, List<List<@Nullable Object>> answer) {
    Set<String> summed = new TreeSet<>();
    query
        .measures()
        .forEach(
            measure -> {
              boolean adds =
                  measure.kind() == Measure.Kind.COUNT || measure.kind() == Measure.Kind.SUM;
              if (adds && !query.by().isEmpty()) {
                summed.add(measure.name());
              }
            });
    return new Section(id, query, query.names(), summed, answer, "");
  }

  /** The same, its rows by the place of their first value in a list. */
  Section inOrderOf(List<String> firstValues) {
    List<List<@Nullable Object>> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(row -> firstValues.indexOf(String.valueOf(row.get(0)))));
    return new Section(id, query, names, summed, sorted, reckoned);
  }

  /** The same with further columns, reckoned from the others. */
  Section with(
      List<String> more,
      Set<String> moreSummed,
      String how,
      Function<List<@Nullable Object>, List<@Nullable Object>> reckon) {
    List<String> all = new ArrayList<>(names);
    all.addAll(more);
    Set<String> sums = new TreeSet<>(summed);
    sums.addAll(moreSummed);
    List<List<@Nullable Object>> longer = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> line = new ArrayList<>(row);
      line.addAll(reckon.apply(row));
      longer.add(line);
    }
    return new Section(id, query, all, sums, longer, how);
  }

  /** The values of a column. */
  List<@Nullable Object> column(String name) {
    List<@Nullable Object> values = new ArrayList<>();
    int at = names.indexOf(name);
    rows.forEach(row -> values.add(row.get(at)));
    return values;
  }
}
