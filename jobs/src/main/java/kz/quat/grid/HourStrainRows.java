package kz.quat.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.strain.NetworkHour;
import kz.quat.allocation.strain.StrainRow;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.ForecastColumns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** The rows of one hour in, their strain out. */
final class HourStrainRows implements FlatMapFunction<Row, Row> {

  /** What the strain of a region-hour is computed from, and what is passed through. */
  static final List<ColumnSpec> INPUT =
      List.of(
          Columns.REGION,
          Columns.HOUR_START_UTC,
          Columns.MARKET_DATE,
          Columns.MARKET_HOUR,
          Columns.LOCAL_DATE,
          Columns.LOCAL_HOUR,
          Columns.ZONE,
          GridColumns.BASIS,
          GridColumns.AVAIL_GEN_MW,
          GridColumns.LOAD_P50_MW,
          GridColumns.LOAD_P90_MW,
          GridColumns.RESERVE_MW,
          ForecastColumns.ERROR_RESERVE_MW,
          GridColumns.IMPORT_CAP_MW,
          GridColumns.TOTAL_LOAD_MW,
          GridColumns.MINING_LOAD_MW,
          GridColumns.EXPORT_CAP_MW);

  private static final List<ColumnSpec> BESIDE =
      List.of(
          GridColumns.ZONE_SURPLUS_MW,
          GridColumns.UNSERVED_MW,
          GridColumns.SYSTEM_HEADROOM_MW,
          GridColumns.SYSTEM_LEVEL);

  /** Figures of the zone table that the region table has under the same name. */
  static final List<ColumnSpec> OF_ZONE =
      List.of(
          GridColumns.COORDINATED_STRESS_RATIO,
          GridColumns.COORDINATED_LEVEL,
          GridColumns.UNCOVERED_MW);

  /** Figures of the system table that are reckoned without reserve. */
  static final List<ColumnSpec> OF_SYSTEM =
      List.of(
          GridColumns.SYSTEM_STATUS,
          GridColumns.SYSTEM_LEVEL,
          GridColumns.UNSERVED_MW,
          GridColumns.SHORTAGE_EXPECTED_MW,
          GridColumns.SHORTAGE_UNCERTAINTY_MW,
          GridColumns.SHORTAGE_RESERVE_MW,
          GridColumns.SHORTAGE_NETWORK_MW,
          GridColumns.COORDINATED_STRESS_MAX,
          GridColumns.NATIONAL_SURPLUS_MW);

  private static final int SCALE = 6;
  private static final int PASSED_FIRST = INPUT.indexOf(GridColumns.TOTAL_LOAD_MW);

  private final List<Tie> ties;
  private transient @Nullable Map<List<Object>, NetworkHour> networks;

  HourStrainRows(List<Tie> ties) {
    this.ties = new ArrayList<>(ties);
  }

  static StructType schema() {
    StructType schema = OutTables.STRAIN_REGION_HOURS.structType();
    for (ColumnSpec column : BESIDE) {
      schema = schema.add(column.name(), column.type().sparkType(), true);
    }
    for (ColumnSpec column : OF_ZONE) {
      schema = schema.add(ofZone(column), column.type().sparkType(), true);
    }
    for (ColumnSpec column : OF_SYSTEM) {
      schema = schema.add(ofSystem(column), column.type().sparkType(), true);
    }
    return schema;
  }

  /** Where a zone's figure stands beside the region's of the same name. */
  static String ofZone(ColumnSpec column) {
    return "zone_" + column.name();
  }

  /** Where the system's figure without reserve stands beside the zone table's. */
  static String ofSystem(ColumnSpec column) {
    return "system_" + column.name();
  }

  @Override
  public Iterator<Row> call(Row hour) {
    List<Row> rows = CollectionConverters.asJava(hour.<scala.collection.Seq<Row>>getAs(0));
    if (rows.stream().noneMatch(HourStrainRows::hasLoadAtHome)) {
      return List.<Row>of().iterator();
    }
    List<Row> known = rows.stream().filter(HourStrainRows::isKnown).toList();
    if (known.isEmpty()) {
      return rows.stream().map(row -> row(row, null)).iterator();
    }
    MeasuredHour solved = MeasuredHour.of(network(known), known);
    return rows.stream().map(row -> row(row, solved)).iterator();
  }

  private static boolean hasLoadAtHome(Row row) {
    String region = row.getAs(Columns.REGION.name());
    return !PseudoRegion.is(region) && row.getAs(GridColumns.LOAD_P50_MW.name()) != null;
  }

  private static boolean isKnown(Row row) {
    return row.getAs(Columns.ZONE.name()) != null
        && row.getAs(GridColumns.AVAIL_GEN_MW.name()) != null
        && row.getAs(GridColumns.LOAD_P50_MW.name()) != null
        && row.getAs(GridColumns.LOAD_P90_MW.name()) != null
        && row.getAs(GridColumns.RESERVE_MW.name()) != null;
  }

  private NetworkHour network(List<Row> known) {
    List<CaseRegion> regions = known.stream().map(HourStrainRows::region).toList();
    List<String> zones = regions.stream().map(CaseRegion::zone).distinct().toList();
    long day = known.get(0).<Date>getAs(Columns.MARKET_DATE.name()).toLocalDate().toEpochDay();
    List<CaseTie> inForce = Tie.inForce(ties, day, zones);
    Map<List<Object>, NetworkHour> cache = networks == null ? new HashMap<>() : networks;
    networks = cache;
    return cache.computeIfAbsent(
        List.of(
            regions.stream().sorted(Comparator.comparing(CaseRegion::region)).toList(), inForce),
        key -> new NetworkHour(regions, inForce));
  }

  private static CaseRegion region(Row row) {
    return new CaseRegion(
        row.getAs(Columns.REGION.name()),
        row.getAs(Columns.ZONE.name()),
        limit(row, GridColumns.IMPORT_CAP_MW),
        limit(row, GridColumns.EXPORT_CAP_MW),
        Limit.UNLIMITED);
  }

  private static Limit limit(Row row, ColumnSpec column) {
    BigDecimal mw = row.getAs(column.name());
    return mw == null ? Limit.UNLIMITED : Limit.ofMw(mw.doubleValue());
  }

  private static Row row(Row in, @Nullable MeasuredHour hour) {
    List<@Nullable Object> out = new ArrayList<>();
    for (int i = 0; i < PASSED_FIRST; i++) {
      out.add(in.get(i));
    }
    String region = in.getAs(Columns.REGION.name());
    StrainRow strain = hour == null ? null : hour.alone().get(region);
    StrainValues.add(out, strain);
    out.add(in.getAs(GridColumns.TOTAL_LOAD_MW.name()));
    out.add(in.getAs(GridColumns.MINING_LOAD_MW.name()));
    if (hour == null || strain == null) {
      int rest = schema().size() - out.size();
      out.addAll(Collections.nCopies(rest, null));
    } else {
      CoordinatedValues.add(out, hour.coordinated().get(region), hour.withMining().get(region));
      hour.addSystem(out, in.getAs(Columns.ZONE.name()));
    }
    return RowFactory.create(out.toArray());
  }

  static @Nullable BigDecimal decimal(@Nullable Double mw) {
    return mw == null ? null : BigDecimal.valueOf(mw).setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
