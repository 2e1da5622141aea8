package kz.quat.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.domain.DisclosureRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grids small enough to decide by hand: at least 3 miners, p = 10 %. */
class SmallCellsTest {

  private static final DisclosureRule RULE =
      new DisclosureRule(LocalDate.of(2021, 1, 1), 3, 10, "test");

  /** A region whose miners (named by region and number) contribute the given amounts. */
  private static RegionDay region(String code, String zone, long... amounts) {
    SortedMap<String, Long> byMiner = new TreeMap<>();
    for (int i = 0; i < amounts.length; i++) {
      byMiner.put(code + "-" + i, amounts[i]);
    }
    return new RegionDay(code, zone, Map.of(Measure.MINING, byMiner), false);
  }

  private static SortedMap<String, String> withheld(RegionDay... regions) {
    return SmallCells.suppressed(RULE, Measure.OF_MINING, Arrays.asList(regions));
  }

  @Test
  void regionsWithManyEvenMinersAreAllShown() {
    assertThat(
            withheld(
                region("A", "North", 10, 10, 10),
                region("B", "North", 20, 10, 5),
                region("C", "South", 7, 8, 9, 10)))
        .isEmpty();
  }

  @Test
  void twoMinersAreWithheldForEachKnowsTheOther() {
    assertThat(RULE.isSafe(List.of(10L, 10L))).isFalse();
  }

  @Test
  void ofThreeMinersADominantOneIsWithheld() {
    // The second, knowing its own 5, can place the largest between 90 and 95: closer than 10 %.
    assertThat(RULE.isSafe(List.of(90L, 5L, 5L))).isFalse();
    // Without the two largest, 8 + 0 are left; 10 % of 80 is 8.
    assertThat(RULE.isSafe(List.of(80L, 12L, 8L))).isTrue();
    assertThat(RULE.isSafe(List.of(80L, 13L, 7L))).isFalse();
  }

  @Test
  void threeMinersOfWhomTwoDrawNothingAreWithheld() {
    assertThat(RULE.isSafe(List.of(10L, 0L, 0L))).isFalse();
  }

  @Test
  void zeroOfThreeIsShownAndOfTwoIsNot() {
    assertThat(RULE.isSafe(List.of(0L, 0L, 0L))).isTrue();
    assertThat(RULE.isSafe(List.of(0L, 0L))).isFalse();
  }

  @Test
  void withoutMinersThereIsNothingToProtect() {
    assertThat(withheld(region("A", "North"), region("B", "North", 10, 10, 10))).isEmpty();
  }

  @Test
  void aSmallRegionCausesTheSmallestOtherOfItsZoneToBeWithheld() {
    // The zone's total less B and C would be A's two miners; C is the smaller of the two, so it is
    // withheld.
    assertThat(
            withheld(
                region("A", "North", 5, 5),
                region("B", "North", 30, 30, 30),
                region("C", "North", 20, 20, 20),
                region("D", "South", 1, 1, 1)))
        .isEqualTo(Map.of("A", "small_cell", "C", "secondary"));
  }

  @Test
  void aWithheldRegionAloneInItsZoneNeedsAnotherOneWithheldBecauseOfTheNationsTotal() {
    assertThat(
            withheld(
                region("A", "West", 5, 5),
                region("B", "North", 30, 30, 30),
                region("C", "South", 20, 20, 20)))
        .isEqualTo(Map.of("A", "small_cell", "C", "secondary"));
  }

  @Test
  void twoSmallRegionsOfOneMinerEachDoNotHideEachOther() {
    // There are two miners in all, each of whom could tell the other's figure, so the smallest
    // third region is withheld.
    assertThat(
            withheld(
                region("A", "North", 5),
                region("B", "North", 6),
                region("C", "North", 9, 9, 9),
                region("D", "North", 10, 10, 10)))
        .isEqualTo(Map.of("A", "small_cell", "B", "small_cell", "C", "secondary"));
  }

  @Test
  void twoSmallRegionsOfTheSameMinerDoNotHideEachOther() {
    SortedMap<String, Long> one = new TreeMap<>(Map.of("ONE", 5L));
    RegionDay first = new RegionDay("A", "North", Map.of(Measure.MINING, one), false);
    RegionDay second = new RegionDay("B", "North", Map.of(Measure.MINING, one), false);
    assertThat(withheld(first, second, region("C", "North", 9, 9, 9)).keySet())
        .containsExactly("A", "B", "C");
  }

  @Test
  void aNationOfTwoMinersIsWithheldItself() {
    assertThat(withheld(region("A", "North", 5), region("B", "South", 5)))
        .isEqualTo(Map.of("A", "small_cell", "B", "small_cell", "KZ", "small_cell"));
  }

  @Test
  void anUnsafeHourWithholdsTheDay() {
    RegionDay day = region("A", "North", 10, 10, 10);
    RegionDay withHour = new RegionDay("A", "North", day.amounts(), true);
    assertThat(withheld(withHour, region("B", "North", 20, 20, 20)))
        .isEqualTo(Map.of("A", "small_cell", "B", "secondary"));
  }

  @Test
  void aThresholdBelowThreeIsRefused() {
    assertThatThrownBy(() -> new DisclosureRule(LocalDate.EPOCH, 2, 10, "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("disclosure.min_contributors is 2");
  }

  /** On any grid: what is withheld is safe as one total, by zone and in the nation. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void differencesOfTotalsNeverGiveBackASmallRegion(long seed) {
    Random random = new Random(seed);
    for (int grid = 0; grid < 200; grid++) {
      List<RegionDay> regions = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        long[] amounts = random.longs(random.nextInt(6), 0, 100).toArray();
        regions.add(region("R" + i, random.nextBoolean() ? "North" : "South", amounts));
      }
      SortedMap<String, String> withheld = SmallCells.suppressed(RULE, Measure.OF_MINING, regions);
      List<Long> hidden = new ArrayList<>();
      long hiddenRegions = 0;
      for (RegionDay region : regions) {
        if (withheld.containsKey(region.region())) {
          hiddenRegions++;
          hidden.addAll(region.of(Measure.MINING).values());
        } else {
          assertThat(RULE.isSafe(region.of(Measure.MINING).values())).isTrue();
        }
      }
      // A single region would be the nation's total less the others.
      assertThat(withheld.containsKey("KZ") || hiddenRegions != 1).isTrue();
      assertThat(withheld.containsKey("KZ") || RULE.isSafe(hidden)).isTrue();
    }
  }
}
