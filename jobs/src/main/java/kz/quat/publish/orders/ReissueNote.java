package kz.quat.publish.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.quat.publish.run.PublishedFile;

/**
 * {@code reissue.json}: what a reissue is and of which files it consists.
 *
 * @param orderId the night's run and the reissue's number
 * @param runId the night's run
 * @param fromHour first market hour that it changes
 * @param changes as they were said, {@code KEY=VALUE}
 * @param orders how many rows the list of orders has
 */
public record ReissueNote(
    String orderId,
    String runId,
    LocalDate deliveryDate,
    int fromHour,
    List<String> changes,
    Instant issuedAt,
    int orders,
    List<PublishedFile> files) {

  public ReissueNote {
    changes = List.copyOf(changes);
    files = List.copyOf(files);
  }
}
