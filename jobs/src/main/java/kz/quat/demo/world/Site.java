package kz.quat.demo.world;

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
public record Site(
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

  public static String idOf(int number) {
    return "KZM-" + Digits.padded(number, 4);
  }

  public String id() {
    return idOf(number);
  }

  public String bin() {
    return Bins.ofOwner(owner);
  }

  public String pointId(int point) {
    return "P-" + Digits.padded(number, 4) + "-" + point;
  }

  /**
   * Whether the supply is own or renewable generation behind the meter, which is not part of the
   * grid's load.
   */
  public boolean offGrid() {
    return supply.equals("own") || supply.equals("renewable");
  }

  public boolean runsOn(LocalDate day) {
    return !day.isBefore(acceptedOn) && (closedOn == null || !day.isAfter(closedOn));
  }
}
