package kz.quat.clean.sources;

import static kz.quat.clean.CleanFixture.RULES;
import static kz.quat.clean.CleanFixture.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.quat.clean.CleanFixture;
import kz.quat.clean.RawRows;
import kz.quat.clean.outcomes.Split;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import kz.quat.testkit.Spark;
import kz.quat.testkit.TinyLanding;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every rule of the operator's, the market's and the pools' files: what each line shows. */
@ExtendWith(Spark.Extension.class)
class CleanMarketTest {

  private static final String ARRIVED = "2022-12-06T05:00:00Z";

  private static Dataset<Row> register(Spark spark) {
    String line = TinyLanding.site("SITE-A", "000000000017", "KZ-35", 10).strip();
    return CleanRegister.sites(
            new RawRows(spark, RawTables.REGISTER).json("r.json", ARRIVED, 1, line).rows(), RULES)
        .alone()
        .accepted();
  }

  private static Dataset<Row> raw(Spark spark, RawTables.Source source, String... lines) {
    return new RawRows(spark, source).csv("f.csv", ARRIVED, 1, lines).rows();
  }

  private static List<String> taken(Split split, ColumnSpec... columns) {
    return CleanFixture.values(split.accepted(), List.of(columns), columns);
  }

  @Test
  void aBalanceIsOfOneRegionOrOneZoneAndItsImportMayBeNegative(Spark spark) {
    Split split =
        CleanMarket.balance(
                raw(
                    spark,
                    RawTables.GRID_BALANCE,
                    "2022-12-04T00:00:00Z,100,-20.5,3,KZ-35,",
                    "2022-12-04T00:00:00Z,100,20,3,,North",
                    "2022-12-04T01:00:00Z,100,20,3,KZ-35,North",
                    "2022-12-04T02:00:00Z,100,20,3,,",
                    "2022-12-04T03:00:00Z,100,20,3,,East",
                    "2022-12-04T04:00:00Z,100,20,3,KZ-99,",
                    "2022-12-04T05:00:00Z,-1,20,3,KZ-35,",
                    "2022-12-04T06:00:00Z,100,,3,KZ-35,",
                    "2022-12-07T00:00:00Z,100,20,3,KZ-35,",
                    "2022-12-04T07:30:00Z,100,20,3,KZ-35,",
                    "2022-12-04T08:00:00Z,100,20 MW,3,KZ-35,",
                    "2022-12-04T09:00:00Z,100,20,3,KZ-35,",
                    "2022-12-04T09:00:00Z,100,21,3,KZ-35,"),
                RULES)
            .alone();
    assertThat(taken(split, MarketColumns.BALANCE_AREA, MarketColumns.NET_IMPORT_WH))
        .containsExactlyInAnyOrder("KZ-35|-20500000", "North|20000000");
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:4:0 ambiguous_field",
            "f.csv:5:0 missing_field",
            "f.csv:6:0 bad_enum",
            "f.csv:7:0 unknown_region",
            "f.csv:8:0 negative",
            "f.csv:9:0 missing_field",
            "f.csv:10:0 future_hour",
            "f.csv:11:0 not_on_the_hour",
            "f.csv:12:0 bad_number",
            "f.csv:13:0 duplicate_key",
            "f.csv:14:0 duplicate_key");
  }

  @Test
  void aLimitIsOfAnAreaAndMayLieAhead(Spark spark) {
    Split split =
        CleanMarket.limits(
                raw(
                    spark,
                    RawTables.OPERATOR_LIMITS,
                    "North+South,2022-12-07T00:00:00Z,300",
                    "West,2022-12-07T00:00:00+00:00,40",
                    "ALL,2022-12-07T01:00:00Z,-1",
                    "Север,2022-12-07T02:00:00Z,1",
                    "North,2022-12-07T03:00:00+06:00,1",
                    "North,2022-12-07T04:00:00Z,1e2x",
                    "North,2032-12-07T04:00:00Z,1"),
                RULES)
            .alone();
    assertThat(taken(split, MarketColumns.LIMIT_AREA, MarketColumns.LIMIT_MW))
        .containsExactlyInAnyOrder("North+South|300.000000", "West|40.000000");
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:4:0 negative",
            "f.csv:5:0 bad_enum",
            "f.csv:6:0 bad_timestamp",
            "f.csv:7:0 bad_number",
            "f.csv:8:0 bad_timestamp");
  }

  @Test
  void aResultOfTheAuctionIsOfARegisteredSiteAndWithinItsConnection(Spark spark) {
    Split split =
        CleanMarket.auction(
                raw(
                    spark,
                    RawTables.AUCTION_RESULTS,
                    "SITE-A,2022-12-07T00:00:00Z,8.5,17.25",
                    "SITE-A,2022-12-07T01:00:00Z,0,17",
                    "SITE-X,2022-12-07T00:00:00Z,8,17",
                    "SITE-A,2022-12-07T02:00:00Z,8000,17",
                    "SITE-A,2022-12-07T03:00:00Z,8,-1",
                    "SITE-A,2022-12-07T04:00:00Z,8,",
                    "SITE-A,2022-12-07T05:00:00Z,\"8,5\",17"),
                register(spark),
                RULES)
            .alone();
    assertThat(taken(split, Columns.SITE_ID, MinerColumns.ENERGY_WH))
        .containsExactlyInAnyOrder("SITE-A|8500000", "SITE-A|0");
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:4:0 unknown_site",
            "f.csv:5:0 impossible_energy",
            "f.csv:6:0 negative",
            "f.csv:7:0 missing_field",
            "f.csv:8:0 bad_number");
  }

  @Test
  void aPayoutNamesASiteOrABinAndIsInWholeCoins(Spark spark) {
    Split split =
        CleanPools.payouts(
                raw(
                    spark,
                    RawTables.POOL_PAYOUTS,
                    "P,2022-12-01,0.12345678,,SITE-A",
                    "P,2022-12-01,0.5,000000000017,",
                    "P,2022-12-02,12345678,,SITE-A",
                    "P,2022-12-03,1.2E-4,,SITE-A",
                    "P,2022-12-04,0.1,,",
                    "P,2022-12-04,0.1,,SITE-X",
                    "P,2022-12-05,0.1,17,",
                    "P,2022-12-08,0.1,,SITE-A",
                    ",2022-12-04,0.1,,SITE-A",
                    "P,05.12.2022,0.1,,SITE-A"),
                register(spark),
                RULES)
            .alone();
    assertThat(taken(split, MarketColumns.PAYEE, MarketColumns.COINS))
        .containsExactlyInAnyOrder("SITE-A|0.123457", "000000000017|0.500000");
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:4:0 out_of_range",
            "f.csv:5:0 digits_lost",
            "f.csv:6:0 missing_field",
            "f.csv:7:0 unknown_site",
            "f.csv:8:0 bad_code",
            "f.csv:9:0 future_hour",
            "f.csv:10:0 missing_field",
            "f.csv:11:0 bad_timestamp");
  }

  @Test
  void difficultyInMillionsOfMillionsOrWithAnExponentIsRefused(Spark spark) {
    Split split =
        CleanPools.network(
                raw(
                    spark,
                    RawTables.NETWORK,
                    "2022-12-01,36950494067222.41,6.31",
                    "2022-12-02,36.95,6.31",
                    "2022-12-03,3.695E+13,6.31",
                    "2022-12-04,36950494067222,0",
                    "2022-12-05,,6.31",
                    "2022-11-30,36950494067222,631",
                    "2022-11-29,36 950 494 067 222,6.3"),
                RULES)
            .alone();
    assertThat(taken(split, Columns.MARKET_DATE, MarketColumns.REWARD_COINS))
        .containsExactly("2022-12-01|6.310000");
    assertThat(rejected(split))
        .extracting(line -> line.replaceAll(" ([a-z_]+) .*", " $1"))
        .containsExactlyInAnyOrder(
            "f.csv:3:0 out_of_range",
            "f.csv:4:0 digits_lost",
            "f.csv:5:0 out_of_range",
            "f.csv:6:0 missing_field",
            "f.csv:7:0 out_of_range",
            "f.csv:8:0 bad_number");
  }
}
