package kz.quat.schema;

import java.util.List;
import java.util.stream.Stream;

/** All tables of the warehouse, in the order in which a night writes them. */
public final class Tables {

  /**
   * Version of the meaning of published columns, stated in every manifest and dictionary. It
   * increases when a column changes its meaning or is removed; CHANGELOG.md tells what changed.
   */
  public static final int SCHEMA_VERSION = 2;

  private Tables() {}

  /** Raw, core and out tables. */
  public static final List<TableSpec> ALL =
      Stream.of(
              Stream.of(RawTables.FILES),
              RawTables.SOURCES.stream().map(RawTables.Source::table),
              ReconciliationTables.ALL.stream(),
              MarketTables.ALL.stream(),
              OrderTables.ALL.stream(),
              RegisterTables.ALL.stream(),
              CoreTables.ALL.stream(),
              OutTables.ALL.stream(),
              AdequacyTables.ALL.stream(),
              ComplianceTables.ALL.stream(),
              LeadTables.ALL.stream())
          .flatMap(tables -> tables)
          .toList();

  /** The tables of the warehouse and the dimensions, which exist as published files only. */
  public static final List<TableSpec> WITH_DIMENSIONS =
      Stream.concat(ALL.stream(), DimensionTables.ALL.stream()).toList();

  /**
   * The tables that a run publishes to an audience. If the public sees a view of a table, the
   * restricted audience gets the complete table under the same name. It also gets the public
   * dimensions, so that the tables of one folder refer to tables of the same folder.
   */
  public static List<TableSpec> publishedTo(Audience audience) {
    return switch (audience) {
      case PUBLISHED -> of(audience).map(PublicView::of).toList();
      case RESTRICTED ->
          WITH_DIMENSIONS.stream()
              .filter(
                  table ->
                      table.audience() == audience
                          || PublicView.controls(table)
                          || DimensionTables.ALL.contains(table))
              .toList();
      case INTERNAL -> of(audience).toList();
    };
  }

  private static Stream<TableSpec> of(Audience audience) {
    return WITH_DIMENSIONS.stream().filter(table -> table.audience() == audience);
  }
}
