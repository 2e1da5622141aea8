package kz.quat.forecast.score;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.forecast.backtest.BacktestHour;

/** Reliability of the quantiles by region, season and local hour. */
public final class Reliability {
  /** The seasons in their order, from December on. */
  public static final List<String> SEASONS = List.of("winter", "spring", "summer", "autumn");

  private Reliability() {}

  private record Key(String region, int season, int hour) {}

  /** Seasons and hours in which at least one load is known, in order. */
  public static List<SeasonHour> of(List<BacktestHour> hours, ZoneId zone) {
    SortedMap<Key, LevelSums> cells =
        new TreeMap<>(
            Comparator.comparing(Key::region).thenComparing(Key::season).thenComparing(Key::hour));
    for (BacktestHour hour : hours) {
      if (!Double.isNaN(hour.actualMw())) {
        ZonedDateTime local = hour.forecast().hourStartUtc().atZone(zone);
        Key key = new Key(hour.region(), local.getMonthValue() % 12 / 3, local.getHour());
        cells
            .computeIfAbsent(key, k -> new LevelSums())
            .add(hour.forecast().toArray(), hour.actualMw());
      }
    }
    List<SeasonHour> out = new ArrayList<>();
    cells.forEach(
        (key, sums) ->
            out.add(
                new SeasonHour(
                    key.region(),
                    SEASONS.get(key.season()),
                    key.hour(),
                    sums.count(),
                    sums.pinballPct(),
                    sums.coverage10Pct(),
                    sums.coverage50Pct(),
                    sums.coverage90Pct())));
    return out;
  }
}
