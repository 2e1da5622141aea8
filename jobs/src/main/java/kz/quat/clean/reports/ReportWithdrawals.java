package kz.quat.clean.reports;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Numbers;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * What a report withdraws: within its own period, the hours of another report that it names ({@code
 * withdraws}), and the hours of earlier revisions of itself that it leaves out.
 */
final class ReportWithdrawals implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The field that names the report to withdraw. */
  static final String FIELD = "withdraws";

  private final boolean leftOutAreWithdrawn;
  private final int mostHours;

  ReportWithdrawals(CleanRules rules) {
    this.leftOutAreWithdrawn = rules.limits().leftOutAreWithdrawn();
    this.mostHours = rules.limits().maxReadingsPerReport();
  }

  /**
   * A span of consecutive hours that are withdrawn.
   *
   * @param reportId the report that loses them
   * @param belowRevision only lower revisions lose them; null if the whole report does
   * @param holds false if the configuration says that hours of an earlier revision are kept
   */
  record Hours(
      String reportId, Instant from, Instant to, @Nullable Integer belowRevision, boolean holds) {

    String note() {
      return belowRevision == null
          ? "report_withdrawn"
          : holds ? "left_out_hours_withdrawn" : "left_out_hours_kept";
    }
  }

  /** True if a report only withdraws another one and states no figures itself. */
  static boolean isAlone(ReportText report) {
    return report.field(FIELD) != null
        && report.field(ReportTotal.TOTAL) == null
        && (report.readings() == null || report.readings().isEmpty());
  }

  /**
   * What a report without faults withdraws.
   *
   * @param stated starts of the hours that the report states, including refused ones; null where it
   *     states none
   */
  List<Hours> of(ReportText report, ReportForm.Head head, @Nullable Set<Instant> stated) {
    List<Hours> all = new ArrayList<>();
    String named = report.field(FIELD);
    Instant from = head.periodStart();
    Instant to = head.periodEnd();
    if (head.fault() != null || from == null || to == null) {
      return all;
    }
    if (named != null) {
      all.add(new Hours(named, from, to, null, true));
    }
    Integer revision = Numbers.wholeOf(report.field("revision"));
    String reportId = report.field("report_id");
    if (reportId != null
        && stated != null
        && !stated.isEmpty()
        && revision != null
        && revision > 1) {
      for (Span span : leftOut(from, to, stated)) {
        all.add(new Hours(reportId, span.from(), span.to(), revision, leftOutAreWithdrawn));
      }
    }
    return all;
  }

  private record Span(Instant from, Instant to) {}

  private List<Span> leftOut(Instant from, Instant to, Set<Instant> stated) {
    List<Span> spans = new ArrayList<>();
    if (Duration.between(from, to).toHours() > mostHours) {
      return spans;
    }
    Instant first = null;
    Instant at = from.truncatedTo(ChronoUnit.HOURS);
    for (; at.isBefore(to); at = at.plus(1, ChronoUnit.HOURS)) {
      if (!stated.contains(at)) {
        first = first == null ? at : first;
      } else if (first != null) {
        spans.add(new Span(first, at));
        first = null;
      }
    }
    if (first != null) {
      spans.add(new Span(first, at));
    }
    return spans;
  }
}
