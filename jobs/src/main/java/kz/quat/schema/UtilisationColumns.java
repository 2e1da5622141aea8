package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.text;
import static kz.quat.schema.ColumnSpec.wh;

/** Columns on how quotas were used. */
public final class UtilisationColumns {

  private UtilisationColumns() {}

  /** {@code uptake_code}: the site has no complete meter reading for the hour. */
  public static final String NO_METER = "no_meter";

  /** {@code uptake_code}: quota, exempt and interruptible power were not exceeded. */
  public static final String WITHIN = "within";

  /** {@code uptake_code}: exceeded by no more than the tolerance. */
  public static final String WITHIN_TOLERANCE = "within_tolerance";

  /** {@code uptake_code}: exceeded by more than the tolerance. */
  public static final String EXCEEDED = "exceeded";

  public static final ColumnSpec QUOTA_WH =
      wh("quota_wh", "Quota of the hour from the common surplus, as published for the day");
  public static final ColumnSpec EXEMPT_WH =
      wh(
              "exempt_wh",
              "Exempt power of the hour; null = kept by a night of schema 1, whose quota_wh"
                  + " included it")
          .nullable();
  public static final ColumnSpec INTERRUPTIBLE_WH =
      wh("interruptible_wh", "Interruptible power of the hour");
  public static final ColumnSpec TOLERANCE_WH =
      wh(
          "tolerance_wh",
          "Excess that is tolerated as metering error: conf/rules/quota.yaml, uptake");
  public static final ColumnSpec FIRM_USED_WH =
      wh(
              "firm_used_wh",
              "Metered, up to quota and exempt power together; null = no complete reading")
          .nullable();
  public static final ColumnSpec INTERRUPTIBLE_USED_WH =
      wh("interruptible_used_wh", "Metered above both, up to the interruptible power").nullable();
  public static final ColumnSpec UNUSED_WH =
      wh("unused_wh", "Quota and exempt power that were not used; null = no complete reading")
          .nullable();
  public static final ColumnSpec EXCEEDED_WH =
      wh(
              "exceeded_wh",
              "Metered above quota, exempt and interruptible power together, tolerance included")
          .nullable();
  public static final ColumnSpec UTILISATION_CODE =
      text("uptake_code", "within, within_tolerance, exceeded or no_meter");
}
