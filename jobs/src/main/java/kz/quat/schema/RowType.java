package kz.quat.schema;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of rows that are made by hand. Keep one as a constant where many rows are made.
 * Travels to executors.
 */
public final class RowType implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final String[] names;
  private final ColumnType[] types;
  private final boolean[] required;
  private final StructType structType;

  private RowType(String name, List<ColumnSpec> columns) {
    this.name = name;
    this.names = columns.stream().map(ColumnSpec::name).toArray(String[]::new);
    this.types = columns.stream().map(ColumnSpec::type).toArray(ColumnType[]::new);
    this.required = new boolean[names.length];
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.length; i++) {
      required[i] = columns.get(i).required();
      if (!seen.add(names[i])) {
        throw new IllegalArgumentException(name + " names column " + names[i] + " twice");
      }
    }
    this.structType = ColumnSpec.struct(columns);
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

  /** Rows of these columns and of further ones. */
  public static RowType of(String name, List<ColumnSpec> columns, ColumnSpec... more) {
    List<ColumnSpec> all = new ArrayList<>(columns);
    all.addAll(Arrays.asList(more));
    return new RowType(name, all);
  }

  /** A row in the making. */
  public RowBuilder row() {
    return new RowBuilder(this);
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

  ColumnType type(int at) {
    return types[at];
  }

  boolean isRequired(int at) {
    return required[at];
  }

  /**
   * Where a column stands; -1 where there is none of that name.
   *
   * @param guess looked at first: values mostly come in the columns' order
   */
  int at(String column, int guess) {
    if (guess < names.length && names[guess].equals(column)) {
      return guess;
    }
    return Arrays.asList(names).indexOf(column);
  }
}
