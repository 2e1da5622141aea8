package kz.quat.pipeline;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kz.quat.grid.Attribution;
import kz.quat.grid.DayStrain;
import kz.quat.grid.HeadroomRows;
import kz.quat.grid.LoadDuration;
import kz.quat.grid.RegionDays;
import kz.quat.grid.RegionStrain;
import kz.quat.grid.StrainInputs;
import kz.quat.schema.AdequacyTables;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.store.Warehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes the strain of past hours, and writes that of the delivery day from the solution. */
final class StrainStage {

  private static final int CURVE_DAYS = 365;
  private static final int HOURS_A_DAY = 24;
  private static final int MONTHS_AT_A_TIME = 12;

  static final Stage STAGE =
      Stage.named("strain", "Computes strain of the touched months and the delivery day.")
          .reads(
              CoreTables.REGION_HOURS,
              CoreTables.AVAILABLE_CAPACITY,
              CoreTables.REGIONS,
              CoreTables.TIES,
              CoreTables.SITE_HOURS,
              OutTables.STRAIN_REGION_HOURS,
              OutTables.STRAIN_ZONE_HOURS,
              OutTables.STRAIN_SYSTEM_HOURS,
              OutTables.STRAIN_TIE_HOURS)
          .writes(
              OutTables.STRAIN_REGION_HOURS,
              OutTables.STRAIN_ZONE_HOURS,
              OutTables.STRAIN_SYSTEM_HOURS,
              OutTables.STRAIN_TIE_HOURS,
              OutTables.STRAIN_REGION_DAYS,
              OutTables.STRAIN_EVENTS,
              OutTables.STRAIN_ATTRIBUTION,
              OutTables.STRAIN_LOAD_DURATION,
              AdequacyTables.HEADROOM_CURVE)
          .needs(Handover.MONTHS, Handover.DECIDED)
          .gives(Handover.DAY_STRAIN)
          .runs(
              state -> {
                QuotaStage.QuotaDecision decided = state.get(Handover.DECIDED);
                DayStrain day = new DayStrain(decided.strainInputs(), decided.solution());
                new StrainStage(state.night(), state.get(Handover.MONTHS)).run(day);
                state.give(Handover.DAY_STRAIN, day);
              });

  private final Night night;
  private final Warehouse warehouse;
  private final SortedSet<LocalDate> months;

  private StrainStage(Night night, SortedSet<LocalDate> months) {
    this.night = night;
    this.warehouse = night.warehouse();
    this.months = months;
  }

  /**
   * Strain of the touched months. The driver holds their hours, so at most {@link
   * #MONTHS_AT_A_TIME} months are processed together.
   */
  private void run(DayStrain day) {
    List<LocalDate> all = List.copyOf(months);
    for (int from = 0; from < all.size(); from += MONTHS_AT_A_TIME) {
      SortedSet<LocalDate> some =
          new TreeSet<>(all.subList(from, Math.min(all.size(), from + MONTHS_AT_A_TIME)));
      summarise(strain(day, some), some);
    }
    curves();
  }

  /**
   * Strain of some months: of measured hours, of the delivery day as solved, and of hours that are
   * not measured yet as earlier nights forecast them. The numbers of regions and hours are bounded,
   * so the driver holds and writes the rows.
   *
   * @param day the delivery day's strain as solved
   * @return the rows of the regions
   */
  private List<Row> strain(DayStrain day, SortedSet<LocalDate> some) {
    List<Row> measured =
        RegionStrain.of(
                StrainInputs.measured(
                    night.months(CoreTables.REGION_HOURS, some),
                    night.months(CoreTables.AVAILABLE_CAPACITY, some),
                    warehouse.read(CoreTables.REGIONS),
                    DayRules.reserve(night.config().rules())),
                warehouse.rows(CoreTables.TIES).list())
            .collectAsList();
    Set<Object> hours = new HashSet<>();
    measured.forEach(row -> hours.add(Columns.HOUR_START_UTC.from(row)));
    Written write = new Written(some, hours);
    List<Row> regions =
        write.strain(OutTables.STRAIN_REGION_HOURS, RegionStrain.regions(measured), day.regions());
    write.strain(OutTables.STRAIN_ZONE_HOURS, RegionStrain.zones(measured), day.zones());
    write.strain(OutTables.STRAIN_SYSTEM_HOURS, RegionStrain.system(measured), day.system());
    write.strain(OutTables.STRAIN_TIE_HOURS, RegionStrain.ties(measured), day.ties());
    return regions;
  }

  /** Writes the strain tables of some months. The hours given are those that are measured. */
  private final class Written {
    private final SortedSet<LocalDate> some;
    private final Set<Object> hours;

    Written(SortedSet<LocalDate> some, Set<Object> hours) {
      this.some = some;
      this.hours = hours;
    }

    List<Row> strain(TableSpec table, List<Row> measured, List<Row> deliveryDay) {
      List<Row> now = new ArrayList<>();
      measured.stream().filter(row -> !isDeliveryDay(row)).forEach(now::add);
      if (some.contains(night.day().withDayOfMonth(1))) {
        now.addAll(deliveryDay);
      }
      for (LocalDate month : some) {
        now.addAll(notYetMeasured(table, month));
      }
      warehouse.replaceRows(table, now, some);
      return now;
    }

    /** Rows that earlier nights forecast for other days and whose hours are still not measured. */
    private List<Row> notYetMeasured(TableSpec table, LocalDate month) {
      List<Row> rows = warehouse.rows(table, month, month.plusMonths(1)).list();
      rows.removeIf(
          row ->
              !RegionStrain.FORECAST.equals(GridColumns.BASIS.from(row))
                  || isDeliveryDay(row)
                  || hours.contains(Columns.HOUR_START_UTC.from(row)));
      return rows;
    }

    private boolean isDeliveryDay(Row row) {
      return Columns.MARKET_DATE.<Date>from(row).toLocalDate().equals(night.day());
    }
  }

  /** Derives days, events and attribution from the strain of the regions. */
  private void summarise(List<Row> regions, SortedSet<LocalDate> some) {
    Dataset<Row> strain =
        night
            .spark()
            .createDataFrame(regions, OutTables.STRAIN_REGION_HOURS.structType())
            .coalesce(1);
    replace(OutTables.STRAIN_REGION_DAYS, RegionDays.of(strain), some);
    replace(OutTables.STRAIN_EVENTS, RegionDays.events(strain), some);
    warehouse.replacePartitions(
        OutTables.STRAIN_ATTRIBUTION,
        Attribution.of(night.months(CoreTables.SITE_HOURS, some), strain),
        some,
        night.atMost(CoreTables.SITE_HOURS, some) / HOURS_A_DAY);
  }

  private void replace(TableSpec table, Dataset<Row> rows, SortedSet<LocalDate> some) {
    warehouse.replaceRows(table, warehouse.checked(table, rows), some);
  }

  /** Derives the load-duration and headroom curves of the year before the delivery day. */
  private void curves() {
    LocalDate curveFrom = night.day().minusDays(CURVE_DAYS);
    warehouse.replaceRows(
        OutTables.STRAIN_LOAD_DURATION,
        LoadDuration.of(
            warehouse
                .rows(CoreTables.REGION_HOURS, curveFrom, night.day())
                .list(LoadDuration.INPUT),
            warehouse.rows(CoreTables.REGIONS).list(),
            night.day()));
    warehouse.replaceRows(
        AdequacyTables.HEADROOM_CURVE,
        HeadroomOfSpan.of(
            warehouse, new HeadroomRows.Span(night.day(), curveFrom, night.day().minusDays(1))));
  }
}
