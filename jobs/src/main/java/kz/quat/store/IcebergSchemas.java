package kz.quat.store;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.TableSpec;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Translates the schema's tables into Iceberg schemas and partition specs. */
final class IcebergSchemas {

  private IcebergSchemas() {}

  static Schema schema(TableSpec table) {
    List<Types.NestedField> fields = new ArrayList<>();
    int id = 1;
    for (ColumnSpec column : table.columns()) {
      fields.add(
          column.required()
              ? Types.NestedField.required(id++, column.name(), type(column), doc(column))
              : Types.NestedField.optional(id++, column.name(), type(column), doc(column)));
    }
    return new Schema(fields);
  }

  static PartitionSpec partitions(TableSpec table, Schema schema) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    return switch (table.partitioning()) {
      case NONE -> PartitionSpec.unpartitioned();
      case DAY -> spec.day(Columns.MARKET_DATE.name()).build();
      case MONTH -> spec.month(Columns.MARKET_DATE.name()).build();
    };
  }

  /** The partition term of a table that is partitioned by day or month. */
  static Term partition(TableSpec table) {
    String date = Columns.MARKET_DATE.name();
    return table.partitioning() == TableSpec.Partitioning.DAY
        ? Expressions.day(date)
        : Expressions.month(date);
  }

  static Type type(ColumnSpec column) {
    return switch (column.type()) {
      case TEXT -> Types.StringType.get();
      case BOOL -> Types.BooleanType.get();
      case INT -> Types.IntegerType.get();
      case BIGINT -> Types.LongType.get();
      case DECIMAL_18_6 -> Types.DecimalType.of(18, 6);
      case DOUBLE -> Types.DoubleType.get();
      case DATE -> Types.DateType.get();
      case TIMESTAMP -> Types.TimestampType.withZone();
      case GEOMETRY -> Types.BinaryType.get();
    };
  }

  static String doc(ColumnSpec column) {
    String unit = column.unit().symbol();
    return unit.isEmpty() ? column.meaning() : column.meaning() + " [" + unit + "]";
  }
}
