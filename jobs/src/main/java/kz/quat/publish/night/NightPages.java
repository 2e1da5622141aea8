package kz.quat.publish.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import kz.quat.config.QuatConfig;
import kz.quat.domain.AtomicFile;
import kz.quat.domain.Language;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * Writes what follows a published night: the run report as a page, a summary to be mailed and the
 * day on one page, all into the run's restricted folder, and the metrics into the folder of logs.
 * Like {@code run_report.json}, from which they are made, these files are not part of the manifest;
 * they can be written again at any time.
 */
public final class NightPages {

  private static final String METRICS = "quat.prom";
  private static final String PAGE = "run_report.html";

  private final QuatConfig config;

  public NightPages(QuatConfig config) {
    this.config = config;
  }

  /** Writes all of it for a published run that was interrupted before its pages were written. */
  public void complete(String runId, Instant finishedAt) {
    Path page = new RunFolders(config.paths()).of(Audience.RESTRICTED, runId).resolve(PAGE);
    if (!Files.exists(page)) {
      write(runId, finishedAt);
    }
  }

  /** Writes all of it for a published run; does nothing if the run has no report. */
  public void write(String runId, Instant finishedAt) {
    RunFolders folders = new RunFolders(config.paths());
    Optional<NightReport> report = NightReport.read(folders, runId);
    if (report.isEmpty()) {
      return;
    }
    NightFigures night = NightFigures.read(config, report.get());
    Path folder = folders.of(Audience.RESTRICTED, runId);
    for (Language language : Language.values()) {
      replace(
          folder.resolve("summary_" + language.code() + ".txt"),
          MailText.of(night, Catalogue.of(Topic.MESSAGES, language)));
    }
    replace(folder.resolve(PAGE), ReportPage.of(night));
    replace(metrics(), Metrics.ofNight(report.get(), finishedAt));
    briefs(folders, night, folder);
  }

  private void briefs(RunFolders folders, NightFigures night, Path folder) {
    BriefDay day = BriefDay.read(folders, night.now());
    ZoneId zone = ZoneId.of(config.market().zoneId());
    for (Language language : Language.values()) {
      Path file = folder.resolve("brief_" + language.code() + ".pdf");
      try {
        AtomicFile.replace(file, new BriefPdf(night, day, zone, language).bytes());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write " + file, e);
      }
    }
  }

  /** Records how the last attempt ended; the figures of the last successful night are kept. */
  public void attempt(int exitCode, Instant endedAt) {
    try {
      String before = Files.exists(metrics()) ? Files.readString(metrics()) : "";
      replace(metrics(), Metrics.withAttempt(before, exitCode, endedAt));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + metrics(), e);
    }
  }

  private Path metrics() {
    return config.paths().logs().resolve(METRICS);
  }

  /** Replaces the file in one step, so that a collector of metrics never reads half a file. */
  private static void replace(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.replace(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
