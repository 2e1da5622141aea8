package kz.quat.publish.parquet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.quat.domain.Language;
import kz.quat.schema.Columns;
import kz.quat.schema.GridColumns;
import kz.quat.schema.OutTables;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The system in the worst hour of a published day, and the parts of its shortage
 * (docs/spec/strain.md, section 1), for mails, papers and the command line.
 *
 * @param hour a row of {@link OutTables#STRAIN_SYSTEM_HOURS}
 * @param hours number of hours of the day
 * @param hoursShort number of hours with uncovered need
 * @param shortMwh uncovered need of the day, MWh
 */
public record SystemHour(PublishedRow hour, int hours, int hoursShort, BigDecimal shortMwh) {

  /** The worst hour of a run's delivery day; empty if the run has no table of the system. */
  public static Optional<SystemHour> worst(Path publishedFolder, LocalDate day) {
    PublishedTable table = new PublishedTable(publishedFolder, OutTables.STRAIN_SYSTEM_HOURS);
    return Files.exists(table.file()) ? worst(table.rowsOf(day)) : Optional.empty();
  }

  /** The hour of the greatest shortage, or of the greatest strain if there is no shortage. */
  public static Optional<SystemHour> worst(List<PublishedRow> rows) {
    List<PublishedRow> known = rows.stream().filter(r -> r.knows(GridColumns.UNSERVED_MW)).toList();
    return known.stream()
        .max(
            Comparator.comparing((PublishedRow row) -> row.decimal(GridColumns.UNSERVED_MW))
                .thenComparing(SystemHour::stress)
                .thenComparing(row -> -row.whole(Columns.MARKET_HOUR)))
        .map(
            row ->
                new SystemHour(
                    row,
                    rows.size(),
                    (int)
                        known.stream()
                            .filter(r -> r.decimal(GridColumns.UNSERVED_MW).signum() > 0)
                            .count(),
                    known.stream()
                        .map(r -> r.decimal(GridColumns.UNSERVED_MW))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  private static double stress(PublishedRow row) {
    return row.find(GridColumns.COORDINATED_STRESS_MAX) instanceof Number ratio
        ? ratio.doubleValue()
        : 0;
  }

  /** The status code: short, short_of_reserve, tight or normal. */
  public String status() {
    return hour.textOrEmpty(GridColumns.SYSTEM_STATUS);
  }

  /** True if need is uncovered in some hour of the day. */
  public boolean isShort() {
    return hoursShort > 0;
  }

  /**
   * Sentences for the reader: the status with its definition, the parts of the shortage, what the
   * figure does not mean, and what was assumed.
   */
  public List<String> sentences(Catalogue words) {
    Language language = words.language();
    List<String> lines = new ArrayList<>();
    lines.add(
        Catalogue.of(Topic.STRAIN, language)
            .text(
                "worst",
                "%02d:00".formatted(hour.whole(Columns.MARKET_HOUR)),
                Catalogue.of(Topic.STRAIN, language).code("status", status()),
                Catalogue.of(Topic.STRAIN, language).find("definition." + status()).orElse("")));
    if (isShort()) {
      lines.add(
          Catalogue.of(Topic.STRAIN, language)
              .text(
                  "hours_short",
                  hoursShort,
                  hours,
                  words.number(shortMwh.setScale(0, RoundingMode.HALF_UP), 0)));
      lines.add(consists(words));
      lines.add(Catalogue.of(Topic.STRAIN, language).text("not_load_shed"));
    }
    lines.add(assumed(words));
    return lines;
  }

  /** The parts of the shortage as a sum, such as {@code 2,337 MW = 1,092 expected load + …}. */
  public String consists(Catalogue words) {
    List<String> figures = new ArrayList<>();
    figures.add(mw(words, hour.find(GridColumns.UNSERVED_MW)));
    GridColumns.SHORTAGE_PARTS.forEach(part -> figures.add(mw(words, hour.find(part))));
    return Catalogue.of(Topic.STRAIN, words.language()).text("consists", figures.toArray());
  }

  private String assumed(Catalogue words) {
    return Catalogue.of(Topic.STRAIN, words.language())
        .text(
            "assumed",
            assumed(words, "assumed.imports", hour.find(GridColumns.IMPORTS_SCHEDULED_MW)),
            assumed(words, "assumed.outages", hour.find(GridColumns.OUTAGE_MW)));
  }

  private static String assumed(Catalogue words, String key, @Nullable Object value) {
    return value instanceof BigDecimal
        ? Catalogue.of(Topic.STRAIN, words.language()).text(key, mw(words, value))
        : Catalogue.of(Topic.STRAIN, words.language()).text(key + ".unknown");
  }

  /** Power in MW; a dash for a part that the run did not compute. */
  private static String mw(Catalogue words, @Nullable Object value) {
    return value instanceof BigDecimal known ? words.number(known, 0) : "–";
  }
}
