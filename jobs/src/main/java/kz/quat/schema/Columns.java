package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;

/** Columns used by several subjects: time, place, people, and the origin of a value. */
public final class Columns {

  private Columns() {}

  public static final ColumnSpec HOUR_START_UTC = instant("hour_start_utc", "Start of the hour");
  public static final ColumnSpec MARKET_DATE =
      date("market_date", "Market day (Asia/Almaty) in which the hour lies");
  public static final ColumnSpec MARKET_HOUR =
      typed(
          "market_hour",
          ColumnType.INT,
          Unit.NONE,
          "Hour of the market day, 0 to 23; 24 exists on the 25-hour day of 2024-02-29");
  public static final ColumnSpec LOCAL_DATE =
      date("local_date", "Date on the region's own clock at the start of the hour; for display");
  public static final ColumnSpec LOCAL_HOUR =
      typed(
          "local_hour",
          ColumnType.INT,
          Unit.NONE,
          "Hour on the region's own clock; for display: it repeats when clocks go back");

  public static final ColumnSpec REGION = text("region", "Region, ISO 3166-2 code (KZ-10 …)");
  public static final ColumnSpec ZONE = text("zone", "Grid zone: North, South or West");
  public static final ColumnSpec SITE_ID =
      text("site_id", "Mining data centre at one grid connection");
  public static final ColumnSpec MINER_BIN =
      text("miner_bin", "Licensed legal person, 12 digits as text");
  public static final ColumnSpec NAME_KK = text("name_kk", "Name in Kazakh, as registered");
  public static final ColumnSpec NAME_RU = text("name_ru", "Name in Russian, as registered");

  public static final ColumnSpec LICENSED_MW = mw("licensed_mw", "Power licensed for mining");
  public static final ColumnSpec CONNECTION_MW =
      mw("connection_mw", "Power of the grid connection");
  public static final ColumnSpec TIER =
      typed(
          "tier",
          ColumnType.INT,
          Unit.NONE,
          "Order of service: 0 exempt (own generation), then 1, 2, … strictly in order");

  public static final ColumnSpec SOURCE = text("source", "Landing folder: register, reports, …");
  public static final ColumnSpec SOURCE_FILE =
      text("source_file", "File under the landing folder, as it arrived");
  public static final ColumnSpec LINE_NO =
      count("line_no", "Line of the file on which the record starts, from 1");
  public static final ColumnSpec ITEM_NO =
      count("item_no", "Reading inside a report, from 1; 0 for the record as a whole");
  public static final ColumnSpec RECEIVED_AT =
      instant("received_at", "Arrival: the received= folder's time, never the file's own");
  public static final ColumnSpec FIRST_RECEIVED_AT =
      instant(
              "first_received_at",
              "Arrival of the first accepted record of this key (in the register: with this"
                  + " valid_to); null = taken in before this was recorded, use received_at")
          .nullable();
  public static final ColumnSpec RUN_SEQ =
      count("run_seq", "Number of the run that took the record in, ascending");
  public static final ColumnSpec RUN_ID =
      text("run_id", "Run that published the file, the same in every row");
  public static final ColumnSpec RECORD_TEXT = text("record_text", "The record's text as received");
  public static final ColumnSpec PROBLEM =
      text("problem", "Why the text could not be read as a record; null if it could").nullable();
  public static final ColumnSpec REASON_CODE =
      text("reason_code", "Why, as a code of the dictionary");

  public static final ColumnSpec VALID_FROM =
      date("valid_from", "First day on which the row is in force");
}
