package kz.quat.submission;

import java.util.List;

/** What the fields of a report are called. */
public final class ReportFields {

  /** The fields that every report has, in the order of the form. */
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
