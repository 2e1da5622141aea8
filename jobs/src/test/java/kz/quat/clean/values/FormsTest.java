package kz.quat.clean.values;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A quoted cell may contain a line break. Spark's casts ignore it, so a pattern that does not reach
 * to the end of the text would accept two lines as one value.
 */
@ExtendWith(Spark.Extension.class)
class FormsTest {

  private static final List<String> LINE_BREAKS = List.of("\n", "\r\n", "\u2028");

  @Test
  void aLineBreakAfterAValueIsNoPartOfANumberOrATime(Spark spark) {
    Column[] values =
        LINE_BREAKS.stream()
            .flatMap(
                end ->
                    List.of(
                        Numbers.decimal(lit("1.5" + end)),
                        Numbers.whole(lit("15" + end)),
                        Times.date(lit("2022-12-06" + end)),
                        Times.utc(lit("2022-12-06T00:00Z" + end)))
                        .stream())
            .toArray(Column[]::new);

    Row row = spark.session().range(1).select(values).head();

    for (int i = 0; i < row.size(); i++) {
      assertThat(row.get(i)).as(values[i].toString()).isNull();
    }
  }

  @Test
  void valuesWithoutALineBreakAreRead(Spark spark) {
    Row row =
        spark
            .session()
            .range(1)
            .select(
                Numbers.decimal(lit("-1.5e1")).cast("double"),
                Numbers.whole(lit("15")),
                Times.date(lit("2022-12-06")).cast("string"),
                Times.utc(lit("2022-12-06T00:00+00:00")).cast("long"))
            .head();

    assertThat(List.of(row.get(0), row.get(1), row.get(2), row.get(3)))
        .containsExactly(-15.0, 15, "2022-12-06", 1670284800L);
  }
}
