package kz.quat.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.strain.NetworkHour;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Takes the rows of one hour and returns their strain. */
final class HourStrainRows implements FlatMapFunction<Row, Row> {

  /** The inputs of the strain of a region-hour and the columns that are passed through. */
  static final List<ColumnSpec> INPUT =
      Stream.concat(
              StrainInputs.CLOCK.stream(),
              Stream.of(
                  GridColumns.BASIS,
                  GridColumns.AVAIL_GEN_MW,
                  GridColumns.LOAD_P50_MW,
                  GridColumns.LOAD_P90_MW,
                  GridColumns.RESERVE_MW,
                  ForecastColumns.ERROR_RESERVE_MW,
                  GridColumns.IMPORT_CAP_MW,
                  GridColumns.TOTAL_LOAD_MW,
                  GridColumns.MINING_LOAD_MW,
                  GridColumns.EXPORT_CAP_MW,
                  GridColumns.OUTAGE_MW.nullable()))
          .toList();

  /**
   * The input columns that are also in {@link OutTables#STRAIN_REGION_HOURS}, except metered loads.
   */
  static final List<ColumnSpec> PASSED = INPUT.subList(0, INPUT.indexOf(GridColumns.TOTAL_LOAD_MW));

  /** The row of the zone, attached to the row of the zone's first region; empty for the others. */
  static final RowType.RowList ZONE_ROWS = new RowType.RowList("zone_rows", NetworkRows.ZONE_HOUR);

  /** The row of the system, attached to the row of the hour's first region. */
  static final RowType.RowList SYSTEM_ROWS =
      new RowType.RowList("system_rows", NetworkRows.SYSTEM_HOUR);

  /** The rows of all ties, attached to the row of the hour's first region. */
  static final RowType.RowList TIE_ROWS = new RowType.RowList("tie_rows", NetworkRows.TIE_HOUR);

  private static final RowType REGION_HOUR =
      RowType.of(OutTables.STRAIN_REGION_HOURS).with(ZONE_ROWS).with(SYSTEM_ROWS).with(TIE_ROWS);

  private static final int SCALE = 6;

  private final List<Row> ties;
  private transient @Nullable Map<List<Object>, NetworkHour> networks;

  HourStrainRows(List<Row> ties) {
    this.ties = new ArrayList<>(ties);
  }

  static StructType schema() {
    return REGION_HOUR.structType();
  }

  @Override
  public Iterator<Row> call(Row hour) {
    List<Row> rows =
        CollectionConverters.asJava(hour.<scala.collection.Seq<Row>>getAs(RegionStrain.HOUR_ROWS));
    if (rows.stream().noneMatch(HourStrainRows::hasLoadAtHome)) {
      return List.<Row>of().iterator();
    }
    List<Row> known = rows.stream().filter(HourStrainRows::isKnown).toList();
    if (known.isEmpty()) {
      return rows.stream().map(row -> alone(row(row, null))).iterator();
    }
    MeasuredHour solved = MeasuredHour.of(network(known), known);
    Set<String> zones = new HashSet<>();
    List<Row> out = new ArrayList<>();
    for (Row row : rows) {
      RowBuilder made = row(row, solved);
      if (solved.alone().containsKey(Columns.REGION.<String>from(row))) {
        String zone = Columns.ZONE.from(row);
        boolean isFirst = zones.isEmpty();
        made.set(ZONE_ROWS, zones.add(zone) ? List.of(solved.zone(zone)) : List.of())
            .set(SYSTEM_ROWS, isFirst ? List.of(solved.system()) : List.of())
            .set(TIE_ROWS, isFirst ? solved.ties() : List.of());
        out.add(made.build());
      } else {
        out.add(alone(made));
      }
    }
    return out.iterator();
  }

  private static boolean hasLoadAtHome(Row row) {
    String region = Columns.REGION.from(row);
    return !PseudoRegion.is(region) && GridColumns.LOAD_P50_MW.from(row) != null;
  }

  private static boolean isKnown(Row row) {
    return Columns.ZONE.from(row) != null
        && GridColumns.AVAIL_GEN_MW.from(row) != null
        && GridColumns.LOAD_P50_MW.from(row) != null
        && GridColumns.LOAD_P90_MW.from(row) != null
        && GridColumns.RESERVE_MW.from(row) != null;
  }

  private NetworkHour network(List<Row> known) {
    List<CaseRegion> regions = known.stream().map(HourStrainRows::region).toList();
    List<String> zones = regions.stream().map(CaseRegion::zone).distinct().toList();
    LocalDate day = Columns.MARKET_DATE.<Date>from(known.get(0)).toLocalDate();
    List<CaseTie> inForce = Ties.inForce(ties, day, zones);
    Map<List<Object>, NetworkHour> cache = networks == null ? new HashMap<>() : networks;
    networks = cache;
    return cache.computeIfAbsent(
        List.of(
            regions.stream().sorted(Comparator.comparing(CaseRegion::region)).toList(), inForce),
        key -> new NetworkHour(regions, inForce));
  }

  private static CaseRegion region(Row row) {
    return new CaseRegion(
        Columns.REGION.from(row),
        Columns.ZONE.from(row),
        Limit.ofNullable(GridColumns.IMPORT_CAP_MW.number(row)),
        Limit.ofNullable(GridColumns.EXPORT_CAP_MW.number(row)),
        Limit.UNLIMITED);
  }

  private static RowBuilder row(Row in, @Nullable MeasuredHour hour) {
    String region = Columns.REGION.from(in);
    RowBuilder out = REGION_HOUR.row().copy(PASSED, in);
    StrainValues.set(out, hour == null ? null : hour.alone().get(region))
        .copy(GridColumns.TOTAL_LOAD_MW, in)
        .copy(GridColumns.MINING_LOAD_MW, in);
    return CoordinatedValues.set(
        out,
        hour == null ? null : hour.coordinated().get(region),
        hour == null ? null : hour.withMining().get(region));
  }

  /** A region's row without any attached rows. */
  private static Row alone(RowBuilder region) {
    return region
        .set(ZONE_ROWS, List.of())
        .set(SYSTEM_ROWS, List.of())
        .set(TIE_ROWS, List.of())
        .build();
  }

  static @Nullable BigDecimal decimal(@Nullable Double mw) {
    return mw == null ? null : BigDecimal.valueOf(mw).setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
