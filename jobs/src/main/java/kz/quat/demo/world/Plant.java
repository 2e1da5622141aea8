package kz.quat.demo.world;

import java.time.LocalDate;

/**
 * A power plant of the reference table.
 *
 * @param fuel Hard Coal, CCGT, OCGT, Hydro, Solar or Wind
 * @param heat a plant that also makes heat (CHP)
 * @param runOfRiver hydro without a reservoir
 * @param capacityMw installed, electric
 */
public record Plant(
    String id,
    String region,
    String fuel,
    boolean heat,
    boolean runOfRiver,
    double capacityMw,
    int commissionedYear) {
  /**
   * Whether the plant exists on a day. The table gives years only: a plant of year Y counts from 1
   * July of Y.
   */
  public boolean standsOn(LocalDate day) {
    return !day.isBefore(LocalDate.of(commissionedYear, 7, 1));
  }
}
