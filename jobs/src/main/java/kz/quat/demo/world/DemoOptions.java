package kz.quat.demo.world;

import java.time.LocalDate;

/**
 * The extent of the demo landing folder.
 *
 * @param seed seed of every synthetic series; the same seed gives the same bytes
 * @param from first market day (Asia/Almaty) with load and metering, inclusive; not before
 *     2021-11-01
 * @param to last market day with load and metering, inclusive; not after 2022-12-31
 */
public record DemoOptions(long seed, LocalDate from, LocalDate to) {
  private static final LocalDate FIRST = LocalDate.of(2021, 11, 1);
  private static final LocalDate LAST = LocalDate.of(2022, 12, 31);

  /** Refuses an empty span, or one outside the months of the reference data. */
  public DemoOptions {
    if (from.isBefore(FIRST) || to.isAfter(LAST) || to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Invalid demo span %s..%s (must lie within %s..%s, from <= to)"
              .formatted(from, to, FIRST, LAST));
    }
  }

  /** Thirteen months up to the day after the record peak of 7 December 2022. */
  public static DemoOptions standard() {
    return new DemoOptions(20221207L, FIRST, LocalDate.of(2022, 12, 8));
  }
}
