package kz.quat.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Rows of the strain tables that are not of a region: of a zone, of the system, of a tie. */
final class NetworkRows {

  private NetworkRows() {}

  /**
   * A row of {@link OutTables#STRAIN_ZONE_HOURS}.
   *
   * @param any an input row of the hour
   * @param surplusMw sum of the surpluses of the zone's regions
   * @param regions the zone's regions through the network
   * @param ties all flows of the hour
   */
  static Row zone(
      Row any,
      String zone,
      double surplusMw,
      Collection<CoordinatedRow> regions,
      Collection<TieFlow> ties) {
    ZoneStrain strain = ZoneStrain.of(regions);
    List<@Nullable Object> row = new ArrayList<>();
    row.add(zone);
    addClock(row, any);
    row.add(HourStrainRows.decimal(surplusMw));
    row.add(strain.stressRatio());
    row.add(strain.level().name());
    row.add(HourStrainRows.decimal(strain.uncoveredMw()));
    row.add(HourStrainRows.decimal(netImport(zone, ties)));
    return RowFactory.create(row.toArray());
  }

  /** What the ties bring into a zone; null where a flow has not settled. */
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
    List<@Nullable Object> row = new ArrayList<>();
    addClock(row, inputs.iterator().next());
    row.add(system.status().id());
    row.add(level);
    row.add(HourStrainRows.decimal(system.uncoveredMw()));
    CoordinatedValues.addParts(row, system);
    row.add(HourStrainRows.decimal(surplusMw));
    row.add(HourStrainRows.decimal(headroomMw));
    row.add(sum(inputs, true, GridColumns.AVAIL_GEN_MW));
    row.add(sum(inputs, false, GridColumns.OUTAGE_MW));
    return RowFactory.create(row.toArray());
  }

  /** A row of {@link OutTables#STRAIN_TIE_HOURS}. */
  static Row tie(Row any, TieFlow tie) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(tie.tie());
    addClock(row, any);
    row.add(tie.fromZone());
    row.add(tie.toZone());
    row.add(HourStrainRows.decimal(tie.flowMw()));
    row.add(Double.isInfinite(tie.limitMw()) ? null : HourStrainRows.decimal(tie.limitMw()));
    row.add(tie.usePct());
    return RowFactory.create(row.toArray());
  }

  private static void addClock(List<@Nullable Object> row, Row any) {
    for (ColumnSpec column :
        List.of(
            Columns.HOUR_START_UTC, Columns.MARKET_DATE, Columns.MARKET_HOUR, GridColumns.BASIS)) {
      row.add(any.getAs(column.name()));
    }
  }

  /** Sum over supply from abroad, or over the regions at home; null where no row has a figure. */
  private static @Nullable BigDecimal sum(
      Collection<Row> inputs, boolean abroad, ColumnSpec column) {
    BigDecimal sum = null;
    for (Row input : inputs) {
      BigDecimal mw = input.getAs(column.name());
      if (PseudoRegion.is(input.getAs(Columns.REGION.name())) == abroad && mw != null) {
        sum = sum == null ? mw : sum.add(mw);
      }
    }
    return sum;
  }
}
