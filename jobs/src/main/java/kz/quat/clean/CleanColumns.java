package kz.quat.clean;

import kz.quat.schema.ColumnSpec;
import kz.quat.schema.ColumnType;
import kz.quat.schema.Unit;

/** Columns that exist only within cleaning, between raw text and core tables. */
final class CleanColumns {

  private CleanColumns() {}

  /** The first rule that a record breaks; null if none. */
  static final ColumnSpec FAULT =
      text("fault", "Reason, field and value; null if nothing is wrong");

  static final ColumnSpec NOTE =
      text("note", "What was changed in reading: old_region_code; or null");
  static final ColumnSpec OUTCOME = text("outcome", "accepted, superseded or rejected");
  static final ColumnSpec IS_NEW =
      new ColumnSpec("is_new", ColumnType.BOOL, Unit.NONE, true, "Taken in by this run");
  static final ColumnSpec MONTH =
      new ColumnSpec(
          "month", ColumnType.DATE, Unit.NONE, true, "First day of the month of the partition");
  static final ColumnSpec RECORDS =
      new ColumnSpec("records", ColumnType.BIGINT, Unit.NONE, true, "How many records");

  static final String ACCEPTED = "accepted";
  static final String SUPERSEDED = "superseded";
  static final String REJECTED = "rejected";
  static final String OLD_REGION_CODE = "old_region_code";
  static final String AVAILABLE_ABOVE_INSTALLED = "available_above_installed";
  static final String STEP_OF_LEVEL = "step_of_level";
  static final String LICENCE_ABOVE_CONNECTION = "licence_above_connection";

  /** The column that holds the typed value, while the column's own name still holds the text. */
  static ColumnSpec typed(ColumnSpec target) {
    return new ColumnSpec("typed_" + target.name(), target.type(), target.unit(), false, "Typed");
  }

  static ColumnSpec text(String name, String meaning) {
    return new ColumnSpec(name, ColumnType.TEXT, Unit.NONE, false, meaning);
  }
}
