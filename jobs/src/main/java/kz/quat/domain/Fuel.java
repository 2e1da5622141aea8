package kz.quat.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a generating unit runs on, as lists of units and rules name it. */
public enum Fuel {
  COAL,
  GAS,
  OIL,
  HYDRO,
  NUCLEAR,
  BIOMASS,
  WIND,
  SOLAR;

  /** All ids, in their order. */
  public static final List<String> IDS = Arrays.stream(values()).map(Fuel::id).toList();

  /**
   * The fuel of an id.
   *
   * @throws IllegalArgumentException for another text
   */
  public static Fuel ofId(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** The name in files: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
