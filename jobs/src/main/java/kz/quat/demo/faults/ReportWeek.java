package kz.quat.demo.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import kz.quat.demo.landing.Json;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.landing.ReportForm;
import kz.quat.demo.world.Site;

/** A site's week: the correct report, which faults alter, and how it is filed and listed. */
public final class ReportWeek {
  private final PlantedFaults faults;
  private final LandingFiles files;
  private final Site site;
  private final LocalDate monday;
  private final ObjectNode report;

  public ReportWeek(
      PlantedFaults faults, LandingFiles files, ReportForm form, Site site, LocalDate monday) {
    this.faults = faults;
    this.files = files;
    this.site = site;
    this.monday = monday;
    this.report = form.week(site, monday, ReportForm.received(site, monday));
  }

  public Site site() {
    return site;
  }

  public LocalDate monday() {
    return monday;
  }

  public ObjectNode report() {
    return report;
  }

  public ArrayNode readings() {
    return report.withArray("readings");
  }

  public ObjectNode reading(int index) {
    return (ObjectNode) readings().get(index);
  }

  /**
   * Files the report in its present state.
   *
   * @return always true
   */
  public boolean put(
      String id, String where, String what, String expected, String reason, long records)
      throws IOException {
    return put(Json.compact(report), id, where, what, expected, reason, records);
  }

  /**
   * Files a text in place of the report.
   *
   * @return always true
   */
  public boolean put(
      String text,
      String id,
      String where,
      String what,
      String expected,
      String reason,
      long records)
      throws IOException {
    String name = ReportForm.name(site, monday);
    String path = files.put(ReportForm.SOURCE, ReportForm.received(site, monday), name, text, 1);
    faults.add(
        new PlantedFaults.Fault(
            id, ReportForm.SOURCE, path, where, what, expected, reason, records));
    return true;
  }
}
