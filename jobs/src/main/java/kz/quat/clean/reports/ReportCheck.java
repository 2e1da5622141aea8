package kz.quat.clean.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.ReportVerdicts;
import kz.quat.clean.outcomes.Withdrawal;
import kz.quat.clean.sources.CleanReports;
import kz.quat.clean.values.Fault;
import kz.quat.clean.values.Numbers;
import kz.quat.clean.values.RejectReason;
import kz.quat.submission.Document;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * Judges a report before it is filed, by the same rules as {@link CleanReports}, and raises the
 * questions that would be asked about it. Without a register, whether the site and the BIN are
 * registered and what the connection allows is judged only when the report arrives. Plain Java,
 * without a Spark session.
 */
public final class ReportCheck {

  /** Number of decimals of kWh that give whole Wh. */
  private static final int WH_DECIMALS = 3;

  /**
   * Something that would be refused or questioned.
   *
   * @param refused true if no figure would be taken because of it; false for a question
   * @param code a code of {@link RejectReason}, or of a question
   * @param line line of the file
   * @param place the field; null where the finding concerns the whole document
   * @param value the text found there; null if there is none
   */
  public record Finding(
      boolean refused, String code, long line, @Nullable String place, @Nullable String value) {}

  /**
   * What was found in one document.
   *
   * @param records how many records it holds, of which {@code refused} are refused
   * @param acceptedKwh energy of the other records
   */
  public record Outcome(
      long records,
      long refused,
      BigDecimal acceptedKwh,
      List<Finding> findings,
      List<Accepted> hours,
      List<Withdrawal> withdrawals) {
    public Outcome {
      withdrawals = List.copyOf(withdrawals);
      findings = List.copyOf(findings);
      hours = List.copyOf(hours);
    }

    Outcome(long records, long refused, BigDecimal acceptedKwh, List<Finding> findings) {
      this(records, refused, acceptedKwh, findings, List.of(), List.of());
    }

    /** How many records would be accepted, as far as this is known without the register. */
    public long accepted() {
      return records - refused;
    }
  }

  /**
   * An hour that breaks no rule on its own.
   *
   * @param line line of the file
   * @param statement the hour in the form in which it is compared with others
   */
  record Accepted(
      String siteId, Instant hourStart, long line, ReportVerdicts.Statement statement) {}

  private final ReportForm form;
  private final ReportSeries series;
  private final ReportTotal total;
  private final ReportWithdrawals withdrawals;
  private final ReportQuestions questions;
  private final SiteRegister register;
  private final Instant receivedAt;

  /**
   * A checker that judges as if the report arrived at that time, without a register.
   *
   * @param region the region whose clock is used for reading local hours
   */
  public ReportCheck(CleanRules rules, String region, Instant receivedAt) {
    this(rules, SiteRegister.unknown(region), receivedAt);
  }

  /** A checker that judges as if the report arrived at that time. */
  public ReportCheck(CleanRules rules, SiteRegister register, Instant receivedAt) {
    this.form = new ReportForm(rules);
    this.series = new ReportSeries(new ReportReadings(rules));
    this.questions = new ReportQuestions(rules);
    this.total = new ReportTotal(rules);
    this.withdrawals = new ReportWithdrawals(rules);
    this.register = register;
    this.receivedAt = receivedAt;
  }

  /** Judges a document. The findings are in the order of the document. */
  public Outcome of(Document document) {
    String problem = document.problem();
    ReportText report = problem == null ? ReportText.parse(document.text()) : null;
    if (report == null) {
      String code = problem == null ? RejectReason.UNPARSEABLE.code() : problem;
      return whole(document, new Fault(code, null, null));
    }
    ReportForm.Head head = form.head(report, register);
    List<ReportText.Reading> found = report.readings();
    Fault fault = head.fault();
    if (found == null || !form.areApart(found)) {
      Fault ofTotal = total.fault(report, head, receivedAt, register);
      return ofTotal == null ? sound(document, report, head) : whole(document, ofTotal);
    }
    if (fault != null) {
      List<Finding> findings = new ArrayList<>(List.of(finding(document.lineNo(), fault)));
      findings.addAll(asked(document, ReportQuestions.readAs(report)));
      int records = series.of(found, of(report, head), register).hours().size();
      return new Outcome(records, records, BigDecimal.ZERO, findings);
    }
    return readings(document, report, head, found);
  }

  /** The outcome of a report that states a total or withdraws another report. */
  private Outcome sound(Document document, ReportText report, ReportForm.Head head) {
    List<Finding> findings = new ArrayList<>(asked(document, ReportQuestions.readAs(report)));
    List<Withdrawal> taken = takenBack(document, report, head, null, findings);
    BigDecimal kwh = kilowattHours(total.energyWh(report, head));
    return new Outcome(1, 0, kwh, findings, List.of(), taken);
  }

