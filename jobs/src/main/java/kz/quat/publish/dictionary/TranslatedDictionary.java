package kz.quat.publish.dictionary;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import kz.quat.domain.Language;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.PublicView;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;

/**
 * The data dictionary in Kazakh or Russian: {@code dictionary_kk.properties} and its like. English
 * is the schema's own. A table or column that has no translation is an {@link
 * IllegalStateException}: a test holds that none is lacking.
 */
public final class TranslatedDictionary {

  private final ResourceBundle words;

  private TranslatedDictionary(Language language) {
    this.words =
        ResourceBundle.getBundle(
            "kz.quat.publish.dictionary",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** All tables as Markdown, in Kazakh or Russian. */
  public static String markdown(Language language) {
    TranslatedDictionary dictionary = new TranslatedDictionary(language);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(dictionary.word("head.title")).append("\n\n");
    text.append(
            dictionary.word("head.version").replace("{0}", String.valueOf(Tables.SCHEMA_VERSION)))
        .append("\n\n");
    text.append(dictionary.word("head.written")).append("\n\n");
    text.append(dictionary.word("head.null")).append('\n');
    for (TableSpec table : Tables.ALL) {
      dictionary.table(text, table);
    }
    return text.toString();
  }

  private void table(StringBuilder text, TableSpec table) {
    text.append("\n## ").append(table.name()).append("\n\n");
    text.append(
        "%s. %s: %s. %s: %s. %s: %s.\n\n"
            .formatted(
                about(table),
                word("head.key"),
                names(table.key()),
                word("head.audience"),
                word("audience." + table.audience().name().toLowerCase(Locale.ROOT)),
                word("head.cut"),
                word("cut." + table.partitioning().name().toLowerCase(Locale.ROOT))));
    if (PublicView.controls(table)) {
      text.append(
              word("head.withheld")
                  .replace("{0}", PublicView.WITHHELD_CODE.name())
                  .replace(
                      "{1}",
                      names(
                          PublicView.controlled(table).stream()
                              .map(ColumnSpec::published)
                              .toList())))
          .append("\n\n");
    }
    text.append(
        "| %s | %s | %s | %s | %s |\n|---|---|---|---|---|\n"
            .formatted(
                word("head.column"),
                word("head.type"),
                word("head.unit"),
                word("head.may_be_null"),
                word("head.meaning")));
    table.columns().forEach(column -> column(text, table, column));
    if (PublicView.controls(table)) {
      column(text, table, PublicView.WITHHELD_CODE);
    }
  }

  private void column(StringBuilder text, TableSpec table, ColumnSpec column) {
    text.append(
        "| `%s` | %s | %s | %s | %s |\n"
            .formatted(
                column.name(),
                column.type().name().toLowerCase(Locale.ROOT),
                unit(column.unit().symbol()),
                word(column.required() ? "head.no" : "head.yes"),
                meaning(table, column).replace("|", "\\|")));
  }

  /** What the table holds; of those of raw text only the folder differs. */
  private String about(TableSpec table) {
    String key = "table." + table.name();
    return words.containsKey(key) || !table.name().startsWith(RawTables.PREFIX)
        ? word(key)
        : word("table.raw").replace("{0}", table.name().substring(RawTables.PREFIX.length()) + "/");
  }

  /** What the column means in that table, or in every table that has it. */
  private String meaning(TableSpec table, ColumnSpec column) {
    if (column.meaning().equals(RawTables.AS_RECEIVED)) {
      return word("head.as_received");
    }
    String here = "column." + table.name() + "." + column.name();
    return word(words.containsKey(here) ? here : "column." + column.name());
  }

  /** A unit's sign; one that is the same everywhere has no translation. */
  private String unit(String symbol) {
    return words.containsKey("unit." + symbol) ? word("unit." + symbol) : symbol;
  }

  private String word(String key) {
    if (!words.containsKey(key)) {
      throw new IllegalStateException(words.getBaseBundleName() + " lacks " + key);
    }
    return words.getString(key);
  }

  private static String names(List<ColumnSpec> columns) {
    return String.join(", ", columns.stream().map(column -> "`" + column.name() + "`").toList());
  }
}
