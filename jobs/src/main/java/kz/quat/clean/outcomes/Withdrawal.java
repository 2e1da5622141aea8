package kz.quat.clean.outcomes;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report withdraws: hours of another report that it names, or hours of its own earlier
 * revisions that it leaves out.
 *
 * @param reportId the report that loses hours
 * @param from start of the first hour
 * @param to end of the last hour, exclusive
 * @param belowRevision only lower revisions lose them; null if the whole report does
 * @param submittedAt a statement that was submitted later is not withdrawn
 * @param file file of the withdrawing report
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

  /** Why a statement that this withdraws no longer counts. */
  public SupersedeReason reason() {
    return belowRevision == null ? SupersedeReason.WITHDRAWN : SupersedeReason.LEFT_OUT;
  }

  /**
   * The first of these that withdraws a statement; null if none does.
   *
   * @param start start of the stated hour or period
   * @param end its end, exclusive
   */
  public static @Nullable Withdrawal of(
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
