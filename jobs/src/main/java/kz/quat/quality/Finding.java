package kz.quat.quality;

import static kz.quat.domain.Language.EN;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.schema.Columns;
import kz.quat.schema.OutTables;
import kz.quat.schema.QuotaColumns;
import kz.quat.schema.RowType;
import kz.quat.text.FindingWords;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check of the night found.
 *
 * @param check the check's id, lower snake_case
 * @param subject what it concerns: a region, a source, a site or a file
 * @param detail the message in English, for people
 * @param parameters the values in the message: {@link FindingWords#parameters}
 * @param value the figure found; null where there is none
 * @param threshold the limit that it broke; null where there is none
 */
public record Finding(
    String check,
    String subject,
    Severity severity,
    String detail,
    SortedMap<String, Object> parameters,
    @Nullable Double value,
    @Nullable Double threshold)
    implements Comparable<Finding> {

  /** How bad it is. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR,
    /** Publication is withheld; the run ends with exit code 4. */
    FATAL
  }

  private static final RowType ROW = RowType.of(OutTables.QUALITY_FINDINGS);

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::check)
          .thenComparing(Finding::subject);

  public Finding {
    parameters = new TreeMap<>(parameters);
  }

  /** A finding whose message is made from these words. */
  public Finding(
      String check,
      String subject,
      Severity severity,
      FindingWords words,
      @Nullable Double value,
      @Nullable Double threshold) {
    this(check, subject, severity, words.text(EN), words.parameters(), value, threshold);
  }

  /** A finding without figures. */
  public static Finding of(String check, String subject, Severity severity, FindingWords words) {
    return new Finding(check, subject, severity, words, null, null);
  }

  /** Worst first, then by check and subject. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** The finding as a row of {@link OutTables#QUALITY_FINDINGS}. */
  public Row row(LocalDate deliveryDay) {
    return ROW.row()
        .set(Columns.MARKET_DATE, deliveryDay)
        .set(QuotaColumns.CHECK_ID, check)
        .set(QuotaColumns.SUBJECT, subject)
        .set(QuotaColumns.SEVERITY, severity.name().toLowerCase(Locale.ROOT))
        .set(QuotaColumns.DETAIL, detail)
        .set(QuotaColumns.VALUE, value)
        .set(QuotaColumns.THRESHOLD, threshold)
        .set(QuotaColumns.PARAMETERS, FindingWords.json(parameters))
        .build();
  }
}
