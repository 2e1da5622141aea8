package kz.quat.allocation.strain;

/**
 * Strain of one region in one hour, taking the network into account (docs/spec/strain.md, section
 * 1).
 *
 * @param coordinatedStressRatio 1 divided by the part of its need that could be met, at most 9.999;
 *     0 if it has no need
 * @param coordinatedLevel level of the ratio before the limit of 9.999 is applied
 * @param uncoveredMw its share of the shortage; the sum over all regions is U*
 * @param bindingArea the regions that are held at this level together, joined by {@code ;}; empty
 *     if there is no need
 * @param bindingElements what limits supply to that area, {@code kind:name=MW} joined by {@code ;};
 *     empty if the area is a whole interconnection
 */
public record CoordinatedRow(
    String region,
    int hour,
    double coordinatedStressRatio,
    StrainLevel coordinatedLevel,
    double uncoveredMw,
    String bindingArea,
    String bindingElements) {}
