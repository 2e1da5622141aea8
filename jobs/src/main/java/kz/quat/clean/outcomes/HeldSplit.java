package kz.quat.clean.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kz.quat.clean.values.CleanColumns;
import kz.quat.clean.values.RejectReason;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.TableSpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Split} whose judged records are also held on the driver, because they are few. Its lists
 * hold the same rows as the datasets with the same names; a test compares the two.
 *
 * @param split the split; its {@code judged} was made from these rows
 * @param judged rows of {@link Split#judged}
 */
public record HeldSplit(Split split, List<Row> judged) {

  public HeldSplit {
    judged = List.copyOf(judged);
  }

  /** Rows of {@link Split#accepted}. */
  public List<Row> accepted() {
    return rows(CleanColumns.ACCEPTED, split.table());
  }

  /** Rows of {@link Split#superseded}. */
  public List<Row> superseded() {
    return rows(CleanColumns.SUPERSEDED, CoreTables.SUPERSEDED);
  }

  /** Rows of {@link Split#rejected}. */
  public List<Row> rejected() {
    return rows(CleanColumns.REJECTED, CoreTables.REJECTED);
  }

  private List<Row> rows(String outcome, TableSpec as) {
    List<Row> rows = new ArrayList<>();
    if (judged.isEmpty()) {
      return rows;
    }
    StructType type = as.structType();
    List<Function<Row, @Nullable Object>> values = new ArrayList<>();
    for (ColumnSpec column : as.columns()) {
      values.add(value(column, judged.get(0).schema()));
    }
    int outcomeAt = judged.get(0).fieldIndex(CleanColumns.OUTCOME.name());
    for (Row row : judged) {
      if (outcome.equals(row.getString(outcomeAt))) {
        rows.add(
            new GenericRowWithSchema(
                values.stream().map(value -> value.apply(row)).toArray(), type));
      }
    }
    return rows;
  }

  private Function<Row, @Nullable Object> value(ColumnSpec column, StructType given) {
    if (column.equals(Columns.SOURCE)) {
      return row -> split.source().folder();
    }
    if (column.equals(MinerColumns.RULE)) {
      return row ->
          RejectReason.find(Columns.REASON_CODE.from(row)).map(RejectReason::rule).orElse(null);
    }
    scala.Option<Object> at = given.getFieldIndex(column.name());
    if (at.isEmpty()) {
      return row -> null;
    }
    int index = (Integer) at.get();
    return row -> row.get(index);
  }
}
