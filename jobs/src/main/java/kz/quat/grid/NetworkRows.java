package kz.quat.grid;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import kz.quat.allocation.strain.CoordinatedRow;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.allocation.strain.TieFlow;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of the strain tables for zones, the system and ties. */
final class NetworkRows {

  static final RowType ZONE_HOUR = RowType.of(OutTables.STRAIN_ZONE_HOURS);
  static final RowType SYSTEM_HOUR = RowType.of(OutTables.STRAIN_SYSTEM_HOURS);
  static final RowType TIE_HOUR = RowType.of(OutTables.STRAIN_TIE_HOURS);

  private static final List<ColumnSpec> CLOCK =
      List.of(Columns.HOUR_START_UTC, Columns.MARKET_DATE, Columns.MARKET_HOUR, GridColumns.BASIS);

  private NetworkRows() {}

  /**
   * A row of {@link OutTables#STRAIN_ZONE_HOURS}.
   *
   * @param any any input row of the hour
   * @param surplusMw sum of the surpluses of the zone's regions
   * @param regions coordinated strain of the zone's regions
   * @param ties all flows of the hour
   */
  static Row zone(
      Row any,
      String zone,
      double surplusMw,
      Collection<CoordinatedRow> regions,
      Collection<TieFlow> ties) {
    ZoneStrain strain = ZoneStrain.of(regions);
    return ZONE_HOUR
        .row()
        .set(Columns.ZONE, zone)
        .copy(CLOCK, any)
        .set(GridColumns.ZONE_SURPLUS_MW, HourStrainRows.decimal(surplusMw))
        .set(GridColumns.COORDINATED_STRESS_RATIO, strain.stressRatio())
        .set(GridColumns.COORDINATED_LEVEL, strain.level().name())
        .set(GridColumns.UNCOVERED_MW, HourStrainRows.decimal(strain.uncoveredMw()))
        .set(GridColumns.NET_IMPORT_MW, HourStrainRows.decimal(netImport(zone, ties)))
        .build();
  }

  /** What the ties bring into a zone; null if a flow is unknown. */
  private static @Nullable Double netImport(String zone, Collection<TieFlow> ties) {
    double into = 0;
    for (TieFlow tie : ties) {
      Double flow = tie.flowMw();
      if (flow == null) {
        return null;
      }
      into += tie.toZone().equals(zone) ? flow : 0;
      into -= tie.fromZone().equals(zone) ? flow : 0;
    }
    return into;
  }

  /**
   * A row of {@link OutTables#STRAIN_SYSTEM_HOURS}.
   *
   * @param inputs the hour's input rows of all regions of the network, supply from abroad included
   * @param surplusMw sum of their surpluses
   */
  static Row system(
      Collection<Row> inputs, SystemRow system, String level, double surplusMw, double headroomMw) {
    RowBuilder row =
        SYSTEM_HOUR
            .row()
            .copy(CLOCK, inputs.iterator().next())
            .set(GridColumns.SYSTEM_STATUS, system.status().id())
            .set(GridColumns.SYSTEM_LEVEL, level)
            .set(GridColumns.UNSERVED_MW, HourStrainRows.decimal(system.uncoveredMw()));
    return CoordinatedValues.setParts(row, system)
        .set(GridColumns.NATIONAL_SURPLUS_MW, HourStrainRows.decimal(surplusMw))
        .set(GridColumns.SYSTEM_HEADROOM_MW, HourStrainRows.decimal(headroomMw))
        .set(GridColumns.IMPORTS_SCHEDULED_MW, sum(inputs, true, GridColumns.AVAIL_GEN_MW))
        .set(GridColumns.OUTAGE_MW, sum(inputs, false, GridColumns.OUTAGE_MW))
        .build();
  }

  /** A row of {@link OutTables#STRAIN_TIE_HOURS}. */
  static Row tie(Row any, TieFlow tie) {
    BigDecimal limit =
        Double.isInfinite(tie.limitMw()) ? null : HourStrainRows.decimal(tie.limitMw());
    return TIE_HOUR
        .row()
        .set(GridColumns.TIE, tie.tie())
        .copy(CLOCK, any)
        .set(GridColumns.FROM_ZONE, tie.fromZone())
        .set(GridColumns.TO_ZONE, tie.toZone())
        .set(GridColumns.FLOW_MW, HourStrainRows.decimal(tie.flowMw()))
        .set(GridColumns.LIMIT_MW, limit)
        .set(GridColumns.USE_PCT, tie.usePct())
        .build();
  }

  /**
   * The sum over supply from abroad, or over the regions of the country; null if no row has a
   * figure.
   */
  private static @Nullable BigDecimal sum(
      Collection<Row> inputs, boolean abroad, ColumnSpec column) {
    BigDecimal sum = null;
    for (Row input : inputs) {
      BigDecimal mw = column.from(input);
      if (PseudoRegion.is(Columns.REGION.from(input)) == abroad && mw != null) {
        sum = sum == null ? mw : sum.add(mw);
      }
    }
    return sum;
  }
}
