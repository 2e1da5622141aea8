package kz.quat.publish.dimension;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.quat.domain.MarketDay;
import kz.quat.domain.WorkingDays;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.ReconciliationColumns;
import kz.quat.schema.RowType;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows of {@link DimensionTables#DATES}. */
final class DateDimension {

  private static final RowType TYPE = RowType.of(DimensionTables.DATES);
  private static final int SECONDS = 60;

  private final SortedMap<LocalDate, Row> calendar = new TreeMap<>();
  private final WorkingDays working;
  private final ZoneId market;
  private final SortedMap<String, ZoneId> regionZones;
  private final LocalDate deliveryDay;

  /**
   * Prepares the dates.
   *
   * @param calendar rows of {@link CoreTables#CALENDAR_DAYS}
   * @param market zone of market time
   * @param regionZones zone of each region's own clock
   * @param deliveryDay the day that the run decides
   */
  DateDimension(
      Collection<Row> calendar,
      ZoneId market,
      Map<String, ZoneId> regionZones,
      LocalDate deliveryDay) {
    TreeSet<LocalDate> holidays = new TreeSet<>();
    TreeSet<LocalDate> worked = new TreeSet<>();
    for (Row row : calendar) {
      LocalDate date = CoreTables.CALENDAR_DATE.<Date>from(row).toLocalDate();
      this.calendar.put(date, row);
      (isWorked(row) ? worked : holidays).add(date);
    }
    this.working = new WorkingDays(holidays, worked);
    this.market = market;
    this.regionZones = new TreeMap<>(regionZones);
    this.deliveryDay = deliveryDay;
  }

  private static boolean isWorked(Row listed) {
    return "working".equals(CoreTables.DAY_KIND.<String>from(listed));
  }

  /**
   * One row for every date from the start of the year of {@code first} to the end of the year after
   * the delivery day.
   */
  List<Row> rows(LocalDate first) {
    LocalDate end = LocalDate.of(deliveryDay.getYear() + 2, 1, 1);
    return first.withDayOfYear(1).datesUntil(end).map(this::row).toList();
  }

  private Row row(LocalDate date) {
    MarketDay day = new MarketDay(date, market);
    @Nullable Row listed = calendar.get(date);
    @Nullable ZoneOffsetTransition change = change(market, day);
    String code = code(date, listed);
    return TYPE.row()
        .set(DimensionTables.DATE, date)
        .set(DimensionTables.YEAR, date.getYear())
        .set(
            ReconciliationColumns.QUARTER,
            "%d-Q%d".formatted(date.getYear(), date.get(IsoFields.QUARTER_OF_YEAR)))
        .set(DimensionTables.MONTH, date.getMonthValue())
        .set(DimensionTables.DAY, date.getDayOfMonth())
        .set(
            DimensionTables.ISO_WEEK,
            "%d-W%02d"
                .formatted(
                    date.get(IsoFields.WEEK_BASED_YEAR),
                    date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
        .set(DimensionTables.ISO_WEEKDAY, date.getDayOfWeek().getValue())
        .set(DimensionTables.IS_DELIVERY_DAY, date.equals(deliveryDay))
        .set(DimensionTables.DAY_CODE, code)
        .set(DimensionTables.IS_WORKING_DAY, code == null ? null : working.isWorking(date))
        .set(DimensionTables.HOLIDAY_KK, listed == null ? null : Columns.NAME_KK.from(listed))
        .set(DimensionTables.HOLIDAY_RU, listed == null ? null : Columns.NAME_RU.from(listed))
        .set(DimensionTables.HOURS_IN_DAY, day.hours().size())
        .set(
            DimensionTables.UTC_OFFSET_MINUTES,
            market.getRules().getOffset(day.start()).getTotalSeconds() / SECONDS)
        .set(DimensionTables.CLOCK_CHANGE_MINUTES, change == null ? 0 : minutes(change))
        .set(DimensionTables.CLOCK_CHANGE_UTC, change == null ? null : change.getInstant())
        .set(DimensionTables.REGION_CLOCK_CHANGES, regionChanges(day))
        .build();
  }

  /**
   * What kind of day it is; null if no calendar covers the day: none lists a day of its year, or
   * the first day of all that is listed comes later.
   */
  private @Nullable String code(LocalDate date, @Nullable Row listed) {
    if (!working.knows(date.getYear()) || date.isBefore(calendar.firstKey())) {
      return null;
    }
    if (listed != null) {
      return isWorked(listed) ? "working_moved" : "holiday";
    }
    return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? "weekend" : "working";
  }

  /** The change of a zone's clock within a market day; null if there is none. */
  private static @Nullable ZoneOffsetTransition change(ZoneId zone, MarketDay day) {
    Instant before = day.start().minusNanos(1);
    ZoneOffsetTransition next = zone.getRules().nextTransition(before);
    return next == null || !next.getInstant().isBefore(day.end()) ? null : next;
  }

  private static int minutes(ZoneOffsetTransition change) {
    return (int) change.getDuration().toMinutes();
  }

  private @Nullable String regionChanges(MarketDay day) {
    List<String> changes = new ArrayList<>();
    regionZones.forEach(
        (region, zone) -> {
          ZoneOffsetTransition change = change(zone, day);
          if (change != null) {
            changes.add(region + "=" + minutes(change));
          }
        });
    return changes.isEmpty() ? null : changes.stream().collect(Collectors.joining(";"));
  }
}
