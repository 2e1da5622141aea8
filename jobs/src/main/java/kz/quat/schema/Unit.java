package kz.quat.schema;

/** The unit of a column's values, as named in the data dictionary and the Parquet metadata. */
public enum Unit {
  /** Text, codes and counts without a unit. */
  NONE(""),
  KW("kW"),
  MW("MW"),
  MWH("MWh"),
  KWH("kWh"),
  WH("Wh"),
  PERCENT("%"),
  RATIO("1"),
  MINUTES("min"),
  HOURS("h"),
  DAYS("d"),
  CELSIUS("°C"),
  METRES_PER_SECOND("m/s"),
  /** Of an arc: longitude and latitude. */
  DEGREES("°"),
  KZT("KZT"),
  KZT_PER_KWH("KZT/kWh"),
  COINS("coins"),
  J_PER_TH("J/TH"),
  BYTES("B"),
  UTC("UTC");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /** The unit's symbol; empty if it has none. */
  public String symbol() {
    return symbol;
  }
}
