package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.mwh;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.ratio;
import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.typed;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/** Out tables on what the grid could take in the long term, and how likely it is to fall short. */
public final class AdequacyTables {

  private AdequacyTables() {}

  public static final ColumnSpec AREA =
      text("area", "Region, or nation; the regions' figures do not add up to the nation's");
  public static final ColumnSpec SPAN_FROM = date("span_from", "First market day of the span");
  public static final ColumnSpec SPAN_TO = date("span_to", "Last market day of the span");
  public static final ColumnSpec CURTAILED_SHARE_PCT =
      pct("curtailed_share_pct", "Share of the load's energy that may be cut over the span");
  public static final ColumnSpec CONNECTED_LOAD_MW =
      mw(
          "load_mw",
          "Greatest constant load, beside the native load and reserve and without any mining, of"
              + " which no more than that share is cut");
  public static final ColumnSpec KNOWN_HOURS =
      count(
          "known_hours",
          "Hours of the span whose headroom is known, from which the curve is computed");
  public static final ColumnSpec HOURS_CUT =
      count("hours_cut", "Hours in which some of that load is cut");
  public static final ColumnSpec LONGEST_CUT_HOURS =
      count("longest_cut_hours", "Longest unbroken run of such hours");
  public static final ColumnSpec MEAN_CUT_PCT =
      pct("mean_cut_pct", "Mean cut in those hours in per cent of the load; null where none is cut")
          .nullable();

  public static final TableSpec HEADROOM_CURVE =
      new TableSpec(
          "out_strain__headroom_curve",
          "How many MW of constant load could be connected if it were cut in the worst hours, from"
              + " the measured hours of the twelve months before the delivery day:"
              + " docs/spec/strain.md, section 2",
          List.of(
              AREA,
              CURTAILED_SHARE_PCT,
              Columns.MARKET_DATE,
              SPAN_FROM,
              SPAN_TO,
              KNOWN_HOURS,
              CONNECTED_LOAD_MW,
              HOURS_CUT,
              LONGEST_CUT_HOURS,
              MEAN_CUT_PCT),
          List.of(AREA, CURTAILED_SHARE_PCT),
          Partitioning.NONE,
          Audience.PUBLISHED,
          0);

  public static final ColumnSpec ADEQUACY_AREA =
      text("area", "Region; zone:Z: the sum of its regions; ALL: of all");
  public static final ColumnSpec LOLP =
      ratio("lolp", "Probability that native load (no reserve) cannot be met in the hour");
  public static final ColumnSpec LOLP_SE =
      ratio("lolp_se", "Standard error of lolp; 0 if every state was evaluated");
  public static final ColumnSpec EUE_MWH =
      mwh("eue_mwh", "Expected unserved energy of the native load");
  public static final ColumnSpec EUE_SE_MWH =
      mwh("eue_se_mwh", "Standard error of eue_mwh; 0 if every state was evaluated");
  public static final ColumnSpec LOLP_DAY =
      ratio("lolp_day", "Probability that any hour of the day is short");
  public static final ColumnSpec LOLE_HOURS =
      typed(
          "lole_hours",
          ColumnType.DOUBLE,
          Unit.HOURS,
          "Expected number of the day's hours that are short");
  public static final ColumnSpec ADEQUACY_METHOD =
      text("method", "every_state: exact over the states; drawn_states: draws, with errors");
  public static final ColumnSpec STATES = count("states", "Number of states or draws");
  public static final ColumnSpec UNITS =
      count(
          "units",
          "Generating units that could be out, each for the whole day or not, since repairs outlast"
              + " it: a rule; 0: no list of units is delivered, so that only the load is uncertain"
              + " and the figures are a lower bound");

  public static final ColumnSpec UNCERTAIN =
      text(
              "uncertain",
              "What was taken as uncertain: load (no unit is listed: a lower bound) or"
                  + " load_and_generation; null in days that were published before outages"
                  + " counted")
          .nullable();
  public static final ColumnSpec UNITS_SIZE_ASSUMED =
      count(
              "units_size_assumed",
              "Of units, those told from the typical size of their fuel's, for the list does not"
                  + " say how many they are")
          .nullable();
  public static final ColumnSpec UNITS_RATE_ASSUMED =
      count(
              "units_rate_assumed",
              "Of units, those whose outage rate is assumed: marked doubt in"
                  + " conf/rules/outages.yaml")
          .nullable();
  public static final ColumnSpec UNITS_COVERAGE_PCT =
      pct(
              "units_coverage_pct",
              "Share of the day's available generation that the listed units make up; the rest does"
                  + " not fail")
          .nullable();
  public static final ColumnSpec LOAD_SCENARIOS =
      count("load_scenarios", "Equally likely scenarios of the day's load").nullable();
  public static final ColumnSpec SCENARIOS_BASIS =
      text(
              "scenarios_basis",
              "past_errors: the median plus what forecasts of past days missed by; quantiles: too"
                  + " few such days, all regions rise and fall together")
          .nullable();

  public static final TableSpec ADEQUACY_HOURS =
      new TableSpec(
          "out_strain__adequacy",
          "Loss-of-load probability and expected unserved energy of each area and hour, over joint"
              + " scenarios of the load and outages of units, through the network:"
              + " docs/spec/strain.md, section 3",
          List.of(
              ADEQUACY_AREA,
              Columns.HOUR_START_UTC,
              Columns.MARKET_DATE,
              Columns.MARKET_HOUR,
              LOLP,
              LOLP_SE,
              EUE_MWH,
              EUE_SE_MWH),
          List.of(ADEQUACY_AREA, Columns.HOUR_START_UTC),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  public static final TableSpec ADEQUACY_DAYS =
      new TableSpec(
          "out_strain__adequacy_days",
          "The same of each area over the whole day, and how it was found",
          List.of(
              ADEQUACY_AREA,
              Columns.MARKET_DATE,
              LOLP_DAY,
              LOLE_HOURS,
              EUE_MWH,
              EUE_SE_MWH,
              ADEQUACY_METHOD,
              STATES,
              UNITS,
              UNCERTAIN,
              UNITS_SIZE_ASSUMED,
              UNITS_RATE_ASSUMED,
              UNITS_COVERAGE_PCT,
              LOAD_SCENARIOS,
              SCENARIOS_BASIS),
          List.of(ADEQUACY_AREA, Columns.MARKET_DATE),
          Partitioning.DAY,
          Audience.PUBLISHED,
          TableSpec.SITE_DAYS);

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(HEADROOM_CURVE, ADEQUACY_HOURS, ADEQUACY_DAYS);
}
