package kz.quat.clean.outcomes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of several statements of one hour, or of one period, counts. Revisions are compared
 * within one report; between reports the later submission counts. If one file states the same hour
 * twice with the same value, one statement counts; with two values, none of them does.
 */
public final class ReportVerdicts {

  private ReportVerdicts() {}

  /**
   * A statement that breaks no rule on its own.
   *
   * @param submittedAt as the reporter states it; null is treated as the earliest
   */
  public record Statement(
      String reportId,
      int revision,
      @Nullable Instant submittedAt,
      Instant receivedAt,
      String file,
      long line,
      long item,
      long energyWh) {}

  /**
   * The outcome of a statement.
   *
   * @param duplicate true if it is refused because its file states the same hour again, with the
   *     same or another value
   * @param superseded why another statement counts; null where this one counts or is a duplicate
   * @param by index of the statement that counts; -1 where there is none or this one counts
   */
  public record Verdict(boolean duplicate, @Nullable SupersedeReason superseded, int by) {
    static final Verdict COUNTS = new Verdict(false, null, -1);
    static final Verdict DUPLICATE = new Verdict(true, null, -1);
  }

  private static final Comparator<Statement> BY_PLACE =
      Comparator.comparingLong(Statement::line).thenComparingLong(Statement::item);

  private static final Comparator<Statement> BY_SUBMISSION =
      Comparator.comparing(
              (Statement each) -> each.submittedAt() == null ? Instant.MIN : each.submittedAt())
          .thenComparing(Statement::receivedAt)
          .thenComparing(Statement::file)
          .thenComparing(BY_PLACE.reversed());

  /** The verdicts on all statements of one site and hour, in the order of the statements. */
  public static List<Verdict> of(List<Statement> statements) {
    Set<Integer> refused = new HashSet<>();
    while (refuse(statements, refused)) {
      // Refusing a statement may make an earlier revision the highest one, which must then be
      // compared again.
    }
    int counts = -1;
    for (int i : tops(statements, refused)) {
      if (counts < 0 || BY_SUBMISSION.compare(statements.get(i), statements.get(counts)) > 0) {
        counts = i;
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      verdicts.add(
          refused.contains(i)
              ? Verdict.DUPLICATE
              : i == counts
                  ? Verdict.COUNTS
                  : new Verdict(false, why(statements.get(i), statements.get(counts)), counts));
    }
    return verdicts;
  }

  private static SupersedeReason why(Statement loses, Statement counts) {
    if (!loses.reportId().equals(counts.reportId())) {
      return SupersedeReason.LATER_SUBMISSION;
    }
    return loses.revision() < counts.revision()
        ? SupersedeReason.LATER_REVISION
        : SupersedeReason.LATER_ARRIVAL;
  }

  /** The indexes of statements with the highest revision of their report. */
  private static List<Integer> tops(List<Statement> statements, Set<Integer> refused) {
    Map<String, Integer> highest = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      if (!refused.contains(i)) {
        Statement each = statements.get(i);
        highest.merge(each.reportId(), each.revision(), Math::max);
      }
    }
    List<Integer> tops = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement each = statements.get(i);
      if (!refused.contains(i)
          && each.revision() == highest.getOrDefault(each.reportId(), each.revision())) {
        tops.add(i);
      }
    }
    return tops;
  }

  /** Refuses statements that one file makes twice. Returns true if any was refused. */
  private static boolean refuse(List<Statement> statements, Set<Integer> refused) {
    List<Integer> tops = tops(statements, refused);
    Map<String, List<Integer>> ofReport = new HashMap<>();
    Map<String, List<Integer>> ofMoment = new HashMap<>();
    for (int i : tops) {
      Statement each = statements.get(i);
      ofReport
          .computeIfAbsent(each.file() + "\n" + each.reportId(), key -> new ArrayList<>())
          .add(i);
      ofMoment
          .computeIfAbsent(each.file() + "\n" + each.submittedAt(), key -> new ArrayList<>())
          .add(i);
    }
    boolean any = false;
    for (Map<String, List<Integer>> groups : List.of(ofReport, ofMoment)) {
      for (List<Integer> same : groups.values()) {
        any |= refuseAmong(statements, same, refused);
      }
    }
    return any;
  }

  private static boolean refuseAmong(
      List<Statement> statements, List<Integer> same, Set<Integer> refused) {
    List<Integer> left = new ArrayList<>(same);
    left.removeAll(refused);
    if (left.size() < 2) {
      return false;
    }
    boolean equal = left.stream().map(i -> statements.get(i).energyWh()).distinct().count() == 1;
    if (equal) {
      left.remove(left.stream().min(Comparator.comparing(statements::get, BY_PLACE)).orElseThrow());
    }
    return refused.addAll(left);
  }
}
