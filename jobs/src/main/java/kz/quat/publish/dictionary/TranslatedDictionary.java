package kz.quat.publish.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.domain.Language;
import kz.quat.schema.Audience;
import kz.quat.schema.Basis;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.PublicView;
import kz.quat.schema.RawTables;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * The data dictionary in Kazakh or Russian ({@link Topic#DICTIONARY}); the English texts are in the
 * schema. A missing translation of a table or column is an {@link IllegalStateException}; a test
 * checks that none is missing.
 */
public final class TranslatedDictionary {

  private final Catalogue words;

  private TranslatedDictionary(Language language) {
    this.words = Catalogue.of(Topic.DICTIONARY, language);
  }

  /** All tables as Markdown, in Kazakh or Russian. */
  public static String markdown(Language language) {
    TranslatedDictionary dictionary = new TranslatedDictionary(language);
    StringBuilder text = new StringBuilder();
    text.append("# ").append(dictionary.word("head.title")).append("\n\n");
    text.append(dictionary.word("head.version", Tables.SCHEMA_VERSION)).append("\n\n");
    text.append(dictionary.word("head.written")).append("\n\n");
    text.append(dictionary.word("head.null")).append('\n');
    text.append(dictionary.word("head.run")).append('\n');
    text.append('\n').append(dictionary.word("head.basis")).append(":\n\n");
    for (Basis basis : Basis.values()) {
      text.append("- %s: %s\n".formatted(basis.word(), dictionary.word("basis." + basis.word())));
    }
    for (TableSpec table : Tables.WITH_DIMENSIONS) {
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
                Dictionary.names(table.key()),
                word("head.audience"),
                word("audience." + table.audience().name().toLowerCase(Locale.ROOT)),
                word("head.cut"),
                word("cut." + table.partitioning().name().toLowerCase(Locale.ROOT))));
    if (table.audience() != Audience.INTERNAL) {
      text.append("%s: %s.\n\n".formatted(word("head.basis_of"), Basis.of(table).word()));
    }
    String references = Dictionary.references(table);
    if (!references.isEmpty()) {
      text.append(word("head.references")).append(": ").append(references).append(".\n\n");
    }
    if (PublicView.controls(table)) {
      text.append(
              word(
                  "head.withheld",
                  PublicView.WITHHELD_CODE.name(),
                  Dictionary.names(
                      PublicView.controlled(table).stream().map(ColumnSpec::published).toList())))
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
    List<ColumnSpec> columns = new ArrayList<>(table.columns());
    if (PublicView.controls(table)) {
      columns.add(PublicView.WITHHELD_CODE);
    }
    if (table.audience() != Audience.INTERNAL) {
      columns.add(Columns.RUN_ID);
    }
    columns.forEach(column -> column(text, table, column));
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

  /** The table's meaning. Tables of raw text share one text, into which the folder is filled. */
  private String about(TableSpec table) {
    String key = "table." + table.name();
    return words.has(key) || !table.name().startsWith(RawTables.PREFIX)
        ? word(key)
        : word("table.raw", table.name().substring(RawTables.PREFIX.length()) + "/");
  }

  /** The column's meaning in this table, or else the meaning it has in every table. */
  private String meaning(TableSpec table, ColumnSpec column) {
    if (column.meaning().equals(RawTables.AS_RECEIVED)) {
      return word("head.as_received");
    }
    String here = "column." + table.name() + "." + column.name();
    return word(words.has(here) ? here : "column." + column.name());
  }

  /**
   * A unit's translated symbol; the symbol itself if it has no translation, being the same in all
   * languages.
   */
  private String unit(String symbol) {
    return words.has("unit." + symbol) ? word("unit." + symbol) : symbol;
  }

  private String word(String key, Object... values) {
    return words.text(key, values);
  }
}
