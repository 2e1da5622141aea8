package kz.quat.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A SYNTHETIC mining site. Power in kW, whole numbers, so that sums are exact.
 *
 * @param number 1..60; the site's id is derived from it
 * @param owner number of the miner; several sites may have one
 * @param region current region
 * @param supply grid, own, renewable or import
 * @param ownGenKw own generation, or the contract of a firm import; 0 for grid
 * @param rampUpKw null: no limit
 * @param bidKztPerKwh null: none given
 * @param tier null: the configured default
 * @param closedOn last day of validity, null: still running
 */
record Site(
    int number,
    int owner,
    DemoRegion region,
    long licensedKw,
    long connectionKw,
    long minLoadKw,
    @Nullable Long rampUpKw,
    String supply,
    long ownGenKw,
    @Nullable Integer tier,
    LocalDate acceptedOn,
    @Nullable LocalDate closedOn,
    @Nullable Double bidKztPerKwh,
    int points) {

  static String idOf(int number) {
    return "KZM-" + Digits.padded(number, 4);
  }

  String id() {
    return idOf(number);
  }

  String bin() {
    return Bins.ofOwner(owner);
  }

  String pointId(int point) {
    return "P-" + Digits.padded(number, 4) + "-" + point;
  }

  /** Own or renewable generation stands behind the meter and off the grid's load. */
  boolean offGrid() {
    return supply.equals("own") || supply.equals("renewable");
  }

  boolean runsOn(LocalDate day) {
    return !day.isBefore(acceptedOn) && (closedOn == null || !day.isAfter(closedOn));
  }
}
