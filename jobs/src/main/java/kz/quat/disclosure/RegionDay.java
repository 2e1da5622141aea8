package kz.quat.disclosure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What miners contribute to one region on one day.
 *
 * @param amounts by measure and miner
 * @param hourIsUnsafe true where the total of at least one hour of the day is itself unsafe
 */
record RegionDay(
    String region,
    String zone,
    Map<Measure, SortedMap<String, Long>> amounts,
    boolean hourIsUnsafe) {

  SortedMap<String, Long> of(Measure measure) {
    return amounts.getOrDefault(measure, new TreeMap<>());
  }

  /** True where nobody contributes. Such a day needs no protection and cannot protect others. */
  boolean isEmpty(List<Measure> measures) {
    return measures.stream().allMatch(measure -> of(measure).isEmpty());
  }

  long total(Measure measure) {
    return of(measure).values().stream().mapToLong(Long::longValue).sum();
  }
}
