package kz.quat.submission;

import java.util.List;

/** Names of the fields of a report. */
public final class ReportFields {

  /** The fields of every report, in the order of the form. */
  public static final List<String> HEAD =
      List.of(
          "report_id",
          "site_id",
          "miner_bin",
          "period_from",
          "period_to",
          "submitted_at",
          "revision",
          "unit",
          "time");

  private ReportFields() {}
}
