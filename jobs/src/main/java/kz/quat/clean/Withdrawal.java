package kz.quat.clean;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report takes back: hours of a report that it withdraws, or hours of its own earlier
 * revisions that it leaves out.
 *
 * @param reportId the report that loses hours
 * @param from first hour that is meant
 * @param to end of the last one, exclusive
 * @param belowRevision only lower revisions lose them; null: all of the report
 * @param submittedAt what was submitted later stays
 * @param file of the report that takes back
 * @param line its line
 */
public record Withdrawal(
    String siteId,
    String reportId,
    Instant from,
    Instant to,
    @Nullable Integer belowRevision,
    Instant submittedAt,
    String file,
    long line)
    implements Serializable {

  /** Why a statement no longer counts that this takes back. */
  SupersedeReason reason() {
    return belowRevision == null ? SupersedeReason.WITHDRAWN : SupersedeReason.LEFT_OUT;
  }

  /**
   * The first of them that takes a statement back; null if none does.
   *
   * @param start of what is stated
   * @param end of what is stated, exclusive
   */
  static @Nullable Withdrawal of(
      List<Withdrawal> withdrawals,
      String siteId,
      Instant start,
      Instant end,
      ReportVerdicts.Statement stated) {
    for (Withdrawal each : withdrawals) {
      if (each.siteId().equals(siteId)
          && each.reportId().equals(stated.reportId())
          && !each.from().isAfter(start)
          && !each.to().isBefore(end)
          && each.takesBack(stated)) {
        return each;
      }
    }
    return null;
  }

  private boolean takesBack(ReportVerdicts.Statement stated) {
    if (belowRevision != null) {
      return stated.revision() < belowRevision;
    }
    Instant submitted = stated.submittedAt();
    boolean own = stated.file().equals(file) && stated.line() == line;
    return !own && (submitted == null || !submitted.isAfter(submittedAt));
  }
}
