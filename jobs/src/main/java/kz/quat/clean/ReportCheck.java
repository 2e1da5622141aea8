package kz.quat.clean;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.submission.Document;
import kz.quat.submission.ReportText;
import org.jspecify.annotations.Nullable;

/**
 * A report judged before it is filed, by the very rules of {@link CleanReports}, and what a clerk
 * would ask about. Without a register, whether site and BIN stand in it and what the connection
 * allows is judged when the report is in. Plain Java, no session.
 */
public final class ReportCheck {

  /** A day of the same value above 0 is asked about: machines and meters waver. */
  private static final int FLAT_HOURS = 24;

  /** Decimals of kWh that make whole Wh. */
  private static final int WH_DECIMALS = 3;

  private static final BigDecimal TOTAL_TOLERANCE = new BigDecimal("0.001");

  /**
   * Something that would be refused or asked about.
   *
   * @param refused true for what no figure would be taken from; false for a question
   * @param code of {@link RejectReason}, or of a question
   * @param line of the file
   * @param place the field; null where the whole document is meant
   * @param value what stands there; null if nothing does
   */
  public record Finding(
      boolean refused, String code, long line, @Nullable String place, @Nullable String value) {}

  /**
   * What was found in one document.
   *
   * @param records how many records it holds; refused ones among them are {@code refused}
   * @param acceptedKwh energy of the others
   */
  public record Outcome(
      long records, long refused, BigDecimal acceptedKwh, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }

    /** How many records would be taken, at least as far as can be told without the register. */
    public long accepted() {
      return records - refused;
    }
  }

  private final ReportForm form;
  private final ReportReadings readings;
  private final ReportTotal total;
  private final SiteRegister register;
  private final Instant receivedAt;

  /**
   * A check as if the report arrived at that time, without a register.
   *
   * @param region by whose clock local hours are read
   */
  public ReportCheck(CleanRules rules, String region, Instant receivedAt) {
    this(rules, SiteRegister.unknown(region), receivedAt);
  }

  /** A check as if the report arrived at that time. */
  public ReportCheck(CleanRules rules, SiteRegister register, Instant receivedAt) {
    this.form = new ReportForm(rules);
    this.readings = new ReportReadings(rules);
    this.total = new ReportTotal(rules);
    this.register = register;
    this.receivedAt = receivedAt;
  }

  /** Judges a document; the findings are in its order. */
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
      return ofTotal == null
          ? new Outcome(1, 0, kilowattHours(total.energyWh(report, head)), readAs(document, report))
          : whole(document, ofTotal);
    }
    if (fault != null) {
      Finding refusal = finding(document.lineNo(), fault);
      return new Outcome(found.size(), found.size(), BigDecimal.ZERO, List.of(refusal));
    }
    return readings(document, report, head, found);
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
    ReportReadings.Of of = new ReportReadings.Of(report, head, receivedAt);
    List<Finding> findings = new ArrayList<>(readAs(document, report));
    SortedMap<Instant, BigDecimal> values = new TreeMap<>();
    long refused = 0;
    BigDecimal acceptedKwh = BigDecimal.ZERO;
    for (int i = 0; i < found.size(); i++) {
      ReportText.Reading reading = found.get(i);
      ReportReadings.Read read = readings.read(reading, i, of, register);
      Fault fault = read.fault();
      BigDecimal value = Numbers.decimalOf(reading.value());
      Instant hour = read.hourStart();
      if (fault == null && hour != null && value != null && values.put(hour, value) != null) {
        fault = Fault.of(RejectReason.DUPLICATE_KEY, "readings[" + i + "].hour", reading.hour());
      }
      if (fault != null) {
        refused++;
        findings.add(finding(line(reading, document), fault));
      } else if (read.energyWh() != null) {
        acceptedKwh = acceptedKwh.add(kilowattHours(read.energyWh()));
      }
    }
    findings.addAll(questions(document, report, head, values));
    return new Outcome(found.size(), refused, acceptedKwh, findings);
  }

  private static long line(ReportText.Reading reading, Document document) {
    Integer line = Numbers.wholeOf(reading.line());
    return line == null ? document.lineNo() : line;
  }

  private static List<Finding> readAs(Document document, ReportText report) {
    List<Finding> findings = new ArrayList<>();
    String codes = report.field("read_as");
    for (String code : codes == null ? new String[0] : codes.split("[^a-z0-9_]+", -1)) {
      if (!code.isEmpty()) {
        findings.add(new Finding(false, code, document.lineNo(), null, null));
      }
    }
    return findings;
  }

  private static List<Finding> questions(
      Document document,
      ReportText report,
      ReportForm.Head head,
      SortedMap<Instant, BigDecimal> values) {
    List<Finding> findings = new ArrayList<>();
    BigDecimal total = Numbers.decimalOf(report.field("total"));
    BigDecimal sum = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total != null && total.subtract(sum).abs().compareTo(TOTAL_TOLERANCE) > 0) {
      String shown = sum.stripTrailingZeros().toPlainString() + " / " + report.field("total");
      findings.add(new Finding(false, "total_differs", document.lineNo(), "total", shown));
    }
    if (head.periodStart() != null && head.periodEnd() != null) {
      long hours = Duration.between(head.periodStart(), head.periodEnd()).toHours();
      if (hours > values.size()) {
        String missing = Long.toString(hours - values.size());
        findings.add(new Finding(false, "hours_missing", document.lineNo(), "readings", missing));
      }
    }
    if (isFlat(values)) {
      findings.add(new Finding(false, "flat_line", document.lineNo(), "readings", null));
    }
    return findings;
  }

  private static boolean isFlat(SortedMap<Instant, BigDecimal> values) {
    int run = 0;
    BigDecimal before = BigDecimal.ZERO;
    for (BigDecimal value : values.values()) {
      run = value.signum() > 0 && value.compareTo(before) == 0 ? run + 1 : 1;
      before = value;
      if (run >= FLAT_HOURS) {
        return true;
      }
    }
    return false;
  }
}
