package kz.quat.schema;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import kz.quat.domain.MarketDay;

/**
 * Sets the clock columns of rows for the hours of the delivery day.
 *
 * @param regionZones zone of each region's local time; a region without one is shown in market time
 */
public record DayClock(MarketDay day, Map<String, ZoneId> regionZones) {

  public DayClock {
    regionZones = Map.copyOf(regionZones);
  }

  /** Sets hour_start_utc, market_date and market_hour; {@code hour} is the market hour. */
  public RowBuilder market(RowBuilder row, int hour) {
    return row.set(Columns.HOUR_START_UTC, start(hour))
        .set(Columns.MARKET_DATE, day.date())
        .set(Columns.MARKET_HOUR, hour);
  }

  /** Sets local_date and local_hour of the region. */
  public RowBuilder local(RowBuilder row, int hour, String region) {
    ZonedDateTime local = start(hour).atZone(regionZones.getOrDefault(region, day.zone()));
    return row.set(Columns.LOCAL_DATE, local.toLocalDate())
        .set(Columns.LOCAL_HOUR, local.getHour());
  }

  private Instant start(int hour) {
    return day.hours().get(hour);
  }

  /** Number of hours of the day. */
  public int hours() {
    return day.hours().size();
  }
}
