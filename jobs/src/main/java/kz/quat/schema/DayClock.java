package kz.quat.schema;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import kz.quat.domain.MarketDay;
import org.jspecify.annotations.Nullable;

/**
 * The hours of the delivery day as rows carry them.
 *
 * @param regionZones each region's own clock; a region without one is shown on market time
 */
public record DayClock(MarketDay day, Map<String, ZoneId> regionZones) {

  public DayClock {
    regionZones = Map.copyOf(regionZones);
  }

  /** Adds hour_start_utc, market_date and market_hour; {@code hour} is the market hour. */
  public void addMarket(List<@Nullable Object> row, int hour) {
    row.add(Timestamp.from(start(hour)));
    row.add(Date.valueOf(day.date()));
    row.add(hour);
  }

  /** Adds local_date and local_hour of the region. */
  public void addLocal(List<@Nullable Object> row, int hour, String region) {
    ZonedDateTime local = start(hour).atZone(regionZones.getOrDefault(region, day.zone()));
    row.add(Date.valueOf(local.toLocalDate()));
    row.add(local.getHour());
  }

  private Instant start(int hour) {
    return day.hours().get(hour);
  }

  /** How many hours the day has. */
  public int hours() {
    return day.hours().size();
  }
}
