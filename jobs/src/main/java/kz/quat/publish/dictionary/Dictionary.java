package kz.quat.publish.dictionary;

import java.util.List;
import java.util.Locale;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.PublicView;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;

/** The data dictionary, generated from the schema so that the two cannot disagree. */
public final class Dictionary {

  private Dictionary() {}

  /** The dictionary of the given tables as Markdown. */
  public static String markdown(List<TableSpec> tables) {
    StringBuilder text = new StringBuilder();
    text.append("# Data dictionary\n\n");
    text.append("Schema version: %d.\n\n".formatted(Tables.SCHEMA_VERSION));
    text.append("Written by `quat dictionary` from the schema; not to be edited by hand.\n\n");
    text.append(
        "Null means \"not known\", never 0. Times are UTC. Energy that is kept inside as whole\n");
    text.append(
        "watt-hours (`_wh`) is published as `_mwh` with six decimals: the same number exactly.\n");
    for (TableSpec table : tables) {
      text.append("\n## ").append(table.name()).append("\n\n");
      text.append(table.meaning()).append(". ");
      text.append("Key: ").append(names(table.key())).append(". ");
      text.append("Audience: ").append(lower(table.audience())).append(". ");
      text.append("Cut by: ").append(lower(table.partitioning())).append(".\n\n");
      text.append(withheld(table));
      text.append("| column | type | unit | null | meaning |\n|---|---|---|---|---|\n");
      for (ColumnSpec column : table.columns()) {
        text.append(
            "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                    column.name(),
                    lower(column.type()),
                    column.unit().symbol(),
                    column.required() ? "no" : "yes",
                    column.meaning().replace("|", "\\|")));
      }
    }
    return text.toString();
  }

  /**
   * The columns that a complete table's public view may withhold; empty for a table without such
   * columns, and for a view, whose own description says it.
   */
  private static String withheld(TableSpec table) {
    if (!PublicView.controls(table) || PublicView.isView(table)) {
      return "";
    }
    return "To everybody these may be withheld (null; `%s` says why): %s. See docs/disclosure.md.\n\n"
        .formatted(
            PublicView.WITHHELD_CODE.name(),
            names(PublicView.controlled(table).stream().map(ColumnSpec::published).toList()));
  }

  private static String names(List<ColumnSpec> columns) {
    return String.join(", ", columns.stream().map(column -> "`" + column.name() + "`").toList());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
