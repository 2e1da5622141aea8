package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.instant;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.mwh;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;
import static kz.quat.schema.ColumnSpec.wh;

/** Columns of the register, reports, meters and refused records. */
public final class MinerColumns {

  private MinerColumns() {}

  public static final ColumnSpec VALID_TO =
      date("valid_to", "Last day on which the row is in force; null = until further notice")
          .nullable();
  public static final ColumnSpec LICENCE_NO = text("licence_no", "Number of the licence");
  public static final ColumnSpec LICENCE_KIND =
      text("licence_kind", "I: owns the data centre; II: places hardware in another's");
  public static final ColumnSpec HOST_SITE_ID =
      text(
              "host_site_id",
              "Site in whose data centre a licence of kind II has its hardware; if it is in force,"
                  + " quota and consumption belong to the host; null = none named or in force")
          .nullable();
  public static final ColumnSpec FEEDER_ID =
      text("feeder_id", "Feeder of the connection").nullable();
  public static final ColumnSpec MIN_LOAD_MW =
      mw("min_load_mw", "Minimum technical load, below which the site cannot run");
  public static final ColumnSpec RAMP_UP_MW =
      mw("ramp_up_mw", "Greatest increase of the site's load in an hour; null = no limit")
          .nullable();
  public static final ColumnSpec SUPPLY = text("supply", "grid, own, renewable or import");
  public static final ColumnSpec OWN_GEN_MW =
      mw("own_gen_mw", "Own, renewable or imported power: exempt from the quota").nullable();
  public static final ColumnSpec ACCEPTED_ON = date("accepted_on", "Connection accepted on");
  public static final ColumnSpec BID_KZT_PER_KWH =
      typed("bid_kzt_per_kwh", ColumnType.DECIMAL_18_6, Unit.KZT_PER_KWH, "Bid; null = none")
          .nullable();
  public static final ColumnSpec MACHINES =
      text("machines", "Machines as registered, JSON [{model, count}]; null = not stated")
          .nullable();

  public static final ColumnSpec POINT_ID = text("point_id", "Metering point");
  public static final ColumnSpec DIRECTION =
      text("direction", "in: energy that the site takes; out: that leaves it, subtracted");
  public static final ColumnSpec MULTIPLIER =
      typed(
          "multiplier",
          ColumnType.DOUBLE,
          Unit.NONE,
          "Factor by which readings are multiplied, because of transformers");
  public static final ColumnSpec ENERGY_WH = wh("energy_wh", "Energy of the hour");
  public static final ColumnSpec METER_STATUS =
      text(
          "meter_status",
          "ok; estimated; not_commercial: read, but not for settlement; scaled: parts of the hour"
              + " are missing");
  public static final ColumnSpec MESSAGE_NO =
      typed(
              "message_no",
              ColumnType.INT,
              Unit.NONE,
              "Number of the XML message that contained it; among messages of a day the highest"
                  + " counts")
          .nullable();
  public static final ColumnSpec INTERVALS =
      text(
              "intervals",
              "Parts of the hour as they were read: their length in minutes, a colon, kWh separated"
                  + " by semicolons")
          .nullable();
  public static final ColumnSpec INTERVAL_START_UTC =
      typed("interval_start_utc", ColumnType.TIMESTAMP, Unit.NONE, "Start of the part of an hour");
  public static final ColumnSpec INTERVAL_MINUTES =
      typed("interval_minutes", ColumnType.INT, Unit.MINUTES, "Minutes of the part of an hour");
  public static final ColumnSpec REPORT_ID =
      text("report_id", "The reporter's own number of the report");
  public static final ColumnSpec REVISION =
      typed("revision", ColumnType.INT, Unit.NONE, "1, 2, …: the latest revision counts");
  public static final ColumnSpec SUBMITTED_AT =
      instant("submitted_at", "When the reporter says it was submitted").nullable();
  public static final ColumnSpec REPORTED_UNIT = text("reported_unit", "Unit as reported");
  public static final ColumnSpec REPORTED_VALUE = text("reported_value", "Value as reported");
  public static final ColumnSpec PERIOD_FROM =
      instant("period_from_utc", "Start of the period reported on").nullable();
  public static final ColumnSpec PERIOD_TO =
      instant("period_to_utc", "End of the period reported on, exclusive").nullable();
  public static final ColumnSpec FILING_STATUS =
      text(
          "filing_status",
          "accepted, partly_rejected, superseded or rejected; withdrawal: states nothing itself");
  public static final ColumnSpec QUESTIONS =
      text(
              "questions",
              "Codes of the questions that quat check asks about the report, in alphabetical order:"
                  + " values read differently from how they are written, and shapes that"
                  + " consumption does not have; null = none")
          .nullable();
  public static final ColumnSpec READINGS = count("readings", "Readings in the report");
  public static final ColumnSpec READINGS_ACCEPTED =
      count("readings_accepted", "Readings in force");
  public static final ColumnSpec READINGS_SUPERSEDED =
      count("readings_superseded", "Readings replaced by an amendment or a duplicate");
  public static final ColumnSpec READINGS_REJECTED = count("readings_rejected", "Readings refused");

