package kz.quat.demo.landing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import kz.quat.demo.world.DemoOptions;
import kz.quat.demo.world.MarketClock;

/**
 * One file of an hourly source: the market days that it covers and its arrival.
 *
 * @param label {@code 2021-11} for a month of history, {@code 2022-12-05} for a day
 * @param from first market day, inclusive
 * @param to last market day, inclusive
 */
public record Delivery(String label, LocalDate from, LocalDate to, Instant received) {
  /** Before this day there is one file per month, from this day on one per day. */
  public static final LocalDate DAILY_FROM = LocalDate.of(2022, 10, 1);

  /** Deliveries of measured data: known on the morning after, half an hour past midnight UTC. */
  public static List<Delivery> measured(DemoOptions options) {
    List<Delivery> deliveries = history(options);
    for (LocalDate day = firstDaily(options); !day.isAfter(options.to()); day = day.plusDays(1)) {
      deliveries.add(new Delivery(day.toString(), day, day, at(day.plusDays(1), 0, 30)));
    }
    return deliveries;
  }

  /**
   * Deliveries of plans and forecasts: known at 01:00 UTC of the day before, up to the day after
   * the span.
   */
  public static List<Delivery> dayAhead(DemoOptions options) {
    List<Delivery> deliveries = history(options);
    LocalDate last = options.to().plusDays(1);
    for (LocalDate day = firstDaily(options); !day.isAfter(last); day = day.plusDays(1)) {
      deliveries.add(new Delivery(day.toString(), day, day, at(day.minusDays(1), 1, 0)));
    }
    return deliveries;
  }

  public boolean isDaily() {
    return from.equals(to);
  }

  public long firstHour() {
    return MarketClock.startHour(from);
  }

  /** End of the covered hours, exclusive. */
  public long endHour() {
    return MarketClock.startHour(to.plusDays(1));
  }

  public static Instant at(LocalDate day, int hour, int minute) {
    return day.atTime(LocalTime.of(hour, minute)).toInstant(ZoneOffset.UTC);
  }

  private static LocalDate firstDaily(DemoOptions options) {
    return options.from().isBefore(DAILY_FROM) ? DAILY_FROM : options.from();
  }

  private static List<Delivery> history(DemoOptions options) {
    List<Delivery> deliveries = new ArrayList<>();
    LocalDate from = options.from();
    while (from.isBefore(DAILY_FROM) && !from.isAfter(options.to())) {
      YearMonth month = YearMonth.from(from);
      LocalDate end = month.atEndOfMonth();
      LocalDate to = end.isAfter(options.to()) ? options.to() : end;
      deliveries.add(new Delivery(month.toString(), from, to, at(to.plusDays(1), 0, 30)));
      from = end.plusDays(1);
    }
    return deliveries;
  }
}
