package kz.quat.leads.page;

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
import kz.quat.csv.CsvFile;
import kz.quat.domain.Language;
import kz.quat.leads.Lead;
import kz.quat.leads.LeadRanking;
import kz.quat.leads.PointShare;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.leads.visits.Visit;
import kz.quat.publish.paper.Defused;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of {@code quat leads}: {@code leads.csv}, {@code evidence.csv} and pages of
 * evidence for the first leads.
 */
public final class LeadFiles {

  /** Number of leads that get a page: as many places as a crew can visit in a month. */
  public static final int PAGES = 20;

  private static final long HOUR_SECONDS = 3600;

  private static final List<String> LEADS =
      List.of(
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

  private static final List<String> EVIDENCE =
      List.of("feeder_id", "end_utc", "mean_kw", "low_kw", "high_kw", "expected_kw");

  private LeadFiles() {}

  /**
   * Writes the leads in their order; a lead on several meters has a line for each, the largest
   * first.
   *
   * @param visits inspectors' results; empty if there were no visits
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

  /** The line of a lead for one of its meters. */
  private record Line(int rank, Lead lead, PointShare point, String evidence) {}

  private static void csv(Path file, List<Lead> ranked, List<Visit> visits) throws IOException {
    LeadSentences words = new LeadSentences(Language.EN, ZoneOffset.UTC);
    List<Line> lines = new ArrayList<>();
    for (Lead lead : ranked) {
      int rank = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).rank() + 1;
      String evidence = String.join(" ", words.of(lead));
      lead.points().forEach(point -> lines.add(new Line(rank, lead, point, evidence)));
    }
    Map<String, Integer> byEnergy = LeadRanking.places(ranked, LeadRanking.Order.ENERGY);
    Map<String, Integer> byConfidence = LeadRanking.places(ranked, LeadRanking.Order.CONFIDENCE);
    CsvFile.write(
        file,
        LEADS,
        lines.stream(),
        line -> {
          Lead lead = line.lead();
          return List.of(
              String.valueOf(line.rank()),
              Defused.text(lead.feederId()),
              Defused.text(line.point().pointId()),
              utc(lead.startHour()),
              String.format(Locale.ROOT, "%.2f", line.point().kw()),
              String.format(Locale.ROOT, "%.4f", lead.confidence()),
              utc(lead.firstAlarmHour()),
              line.evidence(),
              String.valueOf(byEnergy.get(lead.feederId())),
              String.valueOf(byConfidence.get(lead.feederId())),
              LeadStatus.of(lead, visits).word());
        });
  }

  /** Writes one line per lead with each feature in its own column ({@link Feature}). */
  private static void columns(Path file, List<Lead> ranked) throws IOException {
    List<String> names = new ArrayList<>(EVIDENCE);
    for (Feature feature : Feature.values()) {
      names.add(feature.name().toLowerCase(Locale.ROOT));
    }
    CsvFile.write(file, names, ranked.stream(), LeadFiles::evidence);
  }

  private static List<String> evidence(Lead lead) {
    List<String> values =
        new ArrayList<>(List.of(Defused.text(lead.feederId()), utc(lead.endHour())));
    for (double kw : new double[] {lead.kw(), lead.lowKw(), lead.highKw(), lead.expectedKw()}) {
      values.add(String.format(Locale.ROOT, "%.2f", kw));
    }
    lead.features().forEach(v -> values.add(String.format(Locale.ROOT, "%.4f", v)));
    return values;
  }

  private static String utc(@Nullable Long hour) {
    return hour == null ? "" : Instant.ofEpochSecond(hour * HOUR_SECONDS).toString();
  }
}