  /** What the report withdraws; a finding is added for each kind. */
  private List<Withdrawal> takenBack(
      Document document,
      ReportText report,
      ReportForm.Head head,
      @Nullable Set<Instant> stated,
      List<Finding> findings) {
    List<Withdrawal> taken = new ArrayList<>();
    Instant submittedAt = ReporterClock.utc(report.field("submitted_at"));
    for (ReportWithdrawals.Hours each : withdrawals.of(report, head, stated)) {
      boolean whole = each.belowRevision() == null;
      if (whole || taken.isEmpty()) {
        String field = whole ? ReportWithdrawals.FIELD : "revision";
        findings.add(
            new Finding(false, each.note(), document.lineNo(), field, report.field(field)));
      }
      if (each.holds() && submittedAt != null) {
        taken.add(
            new Withdrawal(
                String.valueOf(report.field("site_id")),
                each.reportId(),
                each.from(),
                each.to(),
                each.belowRevision(),
                submittedAt,
                "",
                document.lineNo()));
      }
    }
    return taken;
  }

  private ReportReadings.ReportContext of(ReportText report, ReportForm.Head head) {
    return new ReportReadings.ReportContext(report, head, receivedAt);
  }

  private static BigDecimal kilowattHours(@Nullable Long energyWh) {
    return energyWh == null ? BigDecimal.ZERO : BigDecimal.valueOf(energyWh, WH_DECIMALS);
  }

  private static Outcome whole(Document document, Fault fault) {
    return new Outcome(1, 1, BigDecimal.ZERO, List.of(finding(document.lineNo(), fault)));
  }

  private static Finding finding(long line, Fault fault) {
    return new Finding(true, fault.reason(), line, fault.column(), fault.value());
  }

  private Outcome readings(
      Document document, ReportText report, ReportForm.Head head, List<ReportText.Reading> found) {
    ReportSeries.Hours hours = series.of(found, of(report, head), register);
    List<Finding> findings =
        new ArrayList<>(asked(document, ReportQuestions.readAs(report, hours)));
    long refused = 0;
    BigDecimal acceptedKwh = BigDecimal.ZERO;
    List<Accepted> accepted = new ArrayList<>();
    Set<Instant> stated = new HashSet<>();
    for (ReportSeries.Hour hour : hours.hours()) {
      ReportReadings.Read read = hour.read();
      Fault fault = read.fault();
      Instant start = read.hourStart();
      if (start != null) {
        stated.add(start);
      }
      if (fault != null) {
        refused++;
        if (refused == 1 || !fault.reason().equals(RejectReason.UNCLEAR_HOURS.code())) {
          findings.add(finding(line(hour, document), inCell(fault, hour, report)));
        }
      } else if (start != null && hour.value() != null && read.energyWh() != null) {
        acceptedKwh = acceptedKwh.add(kilowattHours(read.energyWh()));
        accepted.add(accepted(document, report, hour, start, read.energyWh()));
      }
    }
    findings.addAll(asked(document, questions.ofHours(report, head, hours, receivedAt)));
    List<Withdrawal> taken = takenBack(document, report, head, stated, findings);
    return new Outcome(hours.hours().size(), refused, acceptedKwh, findings, accepted, taken);
  }

  private Accepted accepted(
      Document document, ReportText report, ReportSeries.Hour hour, Instant start, long energyWh) {
    Integer revision = Numbers.wholeOf(report.field("revision"));
    return new Accepted(
        String.valueOf(report.field("site_id")),
        start,
        line(hour, document),
        new ReportVerdicts.Statement(
            String.valueOf(report.field("report_id")),
            revision == null ? 0 : revision,
            ReporterClock.utc(report.field("submitted_at")),
            receivedAt,
            "",
            document.lineNo(),
            hour.position(),
            energyWh));
  }

  private static long line(ReportSeries.Hour hour, Document document) {
    Integer line = Numbers.wholeOf(hour.line());
    return line == null ? document.lineNo() : line;
  }

  /** A fault in reading a sheet names the cell. */
  private static Fault inCell(Fault fault, ReportSeries.Hour hour, ReportText report) {
    String place = fault.column();
    if (place == null || !place.startsWith(ReportText.READINGS + "[")) {
      return fault;
    }
    String column = report.column(!place.endsWith("." + ReportText.HOUR));
    return column == null ? fault : new Fault(fault.reason(), column + hour.line(), fault.value());
  }

  private static List<Finding> asked(Document document, List<ReportQuestions.Question> questions) {
    return questions.stream()
        .map(each -> new Finding(false, each.code(), document.lineNo(), each.place(), each.value()))
        .toList();
  }
}
