package kz.quat.clean.values;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Why a record is refused: a code for programs, and the broken rule in words for people. */
public enum RejectReason {
  BAD_HEADER("the header row must name every required column, and none twice"),
  WRONG_FIELD_COUNT("a line must have as many fields as the header row"),
  BAD_ENCODING("text must be UTF-8"),
  UNPARSEABLE("a record must be well-formed CSV or one JSON object that names no field twice"),
  TOO_DEEP("a JSON object must not be nested deeper than clean.max_report_depth"),
  TOO_LARGE("a file must not be larger than clean.max_report_bytes, nor a text longer than 1 MB"),
  UNREADABLE_FILE("a file must be readable; a .gz file must be complete"),
  READER_FAILED(
      "a file must not make the program that reads it fail: that is a fault of Quat, and its makers"
          + " need the file"),
  BAD_SCHEMA_VERSION("schema must be quat-report/1"),
  MISSING_FIELD("a required field must be present and not blank"),
  BAD_NUMBER("a number must be written in digits with a decimal point, below 1e12"),
  NEGATIVE("power, energy and prices must be >= 0"),
  OUT_OF_RANGE("a value must lie within what can be and what its record's other fields allow"),
  BAD_TIMESTAMP(
      "a time must be ISO 8601, with Z where it is UTC, from 2000 on and at most a year after its"
          + " arrival; a date must be YYYY-MM-DD"),
  BAD_PERIOD("a period must end after it starts"),
  NOT_ON_THE_HOUR("an hour is named by its start: minutes and seconds must be 0"),
  FUTURE_HOUR("what is measured must have ended before it arrived"),
  HOUR_OUTSIDE_PERIOD("an hour must lie within period_from and period_to, the end exclusive"),
  AMBIGUOUS_LOCAL_HOUR("a local hour that is repeated needs fold 0 or 1 or its offset"),
  NONEXISTENT_LOCAL_HOUR("a local hour must exist on the region's clock"),
  WRONG_OFFSET("an offset must be the one in force on the region's clock"),
  BAD_ENUM("a word must be one of those that docs/spec/inputs.md lists for the field"),
  BAD_CODE("a BIN has 12 digits; an id has 1 to 64 characters without separators or quotes"),
  BAD_UNIT("unit must be kWh, MWh, GWh, kW or MW"),
  UNKNOWN_REGION(
      "a region must have a code of conf/rules/regions.yaml, an old one by its last day"),
  UNKNOWN_SITE("a site must stand in the register, a report's on the day that it reports on"),
  WRONG_BIN("the BIN must be the site's in the register on that day"),
  IMPOSSIBLE_ENERGY(
      "the energy of an hour must not exceed the connection by more than"
          + " clean.connection_tolerance_pct; on a meter not by more than ten times"),
  TOO_MANY_READINGS("a report must not have more readings than clean.max_readings_per_report"),
  NOT_HOURLY(
      "a report must have hourly readings, or the total of a whole day, month or quarter by the"
          + " site's clock"),
  DUPLICATE_KEY(
      "a key must stand once in a file; of equal records the first line counts, of different ones"
          + " none"),
  UNCLEAR_NUMBER(
      "what a point or a comma in a number means must be told by the other numbers of its column"),
  DIGITS_LOST("a number must not be written with an exponent, which a spreadsheet rounds"),
  AMBIGUOUS_COLUMNS("one column must answer to each field: several do"),
  AMBIGUOUS_FIELD("a report must not state a field twice, differently"),
  NOT_CONSUMPTION("a column of consumption is needed: those found are reactive or planned"),
  UNIT_CONFLICT("unit, heading and cells must name the same unit"),
  UNCLEAR_HOURS("it must be told whether hours are named by their start or their end"),
  INCOMPLETE_HOUR("an hour that is read in parts must have all of them, each once"),
  LOOK_ALIKE_LETTER("a code must not mix letters of two alphabets"),
  FACTOR_OF_LAST(
      "a figure must not be so many times the one before it, or that part of it, as"
          + " conf/rules/plausibility.yaml says: another unit"),
  IMPLAUSIBLE_LOAD(
      "the load of an hour must lie within what conf/rules/plausibility.yaml allows around the"
          + " region's median"),
  PASSWORD("a file must not be protected by a password"),
  XLS_FILE("an old workbook (.xls) is not read: save it as .xlsx"),
  XLSB_FILE("a binary workbook (.xlsb) is not read: save it as .xlsx"),
  ODS_FILE("an OpenDocument file (.ods) is not read: save it as .xlsx"),
  WEB_PAGE("a web page is not read, whatever its name: save it as .xlsx or .csv"),
  XML_FILE("XML is not read here: save it as .xlsx or .csv"),
  PDF_FILE("a PDF document is not read: send the workbook or the CSV file that it was made of"),
  WRONG_MESSAGE(
      "an XML message must be of class 80020 with metering points (metering/) or delivery groups"
          + " (grid_load/), or a GL_MarketDocument of realised load (A04, A16), installed (A37) or"
          + " available (A38) capacity"),
  UNKNOWN_POINT("a metering point that names no site must stand in metering_points/ on that day"),
  OTHER_FILE(
      "a picture, a text document or an archive other than zip and gzip is not read: send .xlsx or"
          + " .csv"),
  MERGED_CELLS("a value must stand in a cell of its own, not in one merged over several rows"),
  NUMBER_FORMAT(
      "a number must be stored as it is shown: not under a format of dates, percentages or"
          + " thousands"),
  WIDE_TABLE("a table must have one row an hour, not one row a day"),
  HIDDEN_SHEET("a report must stand on a visible sheet");

  private final String rule;

  RejectReason(String rule) {
    this.rule = rule;
  }

  /** The reason with this code; empty if there is none. */
  public static Optional<RejectReason> find(String code) {
    return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }

  /** The code, lower snake_case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rule that was broken, in words. */
  public String rule() {
    return rule;
  }

  /** The rule of a reason code, as an expression. */
  public static Column ruleOf(Column code) {
    Column[] entries =
        Stream.of(values())
            .flatMap(
                reason -> Stream.of(functions.lit(reason.code()), functions.lit(reason.rule())))
            .toArray(Column[]::new);
    return functions.try_element_at(functions.map(entries), code);
  }
}
