package kz.quat.grid;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import kz.quat.allocation.headroom.HeadroomCurve;
import kz.quat.allocation.headroom.HeadroomHour;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.AdequacyTables;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.InForce;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Headroom curves of a span of measured hours, as rows of {@link AdequacyTables#HEADROOM_CURVE}. It
 * is computed in plain Java, because the number of region-hours in a year is limited.
 */
public final class HeadroomRows {

  /** The name of the area for the whole country's curve. */
  public static final String NATION = "nation";

  /**
   * Columns of {@link OutTables#STRAIN_REGION_HOURS} from which the curves of regions are computed.
   */
  public static final List<ColumnSpec> REGION_INPUT =
      List.of(
          Columns.REGION,
          Columns.HOUR_START_UTC,
          Columns.MARKET_DATE,
          GridColumns.BASIS,
          GridColumns.HEADROOM_MW);

  /** Columns of {@link OutTables#STRAIN_SYSTEM_HOURS} from which the nation's curve is computed. */
  public static final List<ColumnSpec> SYSTEM_INPUT =
      List.of(
          Columns.HOUR_START_UTC,
          Columns.MARKET_DATE,
          GridColumns.BASIS,
          GridColumns.SYSTEM_HEADROOM_MW);

  private static final RowType ROW = RowType.of(AdequacyTables.HEADROOM_CURVE);

  private HeadroomRows() {}

  /**
   * A span of days.
   *
   * @param deliveryDay the day under which the curves are stored
   * @param from first market day
   * @param to last market day
   */
  public record Span(LocalDate deliveryDay, LocalDate from, LocalDate to) {}

  /**
   * Rows by area and share. Forecast hours are not used. The nation's curve uses only hours in
   * which the headroom of every region in force is known, because what some regions could take says
   * nothing about all of them.
   *
   * @param regionHours rows of {@link OutTables#STRAIN_REGION_HOURS} of the span, with at least the
   *     columns of {@link #REGION_INPUT}
   * @param systemHours rows of {@link OutTables#STRAIN_SYSTEM_HOURS} of the span, with at least the
   *     columns of {@link #SYSTEM_INPUT}
   * @param regions {@link CoreTables#REGIONS}
   */
  public static List<Row> of(
      Collection<Row> regionHours,
      Collection<Row> systemHours,
      Collection<Row> regions,
      Span span) {
    Map<String, List<HeadroomHour>> areas = new TreeMap<>();
    Map<Timestamp, Integer> known = new HashMap<>();
    for (Row row : regionHours) {
      Double headroom = measured(row, GridColumns.HEADROOM_MW);
      if (headroom != null) {
        Timestamp start = Columns.HOUR_START_UTC.from(row);
        known.merge(start, 1, Integer::sum);
        areas
            .computeIfAbsent(Columns.REGION.from(row), region -> new ArrayList<>())
            .add(hour(start, headroom));
      }
    }
    List<HeadroomHour> nation = nation(systemHours, known, regions);
    List<Row> rows = new ArrayList<>();
    areas.forEach((region, hours) -> rows.addAll(curve(region, hours, span)));
    if (!nation.isEmpty()) {
      rows.addAll(curve(NATION, nation, span));
    }
    return rows;
  }

  private static List<HeadroomHour> nation(
      Collection<Row> systemHours, Map<Timestamp, Integer> known, Collection<Row> regions) {
    Map<Date, Long> expected = new HashMap<>();
    List<HeadroomHour> hours = new ArrayList<>();
    for (Row row : systemHours) {
      Double headroom = measured(row, GridColumns.SYSTEM_HEADROOM_MW);
      Timestamp start = Columns.HOUR_START_UTC.from(row);
      long all =
          expected.computeIfAbsent(
              Columns.MARKET_DATE.from(row), day -> inForce(day.toLocalDate(), regions));
      if (headroom != null && all > 0 && known.getOrDefault(start, 0) >= all) {
        hours.add(hour(start, headroom));
      }
    }
    return hours;
  }

  private static long inForce(LocalDate day, Collection<Row> regions) {
    return InForce.on(day, regions, Columns.REGION).stream()
        .filter(row -> !PseudoRegion.is(Columns.REGION.from(row)))
        .count();
  }

  private static @Nullable Double measured(Row row, ColumnSpec column) {
    return RegionStrain.MEASURED.equals(GridColumns.BASIS.from(row)) ? column.number(row) : null;
  }

  private static HeadroomHour hour(Timestamp start, double headroomMw) {
    return new HeadroomHour(TimeUnit.MILLISECONDS.toHours(start.getTime()), headroomMw);
  }

  private static List<Row> curve(String area, List<HeadroomHour> hours, Span span) {
    HeadroomCurve curve = new HeadroomCurve(hours);
    return curve.points().stream().map(point -> row(area, curve.hourCount(), point, span)).toList();
  }

  private static Row row(String area, int hours, HeadroomCurve.Point point, Span span) {
    return ROW.row()
        .set(AdequacyTables.AREA, area)
        .set(AdequacyTables.CURTAILED_SHARE_PCT, point.curtailedSharePct())
        .set(Columns.MARKET_DATE, span.deliveryDay())
        .set(AdequacyTables.SPAN_FROM, span.from())
        .set(AdequacyTables.SPAN_TO, span.to())
        .set(AdequacyTables.KNOWN_HOURS, (long) hours)
        .set(AdequacyTables.CONNECTED_LOAD_MW, HourStrainRows.decimal(point.loadMw()))
        .set(AdequacyTables.HOURS_CUT, (long) point.hoursCut())
        .set(AdequacyTables.LONGEST_CUT_HOURS, (long) point.longestCutHours())
        .set(AdequacyTables.MEAN_CUT_PCT, point.meanCutPct())
        .build();
  }
}
