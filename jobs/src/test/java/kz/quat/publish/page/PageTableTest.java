package kz.quat.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTableTest {

  static Stream<PageTable> named() {
    return Stream.concat(PageTable.ALL.stream(), Stream.of(PageTable.YEAR))
        .filter(table -> !table.name().endsWith("*"));
  }

  @ParameterizedTest
  @MethodSource("named")
  void sliceNamesColumnsThatItsTableHas(PageTable slice) {
    List<TableSpec> found =
        Tables.ALL.stream().filter(table -> table.name().equals(slice.name())).toList();
    assertThat(found).hasSize(1);
    TableSpec table = found.get(0);
    assertThat(slice.audience()).isEqualTo(table.audience());
    assertThat(table.publishedColumns().stream().map(ColumnSpec::name))
        .containsAll(slice.columns());
  }
}
