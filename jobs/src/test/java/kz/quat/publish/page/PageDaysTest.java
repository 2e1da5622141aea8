package kz.quat.publish.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import org.junit.jupiter.api.Test;

/**
 * The page tells by a column's name that its number is a day: a day that it does not know stands
 * there as a number of days since 1970.
 */
class PageDaysTest {

  private static final Pattern DAYS = days();

  private static Pattern days() {
    String script;
    try {
      script = Files.readString(Path.of("dashboard/src/table.ts"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Matcher found = Pattern.compile("const DAYS = /(.+)/;").matcher(script);
    assertThat(found.find()).as("names of days in table.ts").isTrue();
    return Pattern.compile(found.group(1));
  }

  private static List<ColumnSpec> columns() {
    return Tables.ALL.stream().map(TableSpec::columns).flatMap(List::stream).distinct().toList();
  }

  @Test
  void everyColumnOfDaysIsShownAsADay() {
    assertThat(columns().stream().filter(column -> column.type() == ColumnType.DATE))
        .hasSizeGreaterThan(10)
        .allMatch(PageDaysTest::named);
  }

  @Test
  void noOtherNumberIsShownAsADay() {
    assertThat(
            columns().stream()
                .filter(column -> column.type() != ColumnType.DATE)
                .filter(column -> column.type() != ColumnType.TEXT))
        .noneMatch(PageDaysTest::named);
  }

  private static boolean named(ColumnSpec column) {
    return DAYS.matcher(column.name()).find();
  }
}
