package kz.quat.forecast.model;

import java.util.List;
import kz.quat.forecast.features.CalendarFeatures;
import kz.quat.forecast.features.LoadFeatures;
import kz.quat.forecast.features.TemperatureFeatures;
import kz.quat.forecast.history.DayLayout;
import kz.quat.forecast.history.FilledGrid;

/** Chooses the methods that are averaged: two that make different errors. */
final class Members {
  private static final RidgeMember.Settings SEASON = new RidgeMember.Settings(60, 0.0003, 700);

  /** With temperature and a long history: in MW, with growth as a feature. */
  private static final RidgeMember.Settings WEATHER = new RidgeMember.Settings(0, 0.001, 700);

  private static final RidgeMember.Settings YEAR = new RidgeMember.Settings(365, 0.0003, 700);

  /** Two years; with a shorter history fewer features are used. */
  private static final int GROWN_DAYS = 730;

  private Members() {}

  static List<Member> of(FilledGrid grid, DayLayout layout, int knotsBefore) {
    CalendarFeatures calendar = new CalendarFeatures(grid.grid());
    LoadFeatures loads = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.SHORT);
    boolean young = knotsBefore - grid.firstKnown() < 24 * GROWN_DAYS;
    if (grid.knowsTemperature(knotsBefore)) {
      TemperatureFeatures weather =
          new TemperatureFeatures(grid, calendar, layout, young, knotsBefore);
      return List.of(
          ridge(
              grid,
              layout,
              inTheWeather(calendar, weather, young, loads),
              young ? SEASON : WEATHER),
          new TwoStepMember(grid, layout, calendar, weather, young));
    }
    RidgeMember.Features few =
        (row, day, slot, level) -> {
          calendar.add(row, day, false);
          loads.add(row, day, slot, level);
        };
    LoadFeatures seasonal = new LoadFeatures(grid, calendar, layout, LoadFeatures.Depth.SEASONAL);
    RidgeMember.Features many =
        (row, day, slot, level) -> {
          calendar.add(row, day, true);
          seasonal.add(row, day, slot, level);
        };
    return List.of(ridge(grid, layout, young ? few : many, SEASON), ridge(grid, layout, few, YEAR));
  }

  private static RidgeMember ridge(
      FilledGrid grid,
      DayLayout layout,
      RidgeMember.Features features,
      RidgeMember.Settings settings) {
    return new RidgeMember(grid, layout, features, grid::targetMw, settings);
  }

  /** A short history does not support many features; fewer are also faster. */
  private static RidgeMember.Features inTheWeather(
      CalendarFeatures calendar, TemperatureFeatures weather, boolean young, LoadFeatures loads) {
    return (row, day, slot, level) -> {
      calendar.add(row, day, false);
      if (young) {
        weather.addBrief(row, day, slot);
      } else {
        calendar.addYears(row, day);
        weather.addWeather(row, day, slot);
        weather.addReferences(row, day, slot);
      }
      loads.add(row, day, slot, level);
    };
  }
}
