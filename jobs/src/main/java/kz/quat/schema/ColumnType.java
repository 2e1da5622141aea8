package kz.quat.schema;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types of columns in Quat's tables. In the warehouse, energy is BIGINT watt-hours. */
@SuppressWarnings("ImmutableEnumChecker") // Spark's data types are immutable, but not marked so
public enum ColumnType {
  TEXT(DataTypes.StringType, String.class),
  BOOL(DataTypes.BooleanType, Boolean.class),
  INT(DataTypes.IntegerType, Integer.class),
  BIGINT(DataTypes.LongType, Long.class),
  /** Published MW and MWh: unlike with doubles, sums are exact in any order. */
  DECIMAL_18_6(DataTypes.createDecimalType(18, 6), BigDecimal.class),
  /** Ratios and probabilities only. */
  DOUBLE(DataTypes.DoubleType, Double.class),
  DATE(DataTypes.DateType, Date.class),
  /** An instant, microseconds, UTC. */
  TIMESTAMP(DataTypes.TimestampType, Timestamp.class),
  /** A shape in well-known binary (WKB). Only in published tables, never in the warehouse. */
  GEOMETRY(DataTypes.BinaryType, byte[].class);

  private final DataType sparkType;
  private final Class<?> javaType;

  ColumnType(DataType sparkType, Class<?> javaType) {
    this.sparkType = sparkType;
    this.javaType = javaType;
  }

  /** The Spark SQL type. */
  public DataType sparkType() {
    return sparkType;
  }

  /** The class of its values in a Spark row. */
  Class<?> javaType() {
    return javaType;
  }
}
