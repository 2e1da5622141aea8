package kz.quat.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.apache.spark.sql.types.DataTypes;
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
          GridColumns.EXPORT_CAP_MW,
          GridColumns.OUTAGE_MW.nullable());

  /** Beside the first region of a zone: the zone's row; null beside the others. */
  static final String ZONE_ROW = "zone_row";

  /** Beside the first region of the hour: the system's row. */
  static final String SYSTEM_ROW = "system_row";

  /** Beside the first region of the hour: the rows of all ties. */
  static final String TIE_ROWS = "tie_rows";

  private static final List<@Nullable Object> NOTHING_BESIDE = Arrays.asList(null, null, null);
  private static final int SCALE = 6;
  private static final int PASSED_FIRST = INPUT.indexOf(GridColumns.TOTAL_LOAD_MW);

  private final List<Tie> ties;
  private transient @Nullable Map<List<Object>, NetworkHour> networks;

  HourStrainRows(List<Tie> ties) {
    this.ties = new ArrayList<>(ties);
  }

  static StructType schema() {
    return OutTables.STRAIN_REGION_HOURS
        .structType()
        .add(ZONE_ROW, OutTables.STRAIN_ZONE_HOURS.structType(), true)
        .add(SYSTEM_ROW, OutTables.STRAIN_SYSTEM_HOURS.structType(), true)
        .add(
            TIE_ROWS,
            DataTypes.createArrayType(OutTables.STRAIN_TIE_HOURS.structType(), false),
            true);
  }

  @Override
  public Iterator<Row> call(Row hour) {
    List<Row> rows = CollectionConverters.asJava(hour.<scala.collection.Seq<Row>>getAs(0));
    if (rows.stream().noneMatch(HourStrainRows::hasLoadAtHome)) {
      return List.<Row>of().iterator();
    }
    List<Row> known = rows.stream().filter(HourStrainRows::isKnown).toList();
    if (known.isEmpty()) {
      return rows.stream().map(row -> row(row, null, NOTHING_BESIDE)).iterator();
    }
    MeasuredHour solved = MeasuredHour.of(network(known), known);
    Set<String> zones = new HashSet<>();
    List<Row> out = new ArrayList<>();
    for (Row row : rows) {
      List<@Nullable Object> beside = NOTHING_BESIDE;
      if (solved.alone().containsKey(row.<String>getAs(Columns.REGION.name()))) {
        String zone = row.getAs(Columns.ZONE.name());
        boolean isFirst = zones.isEmpty();
        boolean isFirstOfZone = zones.add(zone);
        beside =
            Arrays.asList(
                isFirstOfZone ? solved.zone(zone) : null,
                isFirst ? solved.system() : null,
                isFirst ? solved.ties().toArray(Row[]::new) : null);
      }
      out.add(row(row, solved, beside));
    }
    return out.iterator();
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

  private static Row row(Row in, @Nullable MeasuredHour hour, List<@Nullable Object> besideRegion) {
    List<@Nullable Object> out = new ArrayList<>();
    for (int i = 0; i < PASSED_FIRST; i++) {
      out.add(in.get(i));
    }
    String region = in.getAs(Columns.REGION.name());
    StrainRow strain = hour == null ? null : hour.alone().get(region);
    StrainValues.add(out, strain);
    out.add(in.getAs(GridColumns.TOTAL_LOAD_MW.name()));
    out.add(in.getAs(GridColumns.MINING_LOAD_MW.name()));
    CoordinatedValues.add(
        out,
        hour == null ? null : hour.coordinated().get(region),
        hour == null ? null : hour.withMining().get(region));
    out.addAll(besideRegion);
    return RowFactory.create(out.toArray());
  }

  static @Nullable BigDecimal decimal(@Nullable Double mw) {
    return mw == null ? null : BigDecimal.valueOf(mw).setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
