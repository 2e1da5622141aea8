package kz.quat.leads.series;

/**
 * One customer's meter.
 *
 * <p>{@link #kwh} holds the energy of each hour in kWh, aligned with its feeder; NaN is missing.
 */
public final class PointSeries {

  private final String pointId;
  private final String category;
  private final double declaredKw;
  private final boolean registeredMining;
  private final double[] kwh;

  /**
   * A meter.
   *
   * @param category what the customer declared; empty if nothing was declared
   * @param declaredKw power of the contract in kW; NaN if unknown
   * @param kwh energy of each hour; NaN is missing; not copied
   */
  public PointSeries(
      String pointId, String category, double declaredKw, boolean registeredMining, double[] kwh) {
    this.pointId = pointId;
    this.category = category;
    this.declaredKw = declaredKw;
    this.registeredMining = registeredMining;
    this.kwh = kwh;
  }

  /** Code of the metering point. */
  public String pointId() {
    return pointId;
  }

  /** What the customer declared: {@code commercial}, {@code data_centre}, …; may be empty. */
  public String category() {
    return category;
  }

  /** Power of the contract in kW; NaN if unknown. */
  public double declaredKw() {
    return declaredKw;
  }

  /** Whether a registered mining site is behind this meter. */
  public boolean registeredMining() {
    return registeredMining;
  }

  /** Energy of each hour in kWh; NaN is missing. */
  public double[] kwh() {
    return kwh;
  }
}
