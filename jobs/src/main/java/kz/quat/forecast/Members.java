package kz.quat.forecast;

import java.util.List;

/** Which methods are averaged: two that differ in their window and depth. */
final class Members {
  private static final RidgeMember.Settings SEASON = new RidgeMember.Settings(60, 0.0003, 700);
  private static final RidgeMember.Settings YEAR = new RidgeMember.Settings(365, 0.0003, 700);

  /** Two years. */
  private static final int GROWN_DAYS = 730;

  private Members() {}

  static List<Member> of(FilledGrid grid, DayLayout layout, int knotsBefore) {
    CalendarFeatures calendar = new CalendarFeatures(grid.grid());
    if (hasTemperature(grid, knotsBefore)) {
      return withTemperature(grid, layout, calendar, knotsBefore);
    }
    if (young(grid, knotsBefore)) {
      return brief(grid, layout, calendar);
    }
    LoadFeatures full = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.SEASONAL);
    LoadFeatures brief = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.SHORT);
    return List.of(
        new RidgeMember(
            grid,
            layout,
            (row, day, slot, level) -> {
              calendar.add(row, day, true);
              full.add(row, day, slot, level);
            },
            grid::targetMw,
            SEASON),
        new RidgeMember(
            grid,
            layout,
            (row, day, slot, level) -> {
              calendar.add(row, day, false);
              brief.add(row, day, slot, level);
            },
            grid::targetMw,
            YEAR));
  }

  private static List<Member> withTemperature(
      FilledGrid grid, DayLayout layout, CalendarFeatures calendar, int knotsBefore) {
    TemperatureFeatures weather = new TemperatureFeatures(grid, calendar, layout, knotsBefore);
    if (young(grid, knotsBefore)) {
      return briefWithTemperature(grid, layout, calendar, weather);
    }
    LoadFeatures loads = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.LONG);
    return List.of(
        new RidgeMember(
            grid,
            layout,
            (row, day, slot, level) -> {
              calendar.add(row, day, false);
              weather.addWeather(row, day, slot);
              weather.addReferences(row, day, slot);
              loads.add(row, day, slot, level);
            },
            grid::targetMw,
            SEASON),
        new TwoStepMember(grid, layout, calendar, weather));
  }

  /** Whether there is too little to learn many features from; fewer are also quicker. */
  private static boolean young(FilledGrid grid, int before) {
    return before - grid.firstKnown() < 24 * GROWN_DAYS;
  }

  private static List<Member> brief(FilledGrid grid, DayLayout layout, CalendarFeatures calendar) {
    LoadFeatures loads = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.SHORT);
    RidgeMember.Features features =
        (row, day, slot, level) -> {
          calendar.add(row, day, false);
          loads.add(row, day, slot, level);
        };
    return List.of(
        new RidgeMember(grid, layout, features, grid::targetMw, SEASON),
        new RidgeMember(grid, layout, features, grid::targetMw, YEAR));
  }

  private static List<Member> briefWithTemperature(
      FilledGrid grid, DayLayout layout, CalendarFeatures calendar, TemperatureFeatures weather) {
    LoadFeatures loads = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.SHORT);
    RidgeMember one =
        new RidgeMember(
            grid,
            layout,
            (row, day, slot, level) -> {
              calendar.add(row, day, false);
              weather.addBrief(row, day, slot);
              loads.add(row, day, slot, level);
            },
            grid::targetMw,
            SEASON);
    return List.of(one, new TwoStepMember(grid, layout, calendar, weather));
  }

  /** Enough temperatures in the past to learn from: half of the known span. */
  private static boolean hasTemperature(FilledGrid grid, int before) {
    int known = 0;
    int span = before - grid.firstKnown();
    for (int c = grid.firstKnown(); c < before; c++) {
      known += Double.isNaN(grid.grid().temperatureC(c)) ? 0 : 1;
    }
    return span > 0 && 2L * known > span;
  }
}
