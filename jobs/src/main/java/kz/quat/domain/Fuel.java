package kz.quat.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fuel or source of energy of a generating unit, as named in lists of units and in rules. */
public enum Fuel {
  COAL,
  GAS,
  OIL,
  HYDRO,
  NUCLEAR,
  BIOMASS,
  WIND,
  SOLAR;

  /** All ids, in the order of the constants. */
  public static final List<String> IDS = Arrays.stream(values()).map(Fuel::id).toList();

  /**
   * The fuel with this id.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static Fuel ofId(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** The name in files, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
