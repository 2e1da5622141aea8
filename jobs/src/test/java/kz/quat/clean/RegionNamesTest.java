package kz.quat.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kz.quat.config.ConfigReader;
import kz.quat.config.Rules;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Unit;
import kz.quat.testkit.Spark;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names that files use for regions. */
@ExtendWith(Spark.Extension.class)
class RegionNamesTest {

  private static final RegionCodes CODES =
      RegionCodes.of(ConfigReader.read(Path.of("conf/quat.yaml")).rules().regions());
  private static final ColumnSpec NAME =
      new ColumnSpec("name", ColumnType.TEXT, Unit.NONE, true, "As written");

  private static List<String> codes(Spark spark, String... names) {
    Column code = CODES.code(NAME.col());
    Column lastDay = CODES.lastDay(NAME.col()).cast("string");
    return spark
        .rows(ColumnSpec.struct(List.of(NAME)), Stream.of(names).map(RowFactory::create).toList())
        .select(org.apache.spark.sql.functions.concat_ws(" to ", code, lastDay))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void theNewRegionsAreReadInEverySpelling(Spark spark) {
    assertThat(
            codes(
                spark,
                "область Абай",
                "Абайская обл.",
                "АБАЙ ОБЛЫСЫ",
                "область Жетісу",
                "Жетысуская область",
                " область  \u00A0Ұлытау ",
                "Улытауская область",
                "\"Павлодарская область\""))
        .containsExactly("KZ-10", "KZ-10", "KZ-10", "KZ-33", "KZ-33", "KZ-62", "KZ-62", "KZ-55");
    assertThat(CODES.todays("Ұлытау облысы")).isEqualTo("KZ-62");
  }

  @Test
  void aFormerNameIsReadUntilItsLastDay(Spark spark) {
    assertThat(codes(spark, "Нур-Султан", "Южно-Казахстанская область", "KZ-KAR"))
        .containsExactly("KZ-71 to 2022-12-31", "KZ-61 to 2018-06-18", "KZ-35 to 2022-12-31");
  }

  /** Алматы alone may be the city or the region. */
  @Test
  void aNameOfTwoMeaningsIsNotGuessed(Spark spark) {
    assertThat(codes(spark, "Алматы", "Almaty", "Алматинская область", "город Алматы"))
        .containsExactly("", "", "KZ-19", "KZ-75");
  }

  @Test
  void anAreaOfAMarketDocumentIsReadByItsEicOnly(Spark spark) {
    Rules.RegionRules shipped = ConfigReader.read(Path.of("conf/quat.yaml")).rules().regions();
    RegionCodes codes =
        RegionCodes.of(
            new Rules.RegionRules(
                shipped.source(),
                shipped.regions(),
                shipped.splits(),
                shipped.oldCodes(),
                shipped.names(),
                shipped.formerNames(),
                List.of(
                    new Rules.EicArea("10YFR-RTE------C", "KZ-35", "made up"),
                    new Rules.EicArea("10Y1001A1001A49F", "X-RU", "made up"))));
    Column name = NAME.col();
    assertThat(
            spark
                .rows(
                    ColumnSpec.struct(List.of(NAME)),
                    Stream.of("10YFR-RTE------C", "10Y1001A1001A49F", "10YFR-RTE------D")
                        .map(RowFactory::create)
                        .toList())
                .select(
                    org.apache.spark.sql.functions.concat_ws(
                        " ",
                        codes.code(name),
                        org.apache.spark.sql.functions.lit("/"),
                        codes.codeOrAbroad(name)))
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("KZ-35 / KZ-35", "/ X-RU", "/");
    assertThatThrownBy(() -> new Rules.EicArea("10YFR-RTE------D", "KZ-35", "mistyped"))
        .hasMessageContaining("eic_codes.code is 10YFR-RTE------D");
  }

  @Test
  void regionsOfJune2022AreKnownAsSeparatedFromTheirDay() {
    Rules.RegionRules shipped = ConfigReader.read(Path.of("conf/quat.yaml")).rules().regions();
    assertThat(shipped.separatedSince(LocalDate.of(2022, 6, 8)))
        .containsExactly(entry("KZ-10", "KZ-63"), entry("KZ-33", "KZ-19"), entry("KZ-62", "KZ-35"));
    assertThat(shipped.separatedSince(LocalDate.of(2022, 6, 9))).isEmpty();
  }
}
