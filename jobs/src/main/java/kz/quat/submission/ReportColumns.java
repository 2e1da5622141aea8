package kz.quat.submission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.quat.submission.TableLayout.ColumnHeading;
import org.jspecify.annotations.Nullable;

/** Assigns one column to each field of a table, once the form's own fields are known. */
final class ReportColumns {

  private final Map<String, ColumnHeading> columns = new LinkedHashMap<>();
  private @Nullable FormFault fault;
  private @Nullable String chosen;

  private ReportColumns() {}

  /**
   * Assigns the columns.
   *
   * @param energy whether the form's unit is one of energy
   */
  static ReportColumns of(TableLayout layout, boolean energy) {
    ReportColumns of = new ReportColumns();
    layout
        .found()
        .forEach(
            (field, found) -> {
              List<ColumnHeading> meant = meant(field, found, energy);
              of.choose(field, found, meant);
            });
    return of;
  }

  private static List<ColumnHeading> meant(
      String field, List<ColumnHeading> found, boolean energy) {
    return switch (field) {
      case Headings.VALUE -> ValueColumns.meant(found, energy);
      case Headings.HOUR -> HourWords.meant(found);
      case Headings.NOTE -> found.subList(0, 1);
      default -> found;
    };
  }

  private void choose(String field, List<ColumnHeading> found, List<ColumnHeading> meant) {
    if (meant.size() == 1) {
      columns.put(field, meant.get(0));
      if (found.size() > 1 && field.equals(Headings.VALUE)) {
        chosen = meant.get(0).text();
      }
      return;
    }
    columns.put(field, found.get(0));
    if (field.equals(Headings.TOTAL)) {
      return;
    }
    boolean none = meant.isEmpty();
    String names = found.stream().map(ColumnHeading::text).collect(Collectors.joining(" / "));
    FormFault why = new FormFault(none ? "not_consumption" : "ambiguous_columns", field, names);
    fault = fault == null ? why : fault;
  }

  int column(String field) {
    ColumnHeading heading = columns.get(field);
    return heading == null ? -1 : heading.column();
  }

  /** The heading of a field's column; null if the field has none. */
  @Nullable String heading(String field) {
    ColumnHeading heading = columns.get(field);
    return heading == null ? null : heading.text();
  }

  Map<String, ColumnHeading> all() {
    return columns;
  }

  /** The reason why no single column could be assigned to a field; null if there is none. */
  @Nullable FormFault fault() {
    return fault;
  }

  /** The heading of the values if it was chosen among several by its words; else null. */
  @Nullable String chosen() {
    return chosen;
  }
}
