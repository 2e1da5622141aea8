package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.count;
import static kz.quat.schema.ColumnSpec.date;
import static kz.quat.schema.ColumnSpec.mw;
import static kz.quat.schema.ColumnSpec.pct;
import static kz.quat.schema.ColumnSpec.text;

import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/** What the grid could take for years, and how likely it is to fall short: two out tables. */
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
      count("known_hours", "Hours of the span whose headroom is known: the curve rests on them");
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

  /** Both tables. */
  public static final List<TableSpec> ALL = List.of(HEADROOM_CURVE);
}
