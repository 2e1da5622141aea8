package kz.quat.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The columns of rows that are built in plain Java. Keep it in a constant if many rows are built.
 * It can be sent to executors.
 */
public final class RowType implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final StructType structType;
  private final String[] names;
  private final Class<?>[] javaTypes;

  private RowType(String name, StructType structType, Class<?>[] javaTypes) {
    this.name = name;
    this.structType = structType;
    this.names = structType.fieldNames();
    this.javaTypes = javaTypes;
    Set<String> seen = new HashSet<>();
    for (String column : names) {
      if (!seen.add(column)) {
        throw new IllegalArgumentException(name + " names column " + column + " twice");
      }
    }
  }

  private RowType(String name, List<ColumnSpec> columns) {
    this(
        name,
        ColumnSpec.struct(columns),
        columns.stream().map(column -> column.type().javaType()).toArray(Class<?>[]::new));
  }

  /**
   * A column that holds a list of rows; never null.
   *
   * @param rows type of the rows in the list
   */
  public record RowList(String name, RowType rows) {

    /** The list in a row that has a schema. */
    public List<Row> from(Row row) {
      return CollectionConverters.asJava(row.<scala.collection.Seq<Row>>getAs(name));
    }
  }

  /** Rows of these columns. */
  public static RowType of(String name, ColumnSpec... columns) {
    return new RowType(name, Arrays.asList(columns));
  }

  /** Rows of these columns. */
  public static RowType of(String name, List<ColumnSpec> columns) {
    return new RowType(name, columns);
  }

  /** Rows of a table. */
  public static RowType of(TableSpec table) {
    return new RowType(table.name(), table.columns());
  }

  /** Rows of the given columns, followed by further ones. */
  public static RowType of(String name, List<ColumnSpec> columns, ColumnSpec... more) {
    List<ColumnSpec> all = new ArrayList<>(columns);
    all.addAll(Arrays.asList(more));
    return new RowType(name, all);
  }

  /** The same rows with a list of rows as their last column. */
  public RowType with(RowList list) {
    DataType rows = DataTypes.createArrayType(list.rows().structType, false);
    Class<?>[] types = Arrays.copyOf(javaTypes, javaTypes.length + 1);
    types[javaTypes.length] = Row[].class;
    return new RowType(name, structType.add(list.name(), rows, false), types);
  }

  /**
   * A column that holds a list of numbers; never null.
   *
   * @param name its name
   */
  public record NumberList(String name) {}

  /** The same rows with a list of numbers as their last column. */
  public RowType with(NumberList list) {
    DataType numbers = DataTypes.createArrayType(DataTypes.DoubleType, false);
    Class<?>[] types = Arrays.copyOf(javaTypes, javaTypes.length + 1);
    types[javaTypes.length] = Double[].class;
    return new RowType(name, structType.add(list.name(), numbers, false), types);
  }

  /** A builder for a row. */
  public RowBuilder row() {
    return new RowBuilder(this);
  }

  /**
   * A row with these columns only.
   *
   * @param row has a schema with all of these columns, of the same types
   */
  public Row narrowed(Row row) {
    Object[] values = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = row.getAs(names[i]);
    }
    return new GenericRowWithSchema(values, structType);
  }

  /** The columns as Spark sees them. */
  public StructType structType() {
    return structType;
  }

  String name() {
    return name;
  }

  int size() {
    return names.length;
  }

  String columnName(int at) {
    return names[at];
  }

  Class<?> javaType(int at) {
    return javaTypes[at];
  }

  String typeName(int at) {
    return structType.fields()[at].dataType().simpleString();
  }

  boolean isRequired(int at) {
    return !structType.fields()[at].nullable();
  }

  /**
   * The position of a column; -1 if there is none of that name.
   *
   * @param guess position tried first, since values mostly come in the columns' order
   */
  int at(String column, int guess) {
    if (guess < names.length && names[guess].equals(column)) {
      return guess;
    }
    return Arrays.asList(names).indexOf(column);
  }
}
