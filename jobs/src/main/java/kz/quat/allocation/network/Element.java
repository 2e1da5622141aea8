package kz.quat.allocation.network;

/**
 * A limit of one hour that can be an element of a cut.
 *
 * @param kind its kind
 * @param index index of the region, zone or tie; 0 for the national cap
 * @param backward for a tie: the direction opposite to its positive flow
 */
public record Element(ElementKind kind, int index, boolean backward) {
  /** The element of this kind and index; for a tie, its forward direction. */
  public static Element of(ElementKind kind, int index) {
    return new Element(kind, index, false);
  }
}
