package kz.quat.clean.reports;

import java.math.BigDecimal;
import java.util.List;
import kz.quat.clean.values.Numbers;
import org.jspecify.annotations.Nullable;

/** Units that a report may use: energy of the interval, or mean power over it. */
final class ReportUnits {

  static final List<String> ALL = List.of("kWh", "MWh", "GWh", "kW", "MW");

  private static final long WH_PER_GWH = 1_000_000_000L;

  /** Larger values do not fit into a table. */
  private static final BigDecimal MOST_WH = new BigDecimal("9e18");

  private ReportUnits() {}

  /**
   * The energy of an hour; null if the unit is unknown or the energy is more than any site can use.
   *
   * @param value in the unit
   */
  static @Nullable Long wattHours(BigDecimal value, @Nullable String unit) {
    long whPerUnit =
        switch (unit == null ? "" : unit) {
          case "kWh", "kW" -> Numbers.WH_PER_KWH;
          case "MWh", "MW" -> Numbers.WH_PER_MWH;
          case "GWh" -> WH_PER_GWH;
          default -> 0;
        };
    BigDecimal energy = value.multiply(BigDecimal.valueOf(whPerUnit));
    return whPerUnit == 0 || energy.abs().compareTo(MOST_WH) > 0
        ? null
        : (Long) Numbers.wattHoursOf(value, whPerUnit);
  }

  static boolean isPower(@Nullable String unit) {
    return "kW".equals(unit) || "MW".equals(unit);
  }
}
