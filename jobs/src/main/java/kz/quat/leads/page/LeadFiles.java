package kz.quat.leads.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.quat.domain.Language;
import kz.quat.leads.Lead;
import kz.quat.leads.LeadRanking;
import kz.quat.leads.PointShare;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.leads.visits.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What {@code quat leads} leaves in a folder: {@code leads.csv}, {@code evidence.csv} and the first
 * pages of evidence.
 */
public final class LeadFiles {

  /** Places that a crew can visit in a month: so many leads get a page. */
  public static final int PAGES = 20;

  private static final long HOUR_SECONDS = 3600;

  private LeadFiles() {}

  /**
   * Writes the leads in their order; a lead on several meters has a line for each, the largest
   * first.
   *
   * @param visits what inspectors found; empty where nobody looked
   */
  public static void write(
      Path folder,
      List<Lead> ranked,
      List<Visit> visits,
      Map<String, FeederSeries> feeders,
      ZoneId zone)
      throws IOException {
    Files.createDirectories(folder);
    csv(folder.resolve("leads.csv"), ranked, visits);
    columns(folder.resolve("evidence.csv"), ranked);
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

  private static void csv(Path file, List<Lead> ranked, List<Visit> visits) throws IOException {
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
          "evidence",
          "rank_by_energy",
          "rank_by_confidence",
          "status");
      Map<String, Integer> byEnergy = LeadRanking.places(ranked, LeadRanking.Order.ENERGY);
      Map<String, Integer> byConfidence = LeadRanking.places(ranked, LeadRanking.Order.CONFIDENCE);
      int rank = 0;
      for (Lead lead : ranked) {
        rank++;
        String status = LeadStatus.of(lead, visits).word();
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
              evidence,
              String.valueOf(byEnergy.get(lead.feederId())),
              String.valueOf(byConfidence.get(lead.feederId())),
              status);
        }
      }
    }
  }

  /** A line a lead with every piece of evidence in its own column ({@link Feature}). */
  private static void columns(Path file, List<Lead> ranked) throws IOException {
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      List<String> names =
          new ArrayList<>(
              List.of("feeder_id", "end_utc", "mean_kw", "low_kw", "high_kw", "expected_kw"));
      for (Feature feature : Feature.values()) {
        names.add(feature.name().toLowerCase(Locale.ROOT));
      }
      writer.writeRecord(names);
      for (Lead lead : ranked) {
        List<String> values = new ArrayList<>(List.of(lead.feederId(), utc(lead.endHour())));
        for (double kw : new double[] {lead.kw(), lead.lowKw(), lead.highKw(), lead.expectedKw()}) {
          values.add(String.format(Locale.ROOT, "%.2f", kw));
        }
        lead.features().forEach(v -> values.add(String.format(Locale.ROOT, "%.4f", v)));
        writer.writeRecord(values);
      }
    }
  }

  private static String utc(@Nullable Long hour) {
    return hour == null ? "" : Instant.ofEpochSecond(hour * HOUR_SECONDS).toString();
  }
}
