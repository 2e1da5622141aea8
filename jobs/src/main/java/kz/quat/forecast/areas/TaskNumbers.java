package kz.quat.forecast.areas;

import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Numbers that Spark's hash spreads over as many partitions, one each: so that every area gets a
 * task of its own, none waits for another, and none is empty (an empty task costs as much start as
 * any). Were the hash another one, only the spread would suffer.
 */
final class TaskNumbers {
  /** What Spark starts its hash partitioning with. */
  private static final int SEED = 42;

  private TaskNumbers() {}

  /** So many numbers; the number at an index falls into the partition of that index. */
  static int[] of(int count) {
    int[] numbers = new int[count];
    boolean[] found = new boolean[count];
    int left = count;
    for (int number = 0; left > 0; number++) {
      int partition = Math.floorMod(Murmur3_x86_32.hashInt(number, SEED), count);
      if (!found[partition]) {
        found[partition] = true;
        numbers[partition] = number;
        left--;
      }
    }
    return numbers;
  }
}
