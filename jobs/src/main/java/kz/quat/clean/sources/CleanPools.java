package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Texts;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MarketColumns;
import kz.quat.schema.MarketTables;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What mining pools paid out, and the state of the network on which the coins were mined. If a key
 * arrives twice, the later arrival counts.
 */
public final class CleanPools {

  /** The day of the first block. */
  private static final LocalDate EARLIEST = LocalDate.of(2009, 1, 3);

  /**
   * A larger payout in a day exceeds what the whole network mines; it is probably in
   * hundred-millionths of a coin.
   */
  private static final BigDecimal MOST_COINS = BigDecimal.valueOf(1000);

  /** A smaller difficulty is probably stated in trillions. */
  private static final double LEAST_DIFFICULTY = 1e9;

  private static final double MOST_DIFFICULTY = 1e18;
  private static final BigDecimal MOST_REWARD = BigDecimal.valueOf(100);
  private static final String DIFFICULTY_FORM = "\\d{1,20}(\\.\\d{0,20})?";
  private static final String EXPONENT = "[+-]?\\d+(\\.\\d*)?[eE][+-]?\\d+";

  /** The source {@code pool_payouts/}. */
  public static final CleanSource PAYOUTS =
      CleanSource.of(
          RawTables.POOL_PAYOUTS,
          MarketTables.POOL_PAYOUTS,
          CleanSource.Absence.tolerated(
              "Consumption is not compared with the energy needed to mine the coins."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> payouts(raw, inputs.register().get(), inputs.rules()));

  /** The source {@code network/}. */
  public static final CleanSource NETWORK =
      CleanSource.of(
          RawTables.NETWORK,
          MarketTables.NETWORK_DAYS,
          CleanSource.Absence.tolerated("No energy can be derived from the payouts of pools."),
          CleanSource.Gate.WARNS,
          (raw, inputs) -> network(raw, inputs.rules()));

  private CleanPools() {}

  /**
   * Payouts by pool, payee and day. The payee is a site of the register, or the BIN of a site.
   * Where a row names both, the site counts.
   *
   * @param register rows of {@link CoreTables#REGISTER_SITES}
   */
  public static Checked payouts(Dataset<Row> raw, Dataset<Row> register, CleanRules rules) {
    Column site = Field.raw(Columns.SITE_ID.name());
    Column bin = Field.raw(Columns.MINER_BIN.name());
    Field siteId =
        Field.id(Columns.SITE_ID, Columns.SITE_ID.name())
            .when(site.isNull().and(bin.isNull()), RejectReason.MISSING_FIELD)
            .when(
                site.isNotNull().and(CleanPayments.isRegistered().equalTo(false)),
                RejectReason.UNKNOWN_SITE);
    Field coins = Field.amount(MarketColumns.COINS, MarketColumns.COINS.name()).required();
    return Checked.of(
        RawTables.POOL_PAYOUTS,
        MarketTables.POOL_PAYOUTS,
        CleanPayments.withSite(raw, register),
        rules,
        List.of(
            Field.id(MarketColumns.POOL, MarketColumns.POOL.name()).required(),
            siteId,
            Field.bin(Columns.MINER_BIN, Columns.MINER_BIN.name()),
            new Field(
                MarketColumns.PAYEE,
                Columns.SITE_ID.name(),
                coalesce(site, bin),
                List.of(),
                lit(null)),
            day(),
            coins
                .before(
                    Texts.hasForm(Field.raw(MarketColumns.COINS.name()), EXPONENT),
                    RejectReason.DIGITS_LOST)
                .when(coins.typed().gt(lit(MOST_COINS)), RejectReason.OUT_OF_RANGE)));
  }

  /** Difficulty and mean reward per block, by day. */
  public static Checked network(Dataset<Row> raw, CleanRules rules) {
    Column text = Field.raw(MarketColumns.DIFFICULTY.name());
    Column number = when(Texts.hasForm(text, DIFFICULTY_FORM), text.try_cast(DataTypes.DoubleType));
    Field difficulty =
        new Field(
                MarketColumns.DIFFICULTY,
                MarketColumns.DIFFICULTY.name(),
                number,
                List.of(),
                lit(null))
            .required();
    Field reward =
        Field.amount(MarketColumns.REWARD_COINS, MarketColumns.REWARD_COINS.name()).required();
    return Checked.of(
        RawTables.NETWORK,
        MarketTables.NETWORK_DAYS,
        raw,
        rules,
        List.of(
            day(),
            difficulty
                .when(Texts.hasForm(text, EXPONENT), RejectReason.DIGITS_LOST)
                .when(text.isNotNull().and(difficulty.typed().isNull()), RejectReason.BAD_NUMBER)
                .unless(
                    difficulty.typed().between(LEAST_DIFFICULTY, MOST_DIFFICULTY),
                    RejectReason.OUT_OF_RANGE),
            reward
                .when(reward.typed().equalTo(0), RejectReason.OUT_OF_RANGE)
                .when(reward.typed().gt(lit(MOST_REWARD)), RejectReason.OUT_OF_RANGE)));
  }

  /** The field for a day, which must not be after the arrival of the file. */
  private static Field day() {
    Field day = Field.date(Columns.MARKET_DATE, "date").required();
    return day.when(day.typed().lt(lit(EARLIEST)), RejectReason.BAD_TIMESTAMP)
        .when(day.typed().gt(to_date(Columns.RECEIVED_AT.col())), RejectReason.FUTURE_HOUR);
  }
}
