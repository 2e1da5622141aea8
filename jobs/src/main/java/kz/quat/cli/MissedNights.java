package kz.quat.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.CommitPoint;

/** The nights that {@code --catch-up} runs. */
final class MissedNights {

  private MissedNights() {}

  /**
   * The delivery days after the newest published one, up to and including the last. If nothing was
   * published yet, the last alone; if the last is published, none.
   *
   * @throws UserErrorException (usage) if they are more than the given number. A night cannot be
   *     run for an earlier day than a published one, so somebody must decide whether the old days
   *     are still wanted
   */
  static List<LocalDate> upTo(LocalDate last, Optional<CommitPoint> newest, int most) {
    if (newest.isEmpty()) {
      return List.of(last);
    }
    LocalDate first = newest.get().deliveryDate().plusDays(1);
    List<LocalDate> days =
        first.isAfter(last) ? List.of() : first.datesUntil(last.plusDays(1)).toList();
    if (days.size() > most) {
      throw new UserErrorException(
          UserErrorException.Kind.USAGE,
          ("%d nights were missed (%s to %s), more than --most %d: allow more, or leave them out"
                  + " for good with quat nightly --date %s")
              .formatted(days.size(), first, last, most, last));
    }
    return days;
  }
}
