package kz.quat.publish.night;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import kz.quat.domain.FileFaults;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.publish.run.RunReport;
import kz.quat.schema.Audience;
import kz.quat.text.FindingWords;
import org.jspecify.annotations.Nullable;

/**
 * {@code run_report.json} read back: the figures of a night. Fields that an older version did not
 * write are empty or null (not known).
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record NightReport(
    Manifest run,
    @Nullable List<Records> recordsBySource,
    @Nullable Map<String, Long> rejectedByReason,
    @Nullable Map<String, Long> rowsByTable,
    @Nullable List<Finding> findings,
    @Nullable Map<String, Double> secondsByStage,
    @Nullable List<String> stages,
    @Nullable List<Strain> strain,
    @Nullable List<Quota> quotas,
    @Nullable Double unservedMwh,
    @Nullable Double worstUnservedMw) {

  /** Severities, worst first. */
  static final List<String> SEVERITIES = List.of("fatal", "error", "warning", "info");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Records(String source, long in, long accepted, long superseded, long rejected) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Finding(
      String check,
      String subject,
      String severity,
      String detail,
      @Nullable Map<String, Object> parameters) {

    /** The finding's text in a language; English if an older version wrote the finding. */
    String words(Language language) {
      return FindingWords.text(language, parameters).orElse(detail);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Strain(String region, String zone, int hoursRed) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Quota(
      String region,
      double quotaMwh,
      double exemptMwh,
      @Nullable Double allowedMwh,
      @Nullable Double interruptibleMwh,
      @Nullable Double reofferMwh) {}

  /** The report of a run; empty if there is none. */
  static Optional<NightReport> read(RunFolders folders, String runId) {
    Path file = folders.of(Audience.RESTRICTED, runId).resolve(RunReport.FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(file.toFile(), NightReport.class));
    } catch (IOException e) {
      throw new UserErrorException(
          UserErrorException.Kind.INPUT,
          file + " cannot be read; restore it from a backup: " + FileFaults.reason(e),
          e);
    }
  }

  List<Records> records() {
    return orEmpty(recordsBySource);
  }

  List<Finding> found() {
    return orEmpty(findings);
  }

  List<Quota> quotaRows() {
    return orEmpty(quotas);
  }

  SortedMap<String, Long> rejected() {
    return new TreeMap<>(rejectedByReason == null ? Map.of() : rejectedByReason);
  }

  SortedMap<String, Long> rows() {
    return new TreeMap<>(rowsByTable == null ? Map.of() : rowsByTable);
  }

  /** Seconds by stage, in the order of the stages. */
  Map<String, Double> seconds() {
    Map<String, Double> known = secondsByStage == null ? Map.of() : secondsByStage;
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String stage : orEmpty(stages)) {
      ordered.put(stage, known.getOrDefault(stage, 0.0));
    }
    new TreeMap<>(known).forEach(ordered::putIfAbsent);
    return ordered;
  }

  double secondsInAll() {
    return seconds().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Quotas of the day by region, MWh, without exempt power. */
  SortedMap<String, Double> quotaMwhByRegion() {
    SortedMap<String, Double> byRegion = new TreeMap<>();
    orEmpty(quotas).forEach(quota -> byRegion.merge(quota.region(), quota.quotaMwh(), Double::sum));
    return byRegion;
  }

  /** Hours in level RED by region. */
  SortedMap<String, Double> redHoursByRegion() {
    SortedMap<String, Double> byRegion = new TreeMap<>();
    orEmpty(strain).forEach(row -> byRegion.put(row.region(), (double) row.hoursRed()));
    return byRegion;
  }

  /** Quotas of the day, MWh, without exempt power; null if the report does not tell. */
  @Nullable Double quotaMwh() {
    return quotas == null ? null : sum(quotaMwhByRegion().values());
  }

  /** Exempt power of the day, MWh; null if the report does not tell. */
  @Nullable Double exemptMwh() {
    return quotas == null ? null : quotas.stream().mapToDouble(Quota::exemptMwh).sum();
  }

  /** Quotas and exempt power together, MWh; null if the report does not tell. */
  @Nullable Double allowedMwh() {
    return sumOf(Quota::allowedMwh);
  }

  /** Interruptible power in addition to the quotas, MWh; null if the report does not tell. */
  @Nullable Double interruptibleMwh() {
    return sumOf(Quota::interruptibleMwh);
  }

  /** Re-offered power, MWh; null if the report does not tell. */
  @Nullable Double reofferMwh() {
    return sumOf(Quota::reofferMwh);
  }

  private @Nullable Double sumOf(Function<Quota, @Nullable Double> figure) {
    double sum = 0;
    for (Quota quota : orEmpty(quotas)) {
      Double value = figure.apply(quota);
      if (value == null) {
        return null;
      }
      sum += value;
    }
    return quotas == null ? null : sum;
  }

  /** Region-hours in level RED; null if the report does not tell. */
  @Nullable Double redHours() {
    return strain == null ? null : sum(redHoursByRegion().values());
  }

  long recordsIn() {
    return records().stream().mapToLong(Records::in).sum();
  }

  long recordsRejected() {
    return records().stream().mapToLong(Records::rejected).sum();
  }

  /**
   * Number of findings of a severity.
   *
   * @param severity in lower case
   */
  long findings(String severity) {
    return found().stream().filter(each -> each.severity().equalsIgnoreCase(severity)).count();
  }

  private static double sum(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
