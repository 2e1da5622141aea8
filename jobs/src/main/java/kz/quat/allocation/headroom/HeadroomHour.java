package kz.quat.allocation.headroom;

/**
 * What an area could take in an hour in addition to its native load and reserve.
 *
 * @param epochHour hours since 1970-01-01T00:00Z
 * @param headroomMw at least 0
 */
public record HeadroomHour(long epochHour, double headroomMw) {

  /** Throws {@link IllegalArgumentException} if the headroom is negative or not finite. */
  public HeadroomHour {
    if (!(headroomMw >= 0) || Double.isInfinite(headroomMw)) {
      throw new IllegalArgumentException(
          "Invalid headroom: " + headroomMw + " MW (must be finite and >= 0)");
    }
  }
}
