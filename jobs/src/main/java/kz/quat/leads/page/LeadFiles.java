package kz.quat.leads.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.quat.domain.Language;
import kz.quat.leads.Lead;
import kz.quat.leads.PointShare;
import kz.quat.leads.series.FeederSeries;
import org.jspecify.annotations.Nullable;

/**
 * What {@code quat leads} leaves in a folder: {@code leads.csv} and the first pages of evidence.
 */
public final class LeadFiles {

  /** Places that a crew can visit in a month: so many leads get a page. */
  public static final int PAGES = 20;

  private static final long HOUR_SECONDS = 3600;

  private LeadFiles() {}

  /**
   * Writes the leads in their order; a lead on several meters has a line for each, the largest
   * first.
   */
  public static void write(
      Path folder, List<Lead> ranked, Map<String, FeederSeries> feeders, ZoneId zone)
      throws IOException {
    Files.createDirectories(folder);
    csv(folder.resolve("leads.csv"), ranked);
    for (Language language : Language.values()) {
      Path pages = Files.createDirectories(folder.resolve("evidence").resolve(language.code()));
      LeadPage page = new LeadPage(language, zone);
      for (int i = 0; i < Math.min(PAGES, ranked.size()); i++) {
        Lead lead = ranked.get(i);
        FeederSeries feeder = feeders.get(lead.feederId());
        if (feeder != null) {
          Files.writeString(pages.resolve(fileName(i + 1, lead)), page.html(lead, i + 1, feeder));
        }
      }
    }
  }

  private static String fileName(int rank, Lead lead) {
    String safe = lead.feederId().replaceAll("[^A-Za-z0-9_-]", "_");
    return String.format(Locale.ROOT, "%02d-%s.html", rank, safe);
  }

  private static void csv(Path file, List<Lead> ranked) throws IOException {
    LeadSentences words = new LeadSentences(Language.EN, ZoneOffset.UTC);
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      writer.writeRecord(
          "rank",
          "feeder_id",
          "point_id",
          "start_utc",
          "estimated_kw",
          "confidence",
          "first_alarm_utc",
          "evidence");
      int rank = 0;
      for (Lead lead : ranked) {
        rank++;
        String evidence = String.join(" ", words.of(lead));
        for (PointShare point : lead.points()) {
          writer.writeRecord(
              String.valueOf(rank),
              lead.feederId(),
              point.pointId(),
              utc(lead.startHour()),
              String.format(Locale.ROOT, "%.2f", point.kw()),
              String.format(Locale.ROOT, "%.4f", lead.confidence()),
              utc(lead.firstAlarmHour()),
              evidence);
        }
      }
    }
  }

  private static String utc(@Nullable Long hour) {
    return hour == null ? "" : Instant.ofEpochSecond(hour * HOUR_SECONDS).toString();
  }
}
