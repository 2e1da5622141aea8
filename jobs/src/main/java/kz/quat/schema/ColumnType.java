package kz.quat.schema;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The few types that Quat's tables are made of. Energy inside is BIGINT watt-hours. */
@SuppressWarnings("ImmutableEnumChecker") // Spark's data types are immutable, only not marked so
public enum ColumnType {
  TEXT(DataTypes.StringType),
  BOOL(DataTypes.BooleanType),
  INT(DataTypes.IntegerType),
  BIGINT(DataTypes.LongType),
  /** Published MW and MWh: exact in any order of summing, unlike a double. */
  DECIMAL_18_6(DataTypes.createDecimalType(18, 6)),
  /** Ratios and probabilities only. */
  DOUBLE(DataTypes.DoubleType),
  DATE(DataTypes.DateType),
  /** An instant, microseconds, UTC. */
  TIMESTAMP(DataTypes.TimestampType);

  private final DataType sparkType;

  ColumnType(DataType sparkType) {
    this.sparkType = sparkType;
  }

  /** The Spark SQL type that holds it. */
  public DataType sparkType() {
    return sparkType;
  }
}
