package kz.quat.demo.world;

import java.time.LocalDate;

/**
 * A SYNTHETIC outage of whole market days.
 *
 * @param kind planned or forced (an urgent request; the operator knows it on the morning before)
 * @param unavailableKw reduction of the plant's available capacity, kW
 * @param end first market day after it
 */
public record Outage(
    String id,
    String region,
    String plantId,
    String kind,
    long unavailableKw,
    LocalDate start,
    LocalDate end) {
  public boolean coversDay(LocalDate day) {
    return !day.isBefore(start) && day.isBefore(end);
  }
}
