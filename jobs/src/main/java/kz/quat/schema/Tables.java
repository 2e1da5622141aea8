package kz.quat.schema;

import java.util.List;
import java.util.stream.Stream;

/** All tables of the warehouse, in the order in which a night writes them. */
public final class Tables {

  private Tables() {}

  /** Raw, core and out tables. */
  public static final List<Table> ALL =
      Stream.of(
              Stream.of(RawTables.FILES),
              RawTables.SOURCES.stream().map(RawTables.Source::table),
              ReconciliationTables.ALL.stream(),
              CoreTables.ALL.stream(),
              OutTables.ALL.stream(),
              ComplianceTables.ALL.stream())
          .flatMap(tables -> tables)
          .toList();

  /** The tables that a run publishes to an audience. */
  public static List<Table> publishedTo(Audience audience) {
    return ALL.stream().filter(table -> table.audience() == audience).toList();
  }
}
