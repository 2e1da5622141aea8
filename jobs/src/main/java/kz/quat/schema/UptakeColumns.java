package kz.quat.schema;

import static kz.quat.schema.Column.text;
import static kz.quat.schema.Column.wh;

/** Columns of what became of the quotas. */
public final class UptakeColumns {

  private UptakeColumns() {}

  /** {@code uptake_code}: the site has no complete meter reading of the hour. */
  public static final String NO_METER = "no_meter";

  /** {@code uptake_code}: quota and interruptible power were not exceeded. */
  public static final String WITHIN = "within";

  /** {@code uptake_code}: exceeded by no more than the tolerance. */
  public static final String WITHIN_TOLERANCE = "within_tolerance";

  /** {@code uptake_code}: exceeded by more than the tolerance. */
  public static final String EXCEEDED = "exceeded";

  public static final Column QUOTA_WH =
      wh("quota_wh", "Quota of the hour, exempt power included, as published for the day");
  public static final Column INTERRUPTIBLE_WH =
      wh("interruptible_wh", "Interruptible power beside it");
  public static final Column TOLERANCE_WH =
      wh("tolerance_wh", "Excess that is put down to metering: conf/rules/quota.yaml, uptake");
  public static final Column FIRM_USED_WH =
      wh("firm_used_wh", "Metered, up to the quota; null = no complete reading").nullable();
  public static final Column INTERRUPTIBLE_USED_WH =
      wh("interruptible_used_wh", "Metered above the quota, up to the interruptible power")
          .nullable();
  public static final Column UNUSED_WH =
      wh("unused_wh", "Quota that was not used; null = no complete reading").nullable();
  public static final Column EXCEEDED_WH =
      wh("exceeded_wh", "Metered above quota and interruptible power together, tolerance included")
          .nullable();
  public static final Column UPTAKE_CODE =
      text("uptake_code", "within, within_tolerance, exceeded or no_meter");
}
