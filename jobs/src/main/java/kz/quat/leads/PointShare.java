package kz.quat.leads;

/**
 * A meter's share of a lead.
 *
 * @param pointId code of the point; empty if the load is not on a meter
 * @param kw mean power since the start in kW
 */
public record PointShare(String pointId, double kw) {}
