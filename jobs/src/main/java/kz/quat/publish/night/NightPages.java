package kz.quat.publish.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import kz.quat.config.QuatConfig;
import kz.quat.domain.AtomicFile;
import kz.quat.domain.Language;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * What is written after a night is published: the run report as a page and a summary to be mailed,
 * in the run's restricted folder, and the metrics in the folder of logs. Like {@code
 * run_report.json}, of which they are made, the pages stand outside the manifest; they can be
 * written again at any time.
 */
public final class NightPages {

  private static final String METRICS = "quat.prom";
  private static final String PAGE = "run_report.html";

  private final QuatConfig config;

  public NightPages(QuatConfig config) {
    this.config = config;
  }

  /** Writes all of it for a published run that was cut off before it had its pages. */
  public void complete(String runId, Instant finishedAt) {
    Path page = new RunFolders(config.paths()).of(Audience.RESTRICTED, runId).resolve(PAGE);
    if (!Files.exists(page)) {
      write(runId, finishedAt);
    }
  }

  /** Writes all of it for a published run; nothing where the run has no report. */
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
  }

  /** Notes how the last attempt ended, well or not; the figures of the last good night stay. */
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

  /** In one step: whoever collects metrics never reads half a file. */
  private static void replace(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.replace(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
