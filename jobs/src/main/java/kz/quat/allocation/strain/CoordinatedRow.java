package kz.quat.allocation.strain;

/**
 * Strain of one region in one hour through the network: docs/spec/strain.md, section 1.
 *
 * @param coordinatedStressRatio 1 over the part of its need that could be met, at most 9.999; 0
 *     where it has no need
 * @param coordinatedLevel by the ratio before it is limited
 * @param uncoveredMw its share of the shortage; the sum over regions is U*
 * @param bindingArea the regions that are held at this level together, joined by {@code ;}; empty
 *     where there is no need
 * @param bindingElements what closes that area, {@code kind:name=MW} joined by {@code ;}; empty
 *     where the area is a whole interconnection
 */
public record CoordinatedRow(
    String region,
    int hour,
    double coordinatedStressRatio,
    StrainLevel coordinatedLevel,
    double uncoveredMw,
    String bindingArea,
    String bindingElements) {}
