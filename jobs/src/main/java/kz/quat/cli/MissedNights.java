package kz.quat.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.CommitPoint;

/** The nights that a catch-up runs. */
final class MissedNights {

  private MissedNights() {}

  /**
   * The delivery days after the newest published one, up to and with the last; the last alone where
   * nothing was published yet; none where the last is published.
   *
   * @throws UserErrorException (usage) where they are more than the given number: somebody has to
   *     decide whether the old ones are still wanted, for a night cannot go back
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
