package kz.quat.clean.values;

import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Unit;

/** Columns that exist only within cleaning, between raw text and core tables. */
public final class CleanColumns {

  private CleanColumns() {}

  /** The first rule that a record breaks; null if none. */
  public static final ColumnSpec FAULT =
      text("fault", "Reason, field and value; null if nothing is wrong");

  public static final ColumnSpec NOTE =
      text("note", "What was changed in reading: old_region_code; or null");
  public static final ColumnSpec OUTCOME = text("outcome", "accepted, superseded or rejected");
  public static final ColumnSpec IS_NEW =
      new ColumnSpec("is_new", ColumnType.BOOL, Unit.NONE, true, "Taken in by this run");
  public static final ColumnSpec MONTH =
      new ColumnSpec(
          "month", ColumnType.DATE, Unit.NONE, true, "First day of the month of the partition");
  public static final ColumnSpec RECORDS =
      new ColumnSpec("records", ColumnType.BIGINT, Unit.NONE, true, "How many records");

  public static final String ACCEPTED = "accepted";
  public static final String SUPERSEDED = "superseded";
  public static final String REJECTED = "rejected";
  static final String OLD_REGION_CODE = "old_region_code";
  public static final String AVAILABLE_ABOVE_INSTALLED = "available_above_installed";
  public static final String STEP_OF_LEVEL = "step_of_level";
  public static final String LICENCE_ABOVE_CONNECTION = "licence_above_connection";

  /** The column that holds the typed value, while the column's own name still holds the text. */
  public static ColumnSpec typed(ColumnSpec target) {
    return new ColumnSpec("typed_" + target.name(), target.type(), target.unit(), false, "Typed");
  }

  public static ColumnSpec text(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.TEXT, Unit.NONE, false, meaning);
  }
}
