package kz.quat.clean.reports;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.clean.CleanRules;
import kz.quat.clean.values.Numbers;
import kz.quat.config.CheckingRules.DataQuality;
import kz.quat.domain.EffectiveDated;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * The questions about a report that nothing is refused for: what was read differently from how it
 * is written, and shapes that no real consumption has. {@code quat check} shows them to the
 * reporter, and a night keeps them with the filing.
 */
final class ReportQuestions implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final BigDecimal TOTAL_TOLERANCE = new BigDecimal("0.001");

  private final ArrayList<DataQuality> thresholds;
  private final String marketZone;

  ReportQuestions(CleanRules rules) {
    this.thresholds = new ArrayList<>(rules.checking().dataQuality());
    this.marketZone = rules.marketZone();
  }

  /**
   * A question.
   *
   * @param place the field; null for the whole report
   * @param value the text concerned; null if there is none
   */
  record Question(String code, @Nullable String place, @Nullable String value) {

    /** Makes a question from a note of a reader, which is a code, or a code, a colon and a text. */
    static Question of(String note) {
      int colon = note.indexOf(':');
      return colon < 0
          ? new Question(note, null, null)
          : new Question(note.substring(0, colon), null, note.substring(colon + 1));
    }
  }

  /** Questions about what was read differently from how it is written. */
  static List<Question> readAs(ReportText report) {
    return report.readAs().stream().map(Question::of).toList();
  }

  /** The same for a report with hours. */
  static List<Question> readAs(ReportText report, ReportSeries.Hours hours) {
    List<Question> questions = new ArrayList<>(readAs(report));
    hours.notes().forEach(note -> questions.add(Question.of(note)));
    return questions;
  }

  /**
   * Questions about the hours of a report: repeated hours told apart by order, totals, missing
   * hours and shapes.
   *
   * @param receivedAt decides which thresholds are in force
   */
  List<Question> ofHours(
      ReportText report, ReportForm.Head head, ReportSeries.Hours hours, Instant receivedAt) {
    List<Question> questions = new ArrayList<>();
    SortedMap<Instant, BigDecimal> values = new TreeMap<>();
    boolean byOrder = false;
    for (ReportSeries.Hour hour : hours.hours()) {
      Instant start = hour.read().hourStart();
      BigDecimal value = Numbers.decimalOf(hour.value());
      byOrder |= hour.foldByOrder() && start != null && head.clock().isRepeated(start);
      if (hour.read().fault() == null
          && start != null
          && value != null
          && hour.read().energyWh() != null) {
        values.put(start, value);
      }
    }
    if (byOrder) {
      questions.add(Question.of("fold_by_order"));
    }
    addTotal(report, values, questions);
    MissingHours missing = MissingHours.of(head, values.keySet());
    if (missing.count() > 0) {
      questions.add(new Question("hours_missing", ReportText.READINGS, missing.listed()));
    }
    LocalDate day = receivedAt.atZone(ZoneId.of(marketZone)).toLocalDate();
    EffectiveDated.inForce(thresholds, day)
        .map(inForce -> SeriesShape.questions(values, inForce))
        .orElse(List.of())
        .forEach(code -> questions.add(new Question(code, ReportText.READINGS, null)));
    return questions;
  }

  private static void addTotal(
      ReportText report, SortedMap<Instant, BigDecimal> values, List<Question> questions) {
    String stated = report.field(ReportTotal.TOTAL);
    BigDecimal total = Numbers.decimalOf(stated);
    BigDecimal sum = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total != null && total.subtract(sum).abs().compareTo(TOTAL_TOLERANCE) > 0) {
      String shown =
          "%s / %s %s".formatted(plain(sum), plain(total), String.valueOf(report.field("unit")));
      questions.add(new Question("total_differs", ReportTotal.TOTAL, shown));
    } else if (total == null && stated != null) {
      questions.add(new Question("total_unread", ReportTotal.TOTAL, stated));
    }
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