  public static final ColumnSpec REPORTED_WH =
      wh("reported_wh", "Consumption reported; null = not reported").nullable();
  public static final ColumnSpec METERED_WH =
      wh("metered_wh", "Consumption metered; null = no complete reading").nullable();
  public static final ColumnSpec USED_WH =
      wh("used_wh", "Consumption that Quat uses; null = unknown").nullable();
  public static final ColumnSpec USED_REASON_CODE =
      text(
          "used_reason_code",
          "Origin of used_wh: metered; reported; capped_at_connection; imputed; unknown");

  public static final ColumnSpec IMPUTED_WH =
      wh("imputed_wh", "Likely consumption; not included in sums of known consumption");
  public static final ColumnSpec GAP_HOURS =
      typed(
          "gap_hours",
          ColumnType.BIGINT,
          Unit.HOURS,
          "Length of the gap that contains the hour, within its month");
  public static final ColumnSpec IMPUTED_REASON_CODE =
      text(
          "imputed_reason_code",
          "level_of_day or level_of_week: the site's mean of the hour of the week, scaled to the"
              + " day or week around; shape_only: not scaled");

  public static final ColumnSpec COLUMN_NAME =
      text("column_name", "Column or field that broke the rule; null = the whole record")
          .nullable();
  public static final ColumnSpec VALUE_TEXT =
      text("value_text", "Its value as received; null = absent").nullable();
  public static final ColumnSpec RULE = text("rule", "The rule that it broke, in words");
  public static final ColumnSpec RECORD_LINE =
      typed(
              "record_line",
              ColumnType.BIGINT,
              Unit.NONE,
              "Line of the file, or row of the sheet, of a refused reading of a form, as quat check"
                  + " reports it; null if line_no is that line")
          .nullable();
  public static final ColumnSpec SUPERSEDED_BY_FILE =
      text("superseded_by_file", "File of the record that counts instead");
  public static final ColumnSpec SUPERSEDED_BY_LINE = count("superseded_by_line", "Its line");

  public static final ColumnSpec WITHDRAWN_REPORT_ID =
      text("withdrawn_report_id", "The report that loses hours");
  public static final ColumnSpec HOUR_FROM_UTC =
      ColumnSpec.instant("hour_from_utc", "Start of the first hour concerned");
  public static final ColumnSpec HOUR_TO_UTC =
      ColumnSpec.instant("hour_to_utc", "End of the last hour concerned, exclusive");
  public static final ColumnSpec BELOW_REVISION =
      typed(
              "below_revision",
              ColumnType.INT,
              Unit.NONE,
              "The later revision that leaves the hours out: only lower revisions lose them; null"
                  + " if the report is withdrawn as a whole")
          .nullable();
  public static final ColumnSpec IS_WITHDRAWN =
      typed(
          "is_withdrawn",
          ColumnType.BOOL,
          Unit.NONE,
          "False if conf/ keeps what an earlier revision stated about hours that are left out");

  public static final ColumnSpec RECORDS_IN = count("records_in", "Records taken in");
  public static final ColumnSpec RECORDS_ACCEPTED = count("records_accepted", "Records in force");
  public static final ColumnSpec RECORDS_SUPERSEDED =
      count("records_superseded", "Records replaced");
  public static final ColumnSpec RECORDS_REJECTED = count("records_rejected", "Records refused");

  public static final ColumnSpec SHARE_ABOVE_LIMIT_PCT =
      pct("share_above_limit_pct", "The site's share of its region's MWh above the limit");
  public static final ColumnSpec SITE_MWH_ABOVE_LIMIT =
      mwh(
          "site_mwh_above_limit",
          "The site's share of the MWh above the limit, by its consumption");
}
