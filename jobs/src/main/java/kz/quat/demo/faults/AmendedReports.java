package kz.quat.demo.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.landing.ReportForm;
import kz.quat.demo.world.Site;

/** Duplicates, amendments and late files: each is correct, but their order is difficult. */
public final class AmendedReports {
  private static final long WEEK_RECORDS = 168L;
  private static final LocalDate LATE = LocalDate.of(2022, 11, 30);
  private static final LocalDate AFTER_ISSUE = LocalDate.of(2022, 12, 7);

  private final LandingFiles files;
  private final ReportForm form;

  public AmendedReports(LandingFiles files, ReportForm form) {
    this.files = files;
    this.form = form;
  }

  public boolean write(Site site, int week, LocalDate monday) throws IOException {
    Instant due = ReportForm.received(site, monday);
    return switch (site.number() * 10 + week) {
      case 165 -> {
        put(site, monday, due, 1, 100, "");
        String path = put(site, monday, due.plusSeconds(7200), 1, 100, " (copy)", due);
        yield planted("R01", path, "the same bytes under another name", "skipped");
      }
      case 203 -> amendedTwice(site, monday, due);
      case 244 -> reversed(site, monday, due);
      case 262 -> {
        String path = put(site, monday, Delivery.at(LATE, 4, 0), 1, 100, "");
        yield planted("R06", path, "sixteen days late", "accepted");
      }
      case 265 -> {
        String path = put(site, monday, Delivery.at(AFTER_ISSUE, 4, 0), 1, 100, "");
        yield planted("R07", path, "arrives after the issue time", "not_yet");
      }
      case 563 -> {
        String path = put(site, monday, due, 1, 90, "");
        put(site, monday, days(due, 2), 2, 100, "_rev2");
        yield planted("R03", path, "amended by a second revision", "superseded");
      }
      case 544 -> {
        String path = put(site, monday, due, 1, 95, "");
        put(site, monday, days(due, 1), 1, 100, "_again");
        yield planted("R29", path, "the same revision again, other values", "superseded");
      }
      default -> false;
    };
  }

  private boolean amendedTwice(Site site, LocalDate monday, Instant due) throws IOException {
    String first = put(site, monday, due, 1, 80, "");
    String second = put(site, monday, days(due, 1), 2, 90, "_rev2");
    put(site, monday, days(due, 3), 3, 100, "_rev3");
    planted("R04", first, "first of three revisions", "superseded");
    return planted("R04", second, "second of three revisions", "superseded");
  }

  private boolean reversed(Site site, LocalDate monday, Instant due) throws IOException {
    put(site, monday, due, 2, 100, "_rev2");
    String path = put(site, monday, days(due, 1), 1, 85, "");
    return planted("R05", path, "first revision, arriving after the second", "superseded");
  }

  private String put(
      Site site, LocalDate monday, Instant received, int revision, int percent, String suffix)
      throws IOException {
    return put(site, monday, received, revision, percent, suffix, received);
  }

  private String put(
      Site site,
      LocalDate monday,
      Instant received,
      int revision,
      int percent,
      String suffix,
      Instant submitted)
      throws IOException {
    long from = ReportForm.startHour(site, monday);
    long to = ReportForm.startHour(site, monday.plusWeeks(1));
    ObjectNode report = form.week(site, monday, submitted);
    report.put("revision", revision);
    for (long hour = from; hour < to; hour++) {
      long kwh = form.reportedKwh(site, hour) * percent / 100;
      ObjectNode reading = (ObjectNode) report.withArray("readings").get((int) (hour - from));
      reading.set("value", ReportForm.value(form.unit(site), kwh));
    }
    String name = site.id() + "_" + monday + suffix + ".json";
    return files.put(ReportForm.SOURCE, received, name, Json.compact(report), 1);
  }

  private boolean planted(String id, String path, String what, String expected) {
    files
        .faults()
        .add(
            new PlantedFaults.Fault(
                id, ReportForm.SOURCE, path, "whole file", what, expected, "", WEEK_RECORDS));
    return true;
  }

  private static Instant days(Instant instant, int days) {
    return instant.plusSeconds(days * 86_400L);
  }
}
