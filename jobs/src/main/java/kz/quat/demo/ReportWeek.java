package kz.quat.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import kz.quat.demo.world.Site;

/** A site's week: the correct report, to be made wrong, and how it is filed and listed. */
final class ReportWeek {
  private final PlantedFaults faults;
  private final LandingFiles files;
  private final Site site;
  private final LocalDate monday;
  private final ObjectNode report;

  ReportWeek(
      PlantedFaults faults, LandingFiles files, ReportForm form, Site site, LocalDate monday) {
    this.faults = faults;
    this.files = files;
    this.site = site;
    this.monday = monday;
    this.report = form.week(site, monday, ReportFiles.received(site, monday));
  }

  Site site() {
    return site;
  }

  LocalDate monday() {
    return monday;
  }

  ObjectNode report() {
    return report;
  }

  ArrayNode readings() {
    return report.withArray("readings");
  }

  ObjectNode reading(int index) {
    return (ObjectNode) readings().get(index);
  }

  /** Files the report as it now is; always true. */
  boolean put(String id, String where, String what, String expected, String reason, long records)
      throws IOException {
    return put(Json.compact(report), id, where, what, expected, reason, records);
  }

  /** Files a text in the report's place; always true. */
  boolean put(
      String text,
      String id,
      String where,
      String what,
      String expected,
      String reason,
      long records)
      throws IOException {
    String name = ReportFiles.name(site, monday);
    String path = files.put(ReportFiles.SOURCE, ReportFiles.received(site, monday), name, text, 1);
    faults.add(
        new PlantedFaults.Fault(
            id, ReportFiles.SOURCE, path, where, what, expected, reason, records));
    return true;
  }
}
