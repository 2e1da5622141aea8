package kz.quat.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the schema declares about published tables as a whole. */
class ForeignKeysTest {

  private static Set<TableSpec> published() {
    return Tables.WITH_DIMENSIONS.stream()
        .filter(table -> table.audience() != Audience.INTERNAL)
        .collect(Collectors.toSet());
  }

  private static List<String> names(List<ColumnSpec> columns) {
    return columns.stream().map(ColumnSpec::name).toList();
  }

  /** A table with more days than its target would have rows whose target is not published. */
  @Test
  void aReferenceLeadsToColumnsOfATableWithTheSamePublishedDays() {
    for (TableSpec table : published()) {
      for (ForeignKey key : ForeignKeys.of(table)) {
        assertThat(names(key.target().columns())).containsAll(names(key.targetColumns()));
        assertThat(names(table.columns())).containsAll(names(key.columns()));
        if (!DimensionTables.ALL.contains(key.target())) {
          assertThat(key.target().publishedDays()).isEqualTo(table.publishedDays());
        }
      }
    }
  }

  @Test
  void regionsSitesAndDaysReferToTheirDimensions() {
    assertThat(ForeignKeys.of(OutTables.QUOTA_SITE_HOURS))
        .extracting(key -> key.target().name())
        .containsExactlyInAnyOrder("dim_region", "dim_site", "dim_date");
    assertThat(ForeignKeys.of(DimensionTables.SITES))
        .extracting(key -> key.columns().get(0).name() + " " + key.target().name())
        .containsExactlyInAnyOrder("region dim_region", "host_site_id dim_site");
  }

  /** A report may name a site that nobody registered. */
  @Test
  void aSiteAsSomebodyWroteItIsNoReference() {
    assertThat(ForeignKeys.of(CoreTables.FILINGS))
        .extracting(key -> key.target().name())
        .containsExactly("dim_date");
  }

  @Test
  void everyPublishedTableSaysWhetherItIsMeasuredOrForecast() {
    for (TableSpec table : published()) {
      assertThat(Basis.of(table) == Basis.BY_ROW)
          .as(table.name())
          .isEqualTo(table.has(GridColumns.BASIS));
    }
  }
}
