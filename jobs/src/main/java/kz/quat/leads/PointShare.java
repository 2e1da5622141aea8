package kz.quat.leads;

/**
 * A meter's part of a lead.
 *
 * @param pointId code of the point; empty where the load is on no meter
 * @param kw mean power since the start in kW
 */
public record PointShare(String pointId, double kw) {}
