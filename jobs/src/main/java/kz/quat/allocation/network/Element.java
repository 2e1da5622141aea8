package kz.quat.allocation.network;

/**
 * A limit of one hour, as a cut names it.
 *
 * @param kind what it is
 * @param index index of the region, zone or tie; 0 for the national cap
 * @param backward for a tie: the direction against its positive flow
 */
public record Element(ElementKind kind, int index, boolean backward) {
  /** The element of that kind and index; of a tie its forward direction. */
  public static Element of(ElementKind kind, int index) {
    return new Element(kind, index, false);
  }
}
