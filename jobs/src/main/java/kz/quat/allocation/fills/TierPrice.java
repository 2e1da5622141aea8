package kz.quat.allocation.fills;

/**
 * What an element is worth in a tier's auction.
 *
 * @param tier the tier
 * @param element {@code kind:name}, as in {@code binding_elements}
 * @param kztPerKwh the revenue that is lost per kWh taken from it
 */
public record TierPrice(int tier, String element, double kztPerKwh) {}
