package kz.quat.demo.world;

/**
 * One of the 20 regions.
 *
 * @param code ISO 3166-2 code since 2022 ({@code KZ-10})
 * @param oldCode alphabetic code before 8 June 2022; a region that was separated from another has
 *     that one's code
 * @param zone North, South or West
 * @param oldRegion key of the region among the 14 of the consumption table
 * @param shareOfOldRegion its share of the old region's consumption, 0 to 1
 * @param offsetHours hours ahead of UTC before 2024-03-01
 */
public record DemoRegion(
    String code,
    String oldCode,
    String nameKk,
    String nameRu,
    String zone,
    String oldRegion,
    double shareOfOldRegion,
    int offsetHours) {
  public boolean isWest() {
    return zone.equals("West");
  }
}
